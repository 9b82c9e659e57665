import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noProgress } from '../../src/cli/progress.js'
import { runCommandLine } from '../../src/cli/run.js'
import { folderOf, market } from '../cli/hurwicz.js'
import { faultsOf } from './schemas.js'

const herd = `mechanism: herd
parameters:
  form: { options: [one, several, none, jump, stretch, gap, cycle], default: one }
  worth: { in: [0, 1], default: 0.5 }
populations:
  holders:
    joined: { in: [1, 10] }
    type: {}
    quantile: if form is several then 0.3 + 0.4 * rank else if form is none then 0.7 + rank / 10 else if form is cycle then sqrt(rank) else if form is gap then floor(rank * 3) / 3 else rank
    payoff: (if form is several then joined / 10 else if form is jump then (if joined < 4 then 1 else 0) else if form is stretch then joined / 10 else if form is cycle then 1 / joined else worth) - type
measures:
  paid: { formula: holders.joined * 3 }
`

const stakers = (arithmetic: string): string => `mechanism: stakers
parameters: { p: { in: [0, 4], default: 0.5 } }
players:
  attacker:
    types: { patience: { in: [0, 1] } }
    choices: { grief: { in: [0, 1], unit: ETH, honest: 0 } }
    payoff: -attacker.grief
dynamics:
  waves:
    step: century
    steps: 40
    ${arithmetic}
    state:
      stake: { in: [0, 1], start: 0.2, next: ${arithmetic === '' ? '0.3 * (stake / 0.3)^(-p)' : '0.3 + p * (0.3 - stake)'} }
      profit: { in: [-1000, 1000], start: 0, next: profit + attacker.grief * (time - 19.5), unit: ETH }
    payoffs: { attacker: profit }
    measures: { share: { formula: 1 / (waves.stake - 0.2) } }
`

const days = (unit: string, values: readonly number[]): string =>
  [`Date(UTC),Value${unit}`, ...values.map((value, index) => `1/${index + 1}/2020,${value}`), ''].join('\n')

const folder = folderOf({
  'market.yaml': market,
  'herd.yaml': herd,
  'stakers.yaml': stakers(''),
  'exact.yaml': stakers('arithmetic: exact'),
  'agents.csv': 'type\n0.1\n0.2\n0.7\n',
  'holders.csv': 'holder,amount\nanna,5\nben,3\ncleo,3\ndora,0\n',
  'ether_gas_used.csv': days('', [1e10, 2e10, 0]),
  'ether_avg_gas_price.csv': days(' (Wei)', [1e11, 1e11, 1e11]),
  'ether_block_rewards.csv': days('', [10000, 10000, 10000]),
})

/** What a command line prints as JSON; words that name a file of the folder stand for its path. */
const printed = async (line: string): Promise<string> => {
  let out = ''
  let err = ''
  const args = line
    .split(' ')
    .map((word) => word.replace(/^FOLDER|^[a-z_]+\.(yaml|csv)$/, (name) => join(folder, name === 'FOLDER' ? '' : name)))
  await runCommandLine(['solve', ...args, '--budget', '200ms', '--format', 'json'], () => ({
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    ...{ color: false, width: 100, progress: noProgress },
  }))
  expect(err).toBe('')
  return out
}

type Fields = Readonly<Record<string, unknown>>

