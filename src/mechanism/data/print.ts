import type { Binding, Mechanism, Player, Preset, Reading } from '../mechanism.js'
import { text } from '../../formula/reading/text.js'
import { attackEntries, claimDocument } from './document/document-of-claim.js'
import {
  dynamicDocument,
  historyDocument,
  majorityDocument,
  measuresDocument,
  populationDocument,
} from './document/document-of-form.js'
import {
  choiceDocument,
  domainEntry,
  described,
  parameterDocument,
  typeDocument,
  valueDocument,
} from './document/document-of-quantity.js'
import {
  formula,
  mapping,
  mappingOf,
  prose,
  said,
  sequence,
  whole,
  type Document,
  type Mapping,
} from './document/document.js'
import { formulaWriter, type FormulaWriter } from './document/formula-writer.js'
import { printJson } from './document/print-json.js'
import { printYaml } from './document/print-yaml.js'

/**
 * The data form of a mechanism, as text: what `decodeMechanism` reads back as the same mechanism.
 *
 * Deterministic and exact; shared formulas are printed by their names under `where`. Linear in the text.
 * @example printMechanism(mechanism, 'yaml') // 'mechanism: fee-rebate\nabout: …'
 */
export const printMechanism = (mechanism: Mechanism, format: 'yaml' | 'json'): string => {
  const document = documentOf(mechanism)
  return format === 'json' ? printJson(document) : printYaml(document)
}

const documentOf = (mechanism: Mechanism): Mapping => {
  const write = formulaWriter(mechanism)
  return mapping(
    {
      mechanism: prose(mechanism.name),
      about: said(mechanism.about),
      parameters: mappingOf(mechanism.parameters, parameterDocument, true),
      state: mappingOf(
        mechanism.state,
        (state) =>
          mapping(
            { ...domainEntry(state.domain), ...described(state), equation: write.condition(state.equation) },
            true,
          ),
        true,
      ),
      players: mappingOf(mechanism.players, (player, name) => playerDocument(player, name, write), true),
      populations: mappingOf(mechanism.populations, (each, name) => populationDocument(each, name, write), true),
      dynamics: mappingOf(mechanism.dynamics, (each, name) => dynamicDocument(each, name, write), true),
      majorities: mappingOf(mechanism.majorities, (each, name) => majorityDocument(each, name, write), true),
      histories: mappingOf(mechanism.histories, (each, name) => historyDocument(each, name, write), true),
      measures: measuresDocument(mechanism.measures, write),
      where: mappingOf(mechanism.where, (tree, name) => write.where(name, tree), true),
      admissible: mechanism.admissible.kind === 'true' ? undefined : write.condition(mechanism.admissible),
      presets: mappingOf(mechanism.presets, presetDocument, true),
      attacks: mappingOf(mechanism.attacks, (attack) => mapping(attackEntries(attack, write)), true),
      claims: mappingOf(mechanism.claims, (claim) => claimDocument(claim, write), true),
      bindings: mappingOf(mechanism.bindings, bindingDocument, true),
    },
    true,
  )
}

const playerDocument = (
  { about, count, choices, types, payoff }: Player,
  player: string,
  write: FormulaWriter,
): Mapping =>
  mapping(
    {
      about: said(about),
      count: count === undefined ? undefined : whole(count),
      types: mappingOf(types, typeDocument, true),
      choices: mappingOf(
        choices,
        (choice) => choiceDocument(choice, write.setting(choice.honest, { owner: player })),
        true,
      ),
      payoff: write.tree(payoff, { owner: player }),
    },
    true,
  )

const presetDocument = ({ about, source, values }: Preset): Mapping => {
  const words = mapping({ about: said(about), source: said(source) })
  const own = mappingOf(values, valueDocument)
  return { ...words, entries: [...(own?.entries ?? []), ...words.entries] }
}

const bindingDocument = ({ format, about, source, baseline, reads }: Binding): Mapping =>
  mapping(
    {
      format: prose(format),
      baseline: prose(baseline),
      about: said(about),
      source: said(source),
      reads: mappingOf(reads, readsDocument, true) ?? mapping({}),
    },
    true,
  )

const readsDocument = (readings: readonly Reading[]): Document => {
  const [only, ...more] = readings
  if (only === undefined || more.length > 0 || only.name !== '' || only.quote !== undefined) {
    const named = new Map(readings.map((reading) => [reading.name, reading]))
    const show = ({ quote, sets }: Reading): Document => mapping({ quote: said(quote), sets: setsDocument(sets) })
    return mapping({ readings: mappingOf(named, show, true) ?? mapping({}) }, true)
  }
  const isPlain = [...only.sets.values()].every((tree) => tree.kind === 'variable' && tree.name === 'value')
  return isPlain ? sequence([...only.sets.keys()].map(prose)) : setsDocument(only.sets)
}

const setsDocument = (sets: Reading['sets']): Mapping => mappingOf(sets, (tree) => formula(text(tree))) ?? mapping({})
