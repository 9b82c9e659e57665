import * as E from 'fp-ts/lib/Either.js'
import { parseRational } from '../../src/arithmetic/rational.js'
import { parseFormula } from '../../src/formula/grammar/parser.js'
import { truth } from '../../src/formula/build.js'
import type { Tree } from '../../src/formula/tree.js'
import type { Measure, Mechanism, Population } from '../../src/mechanism/mechanism.js'
import type { Model } from '../../src/mechanism/model.js'

export interface PopulationText {
  readonly joined: readonly [string, string]
  readonly quantile: string
  readonly payoff: string
  readonly measures?: Readonly<Record<string, string>>
}

const tree = (text: string): Tree => {
  const found = parseFormula(text)
  if (E.isLeft(found)) throw new Error(`${text}: ${JSON.stringify(found.left)}`)
  return found.right
}

const number = (text: string) => {
  const found = parseRational(text)
  if (found === undefined) throw new Error(text)
  return found
}

/** A model of one population called holders, and nothing else. */
export const modelWith = ({ joined: [low, high], quantile, payoff, measures = {} }: PopulationText): Model => {
  const holders: Population = {
    joined: { domain: { kind: 'real', low: number(low), high: number(high) }, unit: 'ETH' },
    type: { unit: '1' },
    quantile: tree(quantile),
    payoff: tree(payoff),
  }
  const populations = new Map([['holders', holders]])
  const read = new Map(
    Object.entries(measures).map(([name, text]): [string, Measure] => [name, { formula: tree(text) }]),
  )
  const mechanism: Mechanism = {
    name: 'entry',
    parameters: new Map(),
    players: new Map(),
    state: new Map(),
    populations,
    dynamics: new Map(),
    majorities: new Map(),
    histories: new Map(),
    measures: read,
    where: new Map(),
    admissible: truth(true),
    presets: new Map(),
    attacks: new Map(),
    claims: new Map(),
    bindings: new Map(),
  }
  return {
    mechanism,
    variables: new Map(),
    players: [],
    states: [],
    defined: new Map(),
    populations,
    dynamics: new Map(),
    majorities: new Map(),
    histories: new Map(),
    measures: read,
    where: new Map(),
    admissible: truth(true),
  }
}
