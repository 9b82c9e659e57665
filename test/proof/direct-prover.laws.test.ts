import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../src/checker/certificate.js'
import type { Goal } from '../../src/checker/goal.js'
import * as Q from '../../src/arithmetic/rational.js'
import {
  add,
  compare,
  constant,
  divide,
  extremum,
  multiply,
  power,
  subtract,
  truth,
  unary,
  variable,
} from '../../src/formula/build.js'
import type { Domain, Setting } from '../../src/formula/domain.js'
import { compile, compileCondition, layoutOf } from '../../src/formula/reading/number.js'
import { substitution } from '../../src/formula/substitute.js'
import type { ConditionTree, Tree } from '../../src/formula/tree.js'
import { directProver } from '../../src/proof/direct-prover.js'

const variables = new Map<string, Domain>([
  ['d', { kind: 'real', low: Q.rational(-1n), high: Q.rational(2n) }],
  ['n', { kind: 'integer', low: Q.zero, high: Q.rational(3n) }],
  ['x', { kind: 'real', low: Q.rational(1n, 10n), high: Q.one }],
  ['y', { kind: 'real', low: Q.zero, high: Q.rational(2n) }],
  ['o', { kind: 'options', options: ['a', 'b'] }],
])
const layout = layoutOf(variables)

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('d', 'd', 'n', 'x', 'y').map(variable) },
  { weight: 1, arbitrary: fc.integer({ min: -2, max: 3 }).map((n) => constant(n)) },
)
const { formula: formulas } = fc.letrec<{ formula: Tree }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc
      .tuple(tie('formula'), tie('formula'))
      .chain(([a, b]) =>
        fc.constantFrom<Tree>(
          add(a, b),
          subtract(a, b),
          multiply(a, b),
          multiply(a, b),
          divide(a, add(constant(3), b)),
          power(a, constant(2)),
          extremum('max', [a, b]),
          extremum('min', [a, b]),
          unary('exp', extremum('min', [a, constant(2)])),
          unary('sqrt', unary('abs', a)),
          unary('log', add(constant(1), unary('abs', b))),
          unary('floor', a),
          { kind: 'if', condition: { kind: 'is', variable: 'o', option: 'a' }, then: a, otherwise: b },
          { kind: 'if', condition: { kind: 'compare', operator: '<', left: a, right: b }, then: b, otherwise: a },
        ),
      ),
  ),
}))
const honest: fc.Arbitrary<Setting> = fc.constantFrom<Setting>(
  constant(0),
  constant(-1),
  constant(2),
  constant(1),
  variable('x'),
)
const assumptions: fc.Arbitrary<ConditionTree> = fc.oneof(
  fc.constant(truth(true)),
  fc.tuple(formulas, fc.constantFrom('<', '>=' as const)).map(([f, operator]) => compare(f, operator, constant(1))),
  fc.constant(compare(variable('x'), '>', constant(Q.rational(1n, 2n)))),
)

/** That a deviation in d gains nothing, or (half of the time) no more than a tolerance. */
const goals: fc.Arbitrary<Goal> = fc
  .tuple(formulas, honest, assumptions, fc.constantFrom(0, 0.5, 3))
  .map(([payoff, setting, assuming, tolerance]) => {
    const before = substitution(new Map([['d', setting]]))
    const honestPayoff = before.tree(payoff)
    const gain = subtract(payoff, honestPayoff)
    return {
      name: 'drawn',
      variables,
      states: [],
      assuming: before.condition(assuming),
      violation: compare(gain, '>', constant(tolerance)),
      gain,
      deviating: new Map([['d', setting]]),
      played: new Map([['d', variable('d')]]),
      payoffs: [{ player: 'p', honest: honestPayoff, deviation: payoff }],
    }
  })

/** Points of the domains, their corners and the honest value more often than chance would have them. */
const pointFrom = (random: () => number): Float64Array =>
  Float64Array.from(variables.values(), (domain) => {
    if (domain.kind === 'options') return random() < 0.5 ? 0 : 1
    const [low, high] = [Q.toNumber(domain.low), Q.toNumber(domain.high)]
    const choice = random()
    const value = choice < 0.1 ? low : choice < 0.2 ? high : choice < 0.3 ? 0.5 : low + (high - low) * random()
    return domain.kind === 'integer' ? Math.round(value) : Math.min(high, Math.max(low, value))
  })

/** Reproducible numbers from 0 to 1: a linear congruence is random enough to pick points. */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

describe('what the direct prover proves', () => {
  let proved = 0
  let vacuous = 0
  let unknown = 0

  it('the checker accepts, and no random point refutes', () => {
    fc.assert(
      fc.property(goals, fc.nat(), (goal, seed) => {
        const outcome = directProver.prove(goal, { boxes: 150 })
        if (outcome.kind === 'unknown') {
          unknown += 1
          return
        }
        if (outcome.kind === 'proved') proved += 1
        else vacuous += 1
        const claimed = outcome.kind === 'proved' ? goal : { ...goal, violation: truth(true) }
        expect(checkCertificate(claimed, outcome.certificate)).toMatchObject({ accepted: true })

        const random = numbersFrom(seed)
        const isAssumed = compileCondition(claimed.assuming, layout)
        const values = compile([goal.gain], layout)
        const tolerance =
          goal.violation.kind === 'compare' && goal.violation.right.kind === 'constant'
            ? Q.toNumber(goal.violation.right.value)
            : 0
        const out = new Float64Array(1)
        for (let trial = 0; trial < (proved <= 20 ? 10_000 : 300); trial += 1) {
          const point = pointFrom(random)
          if (!isAssumed(point)) continue
          expect(outcome.kind).toBe('proved')
          values(point, out)
          // Doubles round, and so a gain of zero may come out as a little more.
          if (out[0]! > tolerance + 1e-9 * (1 + Math.abs(tolerance))) expect([...point, out[0]]).toEqual('no violation')
        }
      }),
      { seed: 21, numRuns: 600 },
    )
  })

  it('is not nothing: some goals are proved, some vacuous, some unknown', () => {
    expect(proved).toBeGreaterThan(100)
    expect(vacuous).toBeGreaterThan(5)
    expect(unknown).toBeGreaterThan(50)
  })
})
