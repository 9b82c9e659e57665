import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Interval } from '../../src/arithmetic/interval.js'
import * as Q from '../../src/arithmetic/rational.js'
import * as build from '../../src/formula/build.js'
import type { Comparison, ConditionTree, Tree } from '../../src/formula/tree.js'

/** A fast seeded source of formulas, boxes and points, for tests that need more of them than a property would draw. */
export interface Source {
  /** A number in [0, 1). */
  readonly share: () => number
  readonly pick: <A>(of: readonly A[]) => A
  readonly formula: (size: number, kinds: readonly SourceKind[]) => Tree
  readonly condition: (size: number, kinds: readonly SourceKind[]) => ConditionTree
  readonly box: () => Map<string, Interval>
  /** A point of a box, in doubles: often at its ends. */
  readonly pointIn: (box: ReadonlyMap<string, Interval>) => Map<string, number>
}

export type SourceKind =
  | Exclude<Tree['kind'], 'constant' | 'variable' | 'fold'>
  /** Powers whose exponent is a small integer. */
  | 'whole power'

export const polynomialKinds: readonly SourceKind[] = ['negate', 'add', 'subtract', 'multiply']
export const smoothKinds: readonly SourceKind[] = [
  ...polynomialKinds,
  ...(['divide', 'power', 'whole power', 'sqrt', 'exp', 'log'] as const),
]
export const everyKind: readonly SourceKind[] = [
  ...smoothKinds,
  ...(['abs', 'min', 'max', 'if', 'floor', 'ceil'] as const),
]

export const sourceVariables = ['x', 'y', 'z'] as const
const comparisons: readonly Comparison[] = ['<', '<=', '=', '!=', '>=', '>']
const constants = [
  ...[0n, 1n, 1n, 2n, 3n, -1n, -2n, 7n, 20n].map((n) => Q.rational(n)),
  ...[Q.rational(1n, 3n), Q.rational(1n, 2n), Q.rational(-7n, 4n), Q.rational(1n, 10n), Q.rational(3n, 1000n)],
  ...[Q.rational(1n, 10n ** 9n), Q.rational(10n ** 18n), Q.rational(2n ** 53n + 1n)],
].map((value) => build.constant(value))
const variables = sourceVariables.map(build.variable)

export const randomSource = (seed: number): Source => {
  const generator = xoroshiro128plus(seed)
  const share = (): number => uniformFloat64(generator)
  const pick = <A>(of: readonly A[]): A => of[Math.floor(share() * of.length)]!

  // Results of earlier steps are taken again, so that nodes are shared.
  const grow = (size: number, kinds: readonly SourceKind[]): Tree[] => {
    const made: Tree[] = [...variables, pick(constants), pick(constants)]
    const take = (): Tree => (share() < 0.4 ? made.at(-1)! : pick(made))
    const test = (): ConditionTree => {
      const compare = build.compare(take(), pick(comparisons), take())
      const chance = share()
      return chance < 0.7
        ? compare
        : chance < 0.8
          ? build.not(compare)
          : chance < 0.9
            ? build.and(compare, test())
            : build.or(compare, test())
    }
    for (let step = 0; step < size; step += 1) {
      const kind = pick(kinds)
      switch (kind) {
        case 'negate':
        case 'sqrt':
        case 'exp':
        case 'log':
        case 'abs':
        case 'floor':
        case 'ceil':
          made.push(build.unary(kind, take()))
          break
        case 'add':
        case 'subtract':
        case 'multiply':
        case 'divide':
        case 'power':
          made.push(build.binary(kind, take(), take()))
          break
        case 'whole power':
          made.push(build.power(take(), build.constant(Math.floor(share() * 9) - 3)))
          break
        case 'min':
        case 'max':
          made.push(build.extremum(kind, share() < 0.7 ? [take(), take()] : [take(), take(), take()]))
          break
        case 'if':
          made.push(build.choose(test(), take(), take()))
          break
      }
    }
    return made
  }

  const number = (): number => {
    const chance = share()
    if (chance < 0.3) return Math.floor(share() * 9) - 3
    if (chance < 0.4) return pick([0.1, 0.5, 1e-3, 1e6, -0.25, 1e-10])
    return (share() - (chance < 0.7 ? 0.5 : 0)) * pick([1, 10, 1000])
  }

  return {
    share,
    pick,
    formula: (size, kinds) => grow(size, kinds).at(-1)!,
    condition: (size, kinds) => {
      const made = grow(size, kinds)
      return build.compare(made.at(-1)!, pick(comparisons), pick(made))
    },
    box: () => {
      const box = new Map<string, Interval>()
      for (const name of sourceVariables) {
        const low = number()
        const width = share() < 0.4 ? 0 : share() < 0.5 ? share() * 2 : pick([1e-9, 1, 8])
        box.set(name, { low, high: low + width })
      }
      return box
    },
    pointIn: (box) => {
      const point = new Map<string, number>()
      for (const [name, { low, high }] of box) {
        const chance = share()
        const inner = Math.min(high, Math.max(low, low + share() * (high - low)))
        point.set(name, chance < 0.15 ? low : chance < 0.3 ? high : inner)
      }
      return point
    },
  }
}

/** A point of doubles as exact rationals. */
export const exactPoint = (point: ReadonlyMap<string, number>): Map<string, Q.Rational> =>
  new Map([...point].map(([name, value]) => [name, Q.fromNumber(value)]))
