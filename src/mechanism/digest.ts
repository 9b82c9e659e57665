import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { showRational } from '../arithmetic/rational.js'
import type { Domain, Setting, Value } from '../formula/domain.js'
import type { Node } from '../formula/tree.js'
import { childrenOf } from '../formula/variables.js'
import type { Attack, Binding, Claim, Distribution, Mechanism, Player, Quantity } from './mechanism.js'
import type { Dynamic, History, Majority, Measure, Population } from './mechanism.js'

/**
 * The SHA-256, in hexadecimal, of what a mechanism means: domains, formulas, forms, presets, attacks, claims, bindings.
 *
 * Both forms give the same digest, and so does any order of keys. Prose (`about`, `source`, `story`), the verdicts that
 * are expected and the names of shared formulas do not count. Linear in distinct nodes of formulas.
 */
export const digest = (mechanism: Mechanism): string => bytesToHex(sha256(utf8ToBytes(canonicalText(mechanism))))

/** A value that JSON writes in one way only. */
type Canonical = string | number | boolean | null | readonly Canonical[]

/** @returns the text that is digested: a table of distinct nodes in the order of their first use, then everything else. */
const canonicalText = (mechanism: Mechanism): string => {
  const table: string[] = []
  const numbers = new Map<string, number>()
  const known = new Map<Node, number>()

  /** Equal nodes have one number, whether they are shared or not: a graph is as short as what it stands for. */
  const node = (of: Node): number => {
    const before = known.get(of)
    if (before !== undefined) return before
    const text = JSON.stringify([...labelOf(of), ...childrenOf(of).map(node)])
    const number = numbers.get(text) ?? table.push(text) - 1
    numbers.set(text, number)
    known.set(of, number)
    return number
  }

  const setting = (of: Setting): Canonical => (of.kind === 'option' ? [of.option] : node(of))

  const player = ({ count, choices, types, payoff }: Player): Canonical => [
    count ?? null,
    sorted(choices, (choice) => [...quantity(choice), setting(choice.honest)]),
    sorted(types, (type) => [...quantity(type), type.distribution ? distribution(type.distribution) : null]),
    node(payoff),
  ]

  const attack = ({ varying, playing, cost }: Attack): Canonical => [
    [...varying].sort(),
    sorted(playing, setting),
    cost ? node(cost) : null,
  ]

  const attacking = (of: string | Attack | undefined): Canonical =>
    of === undefined ? null : typeof of === 'string' ? of : attack(of)

  const claim = (of: Claim): Canonical => [
    of.kind,
    node(of.assuming),
    node(of.tolerance),
    of.margin ? [node(of.margin.formula), of.margin.unit ?? null] : null,
    ...claimOfKind(of),
  ]

  const claimOfKind = (of: Claim): readonly Canonical[] => {
    switch (of.kind) {
      case 'dominant':
      case 'nash':
        return [of.player ?? null]
      case 'unprofitable':
        return [attacking(of.attack), of.player ?? null]
      case 'collusion-proof':
        return [
          'size' in of.coalitions ? of.coalitions.size : of.coalitions.map((each) => [...each].sort()),
          of.transfers,
        ]
      case 'rational':
        return [of.player ?? null, node(of.outside)]
      case 'holds':
        return [node(of.condition)]
      case 'griefing':
        return [of.player, [...of.victims].sort(), node(of.factor), attacking(of.attack)]
    }
  }

  const binding = ({ format, baseline, reads }: Binding): Canonical => [
    format,
    baseline,
    sorted(reads, (readings) => readings.map(({ name, sets }) => [name, sorted(sets, node)])),
  ]

  const measure = ({ formula, unit }: Measure): Canonical => [node(formula), unit ?? '1']

  const population = ({ joined, type, quantile, payoff }: Population): Canonical => [
    ...quantity(joined),
    type.unit ?? '1',
    node(quantile),
    node(payoff),
  ]

  const dynamic = ({ step, steps, arithmetic, state, payoffs, measures }: Dynamic): Canonical => [
    step,
    steps,
    arithmetic,
    sorted(state, (own) => [...quantity(own), node(own.start), node(own.next)]),
    sorted(payoffs, node),
    sorted(measures, measure),
  ]

  const majority = ({ holders, weight, above, slashed, fall, effort }: Majority): Canonical =>
    [holders, weight, above, slashed, fall, effort].map(node)

  const history = ({ columns, series }: History): Canonical => [
    sorted(columns, ({ unit }) => unit ?? '1'),
    sorted(series, measure),
  ]

  // A mechanism without forms is digested as it was before there were any.
  const forms = (of: Mechanism): readonly Canonical[] => {
    const parts = [
      sorted(of.populations, population),
      sorted(of.dynamics, dynamic),
      sorted(of.majorities, majority),
      sorted(of.histories, history),
      sorted(of.measures, measure),
    ]
    return parts.every((part) => Array.isArray(part) && part.length === 0) ? [] : parts
  }

  const body: Canonical = [
    mechanism.name,
    sorted(mechanism.parameters, (parameter) => [...quantity(parameter), value(parameter.default)]),
    sorted(mechanism.players, player),
    sorted(mechanism.state, (state) => [...quantity(state), node(state.equation)]),
    node(mechanism.admissible),
    sorted(mechanism.presets, ({ values }) => sorted(values, value)),
    sorted(mechanism.attacks, attack),
    sorted(mechanism.claims, claim),
    sorted(mechanism.bindings, binding),
    ...forms(mechanism),
  ]
  return `${table.join('\n')}\n${JSON.stringify(body)}`
}

/** What a node says besides its children. */
const labelOf = (node: Node): readonly string[] => {
  if (node.kind === 'constant') return ['constant', showRational(node.value)]
  if (node.kind === 'variable') return ['variable', node.name]
  if (node.kind === 'is') return ['is', node.variable, node.option]
  if (node.kind === 'compare') return ['compare', node.operator]
  return node.kind === 'fold' ? ['fold', node.by] : [node.kind]
}

const sorted = <A>(map: ReadonlyMap<string, A>, show: (value: A) => Canonical): Canonical =>
  [...map.keys()].sort().map((key) => [key, show(map.get(key)!)])

const value = (of: Value): Canonical => (typeof of === 'string' ? [of] : showRational(of))

const domain = (of: Domain): Canonical =>
  of.kind === 'options' ? ['options', ...of.options] : [of.kind, showRational(of.low), showRational(of.high)]

// A quantity without a unit is dimensionless, which `1` says as well.
const quantity = (of: Quantity): readonly Canonical[] => [domain(of.domain), of.unit ?? '1']

const distribution = (of: Distribution): Canonical => {
  switch (of.kind) {
    case 'uniform':
      return ['uniform']
    case 'normal':
      return ['normal', showRational(of.mean), showRational(of.deviation)]
    case 'exponential':
      return ['exponential', showRational(of.mean)]
  }
}
