import * as E from 'fp-ts/lib/Either.js'
import { parseRational } from '../../src/arithmetic/rational.js'
import type { Point, Value } from '../../src/formula/domain.js'
import { gameOf, type Game, type Restriction } from '../../src/game/strategic.js'
import { modelOf } from '../claim/model-of.js'

/** A point from plain values: numbers as text, read exactly. */
export const point = (values: Readonly<Record<string, string>>): Point =>
  new Map(Object.entries(values).map(([name, text]): [string, Value] => [name, parseRational(text) ?? text]))

/** A game written as YAML, at some parameters. */
export const game = (
  yaml: string,
  fixed: Readonly<Record<string, string>> = {},
  restriction: Restriction = {},
): Game => {
  const found = gameOf(modelOf(yaml), point(fixed), restriction)
  if (E.isLeft(found)) throw new Error(JSON.stringify(found.left))
  return found.right
}

export const cournot = (firms: number): string => `
mechanism: cournot
parameters: { a: { in: [0, 100], default: 10 }, b: { in: [0.1, 10], default: 1 }, c: { in: [0, 100], default: 1 } }
players:
  firm:
    count: ${firms}
    choices: { q: { in: [0, 100], honest: 1 } }
    payoff: q * (max(0, a - b * sum(firm.all.q)) - c)
`

/** Two options each, and what both are paid: rows are the first player's. */
export const twoByTwo = (
  options: readonly [string, string],
  rows: readonly (readonly (readonly [number, number])[])[],
): string => {
  const payoff = (player: 0 | 1): string => {
    const cell = (row: number, column: number): string => String(rows[row]![column]![player])
    const line = (row: number): string => `(if column.move is ${options[0]} then ${cell(row, 0)} else ${cell(row, 1)})`
    return `if row.move is ${options[0]} then ${line(0)} else ${line(1)}`
  }
  const player = (name: string, index: 0 | 1): string =>
    `  ${name}: { choices: { move: { options: [${options.join(', ')}], honest: ${options[0]} } }, payoff: "${payoff(index)}" }`
  return `mechanism: two-by-two\nplayers:\n${player('row', 0)}\n${player('column', 1)}\n`
}

export const matchingPennies = twoByTwo(
  ['heads', 'tails'],
  [
    [
      [1, -1],
      [-1, 1],
    ],
    [
      [-1, 1],
      [1, -1],
    ],
  ],
)

export const prisonersDilemma = twoByTwo(
  ['silent', 'betray'],
  [
    [
      [-1, -1],
      [-3, 0],
    ],
    [
      [0, -3],
      [-2, -2],
    ],
  ],
)

export const coordination = twoByTwo(
  ['left', 'right'],
  [
    [
      [2, 2],
      [0, 0],
    ],
    [
      [0, 0],
      [1, 1],
    ],
  ],
)

const beats = (own: string, other: string): string => `${own} = ${other} + 1 or ${own} = ${other} - 2`
const hand = (own: string, other: string): string =>
  `  ${own}: { choices: { move: { integers: [0, 2], honest: 0 } }, payoff: "if ${own}.move = ${other}.move then 0 else if ${beats(`${own}.move`, `${other}.move`)} then 1 else -1" }`
export const rockPaperScissors = `mechanism: rock-paper-scissors\nplayers:\n${hand('ann', 'bob')}\n${hand('bob', 'ann')}\n`

const seller = (own: string, other: string): string =>
  `  ${own}: { choices: { p: { integers: [0, 20], honest: 20 } }, payoff: "if ${own}.p < ${other}.p then (${own}.p - 5) * (20 - ${own}.p) else if ${own}.p = ${other}.p then (${own}.p - 5) * (20 - ${own}.p) / 2 else 0" }`
/** At a cost of 5, prices in whole numbers. */
export const bertrand = `mechanism: bertrand\nplayers:\n${seller('ann', 'bob')}\n${seller('bob', 'ann')}\n`

/** To contribute is dominated; with real choices, so that every method applies. */
export const dominated = `
mechanism: dominated
players:
  member:
    count: 2
    choices: { share: { in: [0, 1], honest: 1 } }
    payoff: 0.6 * sum(member.all.share) - share
`

/** A price that its equation determines only implicitly. */
export const implicitPrice = `
mechanism: implicit-price
state: { price: { in: [0, 10], equation: "price^3 + price = 10 - ann.q - bob.q" } }
players:
  ann: { choices: { q: { in: [0, 5], honest: 0 } }, payoff: "(price - 1) * ann.q" }
  bob: { choices: { q: { in: [0, 5], honest: 0 } }, payoff: "(price - 1) * bob.q" }
`