/** What each kind of document is printed by, with something that this one must show. */
const documents: readonly (readonly [kind: string, line: string, shows: Fields])[] = [
  ['play', 'market.yaml --vary price', { parameters: { share: 0.2, fee: 10, form: 'linear' } }],
  ['play', 'market.yaml --vary price --method best-response', { bestResponse: { player: 'seller', payoff: 25 } }],
  ['play', 'revenue-sources --method best-response --vary hidden', { measures: { loss: {} } }],
  [
    'population',
    'herd.yaml',
    { population: 'holders', parameters: { form: 'one' }, equilibria: [{ joined: { exact: '5' } }] },
  ],
  ['population', 'herd.yaml --param form=several', { equilibria: [{ stability: 'unstable' }, { kind: 'everybody' }] }],
  ['population', 'herd.yaml --param form=none', { equilibria: [], why: expect.any(String) as string }],
  ['population', 'herd.yaml --param form=jump', { equilibria: [], doubts: [{ kind: 'jump' }] }],
  ['population', 'herd.yaml --param form=stretch', { equilibria: [{ kind: 'stretch', joined: { exact: null } }] }],
  [
    'population',
    'herd.yaml --param form=cycle',
    { equilibria: [{ joined: { exact: null } }], damped: { settles: true } },
  ],
  ['population', 'herd.yaml --param form=gap', { equilibria: [{ kind: 'gap', next: 2 / 3 }] }],
  ['population', 'herd.yaml --agents 1000', { agents: { number: 1000 } }],
  ['population', 'herd.yaml --list agents.csv', { agents: { number: 3 } }],
  ['population', 'validator-entry holders --preset textbook', { equilibria: [{ measures: { issuance: {} } }] }],
  ['dynamic', 'stakers.yaml waves', { dynamic: 'waves', types: { 'attacker.patience': 0.5 }, arithmetic: 'real' }],
  ['dynamic', 'stakers.yaml waves --param p=1', { recurrence: { period: 2 } }],
  ['dynamic', 'stakers.yaml waves --param p=2', { ending: { kind: 'left', variable: 'stake' } }],
  ['dynamic', 'stakers.yaml waves --vary grief --phases 2', { policy: { player: 'attacker' } }],
  [
    'dynamic',
    'exact.yaml waves',
    { arithmetic: 'exact', variables: { stake: { end: { exact: expect.any(String) as string } } } },
  ],
  ['dynamic', 'exact.yaml waves --param p=1', { variables: { stake: { goes: { kind: 'cycles', isExact: true } } } }],
  ['majority', 'greedy-majority --preset three', { majority: 'stake', complete: true }],
  [
    'majority',
    'greedy-majority --param distribution=zipf --param holders=3000 --param correlation=ethereum',
    { complete: false, bribe: { isLeast: false } },
  ],
  ['majority', 'greedy-majority --list holders.csv', { holders: { count: 3, dropped: 1 } }],
  [
    'history',
    'security-budget --data FOLDER',
    { history: 'daily', parameters: { currency: 'ETH' }, window: { days: 3 } },
  ],
  ['measures', 'issuance', { game: 'issuance' }],
  ['sweep', 'revenue-sources --over excise=0..40:3', { over: 'excise' }],
  [
    'sweep',
    'revenue-sources --over excise=0..40:3 --each capacity=fixed,elastic',
    { runs: [{ each: {} }, { each: {} }] },
  ],
  ['sweep', 'revenue-sources --over tax=0..0.4:3 --preset rent-tax --method best-response', { over: 'tax' }],
]

const mayLack = (kind: string, key: string): boolean =>
  ['types', 'unit', 'rest'].includes(key) || (kind === 'majority' && key === 'measures')

type Place = readonly (string | number)[]

/** Every object in a document whose keys are words of the format, and not names of the mechanism's. */
const closedPlaces = (value: unknown, place: Place = []): readonly Place[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => closedPlaces(item, [...place, index]))
  if (typeof value !== 'object' || value === null) return []
  const isClosed = !namedByMechanisms.has(String(place.at(-1)))
  return [
    ...(isClosed ? [place] : []),
    ...Object.entries(value).flatMap(([key, item]) => closedPlaces(item, [...place, key])),
  ]
}

const namedByMechanisms = new Set([
  ...['parameters', 'types', 'measures', 'choices', 'payoffs', 'variables', 'series', 'columns', 'values', 'at'],
  ...['strategies', 'seller', 'each'],
])

const withMore = (value: unknown, place: Place): unknown => {
  if (place.length === 0) return { ...(value as Fields), more: 1 }
  const [first, ...rest] = place
  return Array.isArray(value)
    ? (value as readonly unknown[]).map((item, index) => (index === first ? withMore(item, rest) : item))
    : { ...(value as Fields), [first!]: withMore((value as Fields)[first!], rest) }
}

describe('the schemas of what solve prints', () => {
  it.each(documents)('describe %s: %s', async (kind, line, shows) => {
    const out = await printed(line)
    expect(JSON.parse(out)).toMatchObject(shows)
    expect(faultsOf(`solve-${kind}`, out)).toEqual([])
    expect(faultsOf('solve', out)).toEqual([])
  })

  it('give every document the same beginning, whatever was solved', async () => {
    for (const [kind, line] of documents.filter(([of], at, all) => all.findIndex(([other]) => other === of) === at)) {
      const keys = Object.keys(JSON.parse(await printed(line)) as Fields)
      const part = ['population', 'dynamic', 'majority', 'history'].includes(kind) ? [kind] : []
      expect(keys.slice(0, 4 + part.length)).toEqual(['tool', 'seed', 'game', ...part, 'parameters'])
    }
  })

  it.each(['play', 'population', 'dynamic', 'majority', 'history', 'measures', 'sweep'])(
    'refuse a document of the kind %s that has more, has less, or has another kind of thing, anywhere',
    async (kind) => {
      const [, line] = documents.find(([of]) => of === kind)!
      const document = JSON.parse(await printed(line)) as Fields
      for (const [key, value] of Object.entries(document)) {
        const without = Object.fromEntries(Object.entries(document).filter(([other]) => other !== key))
        if (!mayLack(kind, key)) expect(faultsOf('solve', JSON.stringify(without)), `without ${key}`).not.toEqual([])
        const other = typeof value === 'string' ? 3 : 'else'
        expect(faultsOf('solve', JSON.stringify({ ...document, [key]: other })), `${key} is ${other}`).not.toEqual([])
      }
      for (const place of closedPlaces(document))
        expect(faultsOf('solve', JSON.stringify(withMore(document, place))), place.join('/')).not.toEqual([])
    },
  )
})
