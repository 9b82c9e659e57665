import fc from 'fast-check'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import type { Domain } from '../../../src/formula/domain.js'
import type { Tree } from '../../../src/formula/tree.js'
import type { Measure, Mechanism } from '../../../src/mechanism/mechanism.js'

type FormsOf = Pick<Mechanism, 'populations' | 'dynamics' | 'majorities' | 'histories' | 'measures'>

const half = build.constant(Q.rational(1n, 2n))
const real = (low: bigint, high: bigint): Domain => ({ kind: 'real', low: Q.rational(low), high: Q.rational(high) })

/** Sound forms of every kind, or none; the names of two of them are the same. */
export const formsArbitrary = (
  formula: fc.Arbitrary<Tree>,
  said: fc.Arbitrary<{ readonly about?: string; readonly source?: string; readonly unit?: string }>,
): fc.Arbitrary<FormsOf> =>
  fc
    .tuple(
      fc.array(formula, { minLength: 6, maxLength: 6 }),
      said,
      fc.constantFrom<'real' | 'exact'>('real', 'exact'),
      fc.nat(31),
    )
    .map(([formulas, { about, source, unit }, arithmetic, parts]) => {
      const [f, g, h, k, l, w] = formulas as [Tree, Tree, Tree, Tree, Tree, Tree]
      const words = { ...(about !== undefined && { about }) }
      const quantity = { ...words, ...(source !== undefined && { source }), ...(unit !== undefined && { unit }) }
      const measured: Measure = { formula: f, ...words, ...(unit !== undefined && { unit }) }
      const own = (name: string, tree: Tree): Tree => build.add(build.variable(name), tree)
      const some = <A>(part: number, name: string, value: A): ReadonlyMap<string, A> =>
        new Map((parts & (1 << part)) === 0 ? [] : [[name, value]])
      return {
        populations: some(0, 'holders', {
          ...words,
          joined: { domain: real(0n, 10n ** 8n), ...quantity },
          type: quantity,
          quantile: own('holders.rank', f),
          payoff: build.subtract(g, build.variable('holders.type')),
        }),
        dynamics: some(1, 'waves', {
          ...words,
          step: 'block',
          steps: 1234567,
          arithmetic,
          state: new Map([
            ['stake', { domain: real(-1n, 1n), ...quantity, start: half, next: own('waves.time', h) }],
            ['queue', { domain: real(-1n, 1n), start: half, next: own('waves.stake', g) }],
          ]),
          payoffs: new Map([['deployer', own('waves.queue', k)]]),
          measures: new Map([
            ['level', { formula: build.variable('waves.stake') }],
            ['both', measured],
          ]),
        }),
        majorities: some(2, 'big', {
          ...words,
          holders: build.constant(7),
          weight: own('big.rank', l),
          above: half,
          slashed: own('big.share', w),
          fall: half,
          effort: build.unary('abs', k),
        }),
        histories: some(3, 'daily', {
          ...words,
          columns: new Map([
            ['coin', { ...quantity, file: 'price.csv' }],
            ['stake', {}],
          ]),
          series: new Map([['value', { formula: own('daily.stake', build.variable('daily.coin')), ...words }]]),
        }),
        measures: some(4, 'total', measured),
      }
    })
