import type { Domain, Setting } from '../formula/domain.js'
import { text } from '../formula/reading/text.js'
import type { Mechanism, Quantity } from '../mechanism/mechanism.js'
import { formSections, formsDocument, type Section } from './list-forms.js'
import { inMarkdown, plain } from './escape.js'
import type { Format, Look, Tool } from './format.js'
import { showRational, showValue } from './number.js'
import { styleOf, wrap, type Style } from './style.js'
import { inUnit } from './unit-text.js'

export interface ListReport {
  readonly tool: Tool
  readonly games: readonly Mechanism[]
}

/** One line a mechanism. */
export const renderList = ({ tool, games }: ListReport, format: Format, look: Look): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ tool, mechanisms: games.map(mechanismDocument) }, undefined, 2)}\n`
    case 'markdown':
      return [
        '| mechanism | claims | what it is |',
        '|---|---:|---|',
        ...games.map(
          ({ name, claims, about }) => `| ${inMarkdown(name)} | ${claims.size} | ${inMarkdown(about ?? '')} |`,
        ),
        '',
      ].join('\n')
    case 'text': {
      const style = styleOf(look)
      const names = Math.max(...games.map(({ name }) => name.length))
      const indent = names + '  12 claims  '.length
      const lines = games.flatMap(({ name, claims, about }) => {
        const head = `${style.strong(name.padEnd(names))}  ${String(claims.size).padStart(2)} claims`
        const [first = '', ...rest] = wrap(plain(about ?? ''), Math.max(40, look.width - indent))
        return [`${head}  ${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(indent)}${line}`)]
      })
      return [...lines, '', 'In full: hurwicz list NAME. All verdicts: hurwicz check NAME.', ''].join('\n')
    }
  }
}

export interface MechanismReport {
  readonly tool: Tool
  readonly mechanism: Mechanism
}

/** A mechanism with everything that can be pinned, varied or claimed in it. */
export const renderMechanism = ({ tool, mechanism }: MechanismReport, format: Format, look: Look): string => {
  const sections = sectionsOf(mechanism)
  switch (format) {
    case 'json':
      return `${JSON.stringify({ tool, mechanism: mechanismDocument(mechanism) }, undefined, 2)}\n`
    case 'markdown':
      return [
        `# ${inMarkdown(mechanism.name)}`,
        '',
        inMarkdown(mechanism.about ?? ''),
        ...sections.flatMap(({ title, rows }) => [
          '',
          `## ${title}`,
          '',
          ...rows.map(([name, what]) => `- **${inMarkdown(name)}** ${inMarkdown(what)}`),
        ]),
        '',
      ].join('\n')
    case 'text': {
      const style = styleOf(look)
      return [
        `${style.strong(mechanism.name)}  ${plain(mechanism.about ?? '')}`,
        ...sections.flatMap((section) => textOfSection(section, style, look.width)),
        '',
      ].join('\n')
    }
  }
}

const textOfSection = ({ title, rows }: Section, style: Style, width: number): readonly string[] => {
  const names = Math.min(28, Math.max(...rows.map(([name]) => name.length)))
  const room = Math.max(40, width - names - 4)
  return [
    '',
    style.strong(title),
    ...rows.flatMap(([name, what]) =>
      wrap(plain(what), room).map((line, index) => `  ${(index === 0 ? name : '').padEnd(names)}  ${line}`),
    ),
  ]
}

const showDomain = (domain: Domain): string => {
  switch (domain.kind) {
    case 'options':
      return domain.options.join(' · ')
    case 'integer':
      return `whole numbers ${showRational(domain.low)} to ${showRational(domain.high)}`
    case 'real':
      return `${showRational(domain.low)} to ${showRational(domain.high)}`
  }
}

const showSetting = (setting: Setting): string => (setting.kind === 'option' ? setting.option : text(setting))

const showQuantity = ({ domain, unit, about }: Quantity, extra = ''): string =>
  `${showDomain(domain)}${inUnit(unit)}${extra}${about === undefined ? '' : ` — ${about}`}`

const sectionsOf = (mechanism: Mechanism): readonly Section[] =>
  [
    {
      title: 'parameters',
      rows: [...mechanism.parameters].map(
        ([name, parameter]) => [name, showQuantity(parameter, `, by default ${showValue(parameter.default)}`)] as const,
      ),
    },
    {
      title: 'choices and types',
      rows: [...mechanism.players].flatMap(([owner, { choices, types }]) =>
        [...choices, ...types].map(([name, quantity]) => [`${owner}.${name}`, showQuantity(quantity)] as const),
      ),
    },
    ...formSections(mechanism),
    {
      title: 'presets',
      rows: [...mechanism.presets].map(
        ([name, { values, about, source }]) =>
          [
            name,
            [
              [...values].map(([parameter, value]) => `${parameter} = ${showValue(value)}`).join(', '),
              about ?? '',
              source === undefined ? '' : `source: ${source}`,
            ]
              .filter((part) => part !== '')
              .join('; '),
          ] as const,
      ),
    },
    {
      title: 'attacks',
      rows: [...mechanism.attacks].map(
        ([name, { varying, playing, story }]) =>
          [
            name,
            [
              ...(varying.length === 0 ? [] : [`varies ${varying.join(', ')}`]),
              ...(playing.size === 0
                ? []
                : [
                    `plays ${[...playing].map(([choice, setting]) => `${choice} = ${showSetting(setting)}`).join(', ')}`,
                  ]),
            ].join('; ') + (story === undefined ? '' : ` — ${story}`),
          ] as const,
      ),
    },
    {
      title: 'claims',
      rows: [...mechanism.claims].map(
        ([name, { kind, about, expect }]) =>
          [
            name,
            `${kind}${expect === undefined ? '' : `, expected ${expect}`}${about === undefined ? '' : ` — ${about}`}`,
          ] as const,
      ),
    },
  ].filter(({ rows }) => rows.length > 0)

const domainDocument = (domain: Domain) =>
  domain.kind === 'options'
    ? { options: domain.options }
    : { [domain.kind === 'real' ? 'in' : 'integers']: [domain.low, domain.high].map(showRational) }

const mechanismDocument = (mechanism: Mechanism) => {
  const { name, about, parameters, players, presets, attacks, claims } = mechanism
  return {
    name,
    ...(about === undefined ? {} : { about }),
    parameters: Object.fromEntries(
      [...parameters].map(([key, parameter]) => [
        key,
        {
          ...domainDocument(parameter.domain),
          default: showValue(parameter.default),
          ...(parameter.unit === undefined ? {} : { unit: parameter.unit }),
        },
      ]),
    ),
    players: Object.fromEntries(
      [...players].map(([key, { choices, types }]) => [
        key,
        { choices: [...choices.keys()], types: [...types.keys()] },
      ]),
    ),
    ...formsDocument(mechanism),
    presets: [...presets.keys()],
    attacks: [...attacks.keys()],
    claims: Object.fromEntries(
      [...claims].map(([key, { kind, expect }]) => [key, { kind, ...(expect === undefined ? {} : { expect }) }]),
    ),
  }
}
