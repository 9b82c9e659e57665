import { describe, expect, test } from 'vitest'
import { checkWitness } from '../../src/checker/witness.js'
import { checkEquilibrium } from '../../src/checker/equilibrium.js'
import type { Goal, GoalPoint } from '../../src/checker/goal.js'
import * as Q from '../../src/checker/rational.js'
import * as B from '../../src/formula/build.js'
import type { Tree } from '../../src/formula/tree.js'
import type { Value } from '../../src/formula/domain.js'
import { certify, goalOf, integers, minus, number, options, plus, q, real, state, times, v } from './goals.js'

const at = (values: Record<string, string>): GoalPoint =>
  new Map(Object.entries(values).map(([name, text]): [string, Value] => [name, /^[-\d]/.test(text) ? q(text) : text]))
const why = (goal: Goal, point: GoalPoint): string => {
  const check = checkWitness(goal, point)
  return check.accepted ? 'accepted' : check.why
}

const variables = {
  rebate: real('0', '1'),
  padding: real('0', '5'),
  calls: integers('1', '9'),
  mode: options('a', 'b'),
}
const paid = B.choose(B.is('mode', 'a'), times(v('rebate'), v('padding')), v('padding'))
const gain = times(v('calls'), minus(paid, number('1/3')))
const goal = goalOf(variables, gain, { assuming: B.compare(v('padding'), '<', number('5')) })
const good = { rebate: '1/2', padding: '1', calls: '3', mode: 'a' }

describe('a witness', () => {
  test('is recomputed exactly', () => {
    const half = { low: q('1/2'), high: q('1/2') }
    expect(checkWitness(goal, at(good))).toEqual({
      accepted: true,
      states: new Map(),
      payoffs: [{ player: 'deviator', honest: { low: Q.zero, high: Q.zero }, deviation: half }],
      gain: half,
    })
  })

  test('with anything missing, extra, outside or of the wrong kind is rejected', () => {
    expect(why(goal, at({ ...good, extra: '0' }))).toBe('the goal has no variable extra')
    expect(why(goal, at({ rebate: '1/2', padding: '1', calls: '3' }))).toBe('mode is missing')
    for (const wrong of [{ rebate: '-1/1000000000000' }, { rebate: '3/2' }, { calls: '5/2' }, { calls: '10' }])
      expect(why(goal, at({ ...good, ...wrong }))).toContain('is not in its domain')
    for (const wrong of [{ mode: 'c' }, { mode: '1' }, { calls: 'a' }])
      expect(why(goal, at({ ...good, ...wrong }))).toContain('is not in its domain')
    const unreadable = [
      { numerator: 1n, denominator: 0n },
      { numerator: -1n, denominator: -2n },
    ]
    for (const value of unreadable)
      expect(why(goal, new Map(at(good)).set('rebate', value))).toBe('rebate is not in its domain')
  })

  test('at which the assumptions fail, or the claim holds, is rejected', () => {
    expect(why(goal, at({ ...good, padding: '5' }))).toContain('assumptions')
    expect(why(goal, at({ ...good, padding: '2/3' }))).toContain('not certainly broken')
  })

  test('is read whatever its fractions look like', () => {
    const point = new Map(at(good)).set('rebate', { numerator: 2n, denominator: 4n })
    expect(checkWitness(goal, point)).toMatchObject({ accepted: true, gain: { low: q('1/2') } })
  })

  test('with huge numbers is rejected at once', () => {
    const huge = { numerator: 10n ** 100_000n - 1n, denominator: 10n ** 100_000n }
    expect(why(goal, new Map(at(good)).set('rebate', huge))).toBe('rebate is not in its domain')
  })

  test('has irrational figures within bounds', () => {
    const root = goalOf({ x: real('0', '9') }, minus(B.unary('sqrt', v('x')), number('1')))
    const check = checkWitness(root, at({ x: '2' }))
    if (!check.accepted) throw new Error(check.why)
    expect(Q.compare(check.gain.low, q('0.4142135623730950488016887'))).toBe(1)
    expect(Q.compare(check.gain.high, q('0.4142135623730950488016888'))).toBe(-1)
  })

  test('needs its payoffs and gain to have values', () => {
    const broken: Goal = { ...goal, payoffs: [{ player: 'p', honest: B.unary('log', v('rebate')), deviation: gain }] }
    expect(why(broken, at({ ...good, rebate: '0', mode: 'b' }))).toBe('the payoff of p has no value there')
    expect(why({ ...goal, gain: B.divide(gain, number('0')) }, at(good))).toBe('the gain has no value there')
  })

  test('has the cost that the attack names', () => {
    const check = checkWitness({ ...goal, cost: times(v('calls'), number('1/7')) }, at(good))
    expect(check).toMatchObject({ accepted: true, cost: { low: q('3/7'), high: q('3/7') } })
  })
})

describe('a state', () => {
  const within = (low: string, high: string, left: Tree, right: Tree) =>
    checkWitness(
      goalOf({ a: real('0', '10') }, plus(v('s'), number('100')), { states: [state('s', low, high, left, right)] }),
      at({ a: '2' }),
    )
  const found = (low: string, high: string, left: Tree, right: Tree) => {
    const check = within(low, high, left, right)
    if (!check.accepted) throw new Error(check.why)
    return check.states.get('s') ?? { low: Q.zero, high: Q.one }
  }
  const s = v('s')
  const square = times(s, s)

  test('is found exactly where its solution is rational, at the ends of its domain too', () => {
    expect(found('0', '1000000', times(s, number('3')), v('a'))).toEqual({ low: q('2/3'), high: q('2/3') })
    expect(found('0', '10', times(s, square), number('8'))).toEqual({ low: q('2'), high: q('2') })
    expect(found('2', '10', square, number('4')).low).toEqual(q('2'))
    expect(found('0', '4', s, number('2'))).toEqual({ low: q('2'), high: q('2') })
    expect(found('0', '2', s, number('2'))).toEqual({ low: q('2'), high: q('2') })
    expect(found('-1', '2', s, times(number('5'), s)).low).toEqual(Q.zero)
    expect(found('2', '2', s, number('2')).low).toEqual(q('2'))
  })

  test('is found to 25 digits elsewhere', () => {
    for (const [root, of] of [
      [found('0', '1000000', square, v('a')), '1.41421356237309504880168872420969807'],
      [found('-5', '5', B.unary('exp', s), v('a')), '0.693147180559945309417232121458176568'],
      [found('0', '1000000', plus(s, B.unary('sqrt', s)), v('a')), '1'],
      [found('0', '5', B.power(s, number('3/2')), v('a')), '1.587401051968199474751705639272308260'],
    ] as const) {
      // The digits are cut off.
      expect(Q.compare(root.low, Q.add(q(of), q('1e-34')))).not.toBe(1)
      expect(Q.compare(root.high, q(of))).not.toBe(-1)
      expect(Q.compare(Q.subtract(root.high, root.low), q('1e-24'))).toBe(-1)
    }
  })

  test('goes through a kink where the other side is monotone', () => {
    expect(found('0', '100', s, B.extremum('max', [number('0'), minus(number('7'), s)]))).toEqual({
      low: q('7/2'),
      high: q('7/2'),
    })
  })

  test('without a solution, or with several, is rejected', () => {
    expect(within('0', '1', square, v('a'))).toEqual({
      accepted: false,
      why: 'the equation for s has no solution in its domain',
    })
    expect(within('-2', '2', square, v('a'))).toEqual({
      accepted: false,
      why: 'the equation for s has several solutions in its domain',
    })
    expect(within('0', '3', times(minus(s, number('1')), minus(s, number('2'))), number('0')).accepted).toBe(false)
    expect(within('0', '3', times(minus(s, number('1')), minus(s, number('1.000000001'))), number('0')).accepted).toBe(
      false,
    )
  })

  test('that cannot be told apart is rejected: a touching root, an identity, a jump', () => {
    const touching = minus(square, times(number('2'), s))
    expect(within('-1', '3.5', touching, number('-1')).accepted).toBe(false)
    expect(within('0', '1', s, s)).toMatchObject({ why: 'the solutions for s could not be told apart' })
    const jump = B.choose(B.compare(s, '<', number('1/3')), number('-1'), number('1'))
    expect(within('0', '1', jump, number('0')).accepted).toBe(false)
  })

  test('that its equation jumps over, rising throughout, is rejected', () => {
    expect(within('0', '2', plus(s, B.unary('floor', s)), number('3/2')).accepted).toBe(false)
    expect(found('0', '2', plus(s, B.unary('floor', s)), number('1/2')).low).toEqual(q('1/2'))
  })

  test('may depend on a state before it', () => {
    const two = goalOf({ a: real('0', '10') }, v('t'), {
      states: [state('s', '0', '10', square, v('a')), state('t', '0', '100', v('t'), times(s, s, s, s))],
    })
    const check = checkWitness(two, at({ a: '2' }))
    if (!check.accepted) throw new Error(check.why)
    const t = check.states.get('t') ?? { low: Q.zero, high: Q.zero }
    expect(Q.compare(t.low, q('4'))).not.toBe(1)
    expect(Q.compare(t.high, q('4'))).not.toBe(-1)
    expect(Q.compare(Q.subtract(t.high, t.low), q('1e-20'))).toBe(-1)
  })
})

describe('an equilibrium', () => {
  // d(1 - d) is at most 1/4, at d = 1/2.
  const concave = times(v('d'), minus(number('1'), v('d')))
  const against = (tolerance: string): Goal =>
    goalOf({ d: real('0', '1') }, concave, { tolerance, deviating: { d: number('0') } })
  const player = (tolerance: string, best: string) => {
    const goal = against(tolerance)
    return {
      name: 'p',
      goal,
      certificate: certify(goal, 'plain') ?? { kind: 'boxes' as const, cases: [] },
      best: at({ d: best }),
    }
  }

  test('has its regret between the best deviation known and what is proved of all', () => {
    expect(checkEquilibrium({ players: [player('0.2501', '1/2'), player('0.26', '0')] })).toEqual({
      accepted: true,
      regret: { low: q('1/4'), high: q('0.26') },
    })
    expect(checkEquilibrium({ players: [] })).toEqual({ accepted: true, regret: { low: Q.zero, high: Q.zero } })
  })

  test('is rejected with a false bound, a bad deviation, or a goal that says something else', () => {
    const word = (change: Partial<ReturnType<typeof player>>): string => {
      const check = checkEquilibrium({ players: [{ ...player('0.26', '1/2'), ...change }] })
      return check.accepted ? 'accepted' : check.why
    }
    expect(word({})).toBe('accepted')
    expect(word({ goal: against('0.2499') })).toContain('not settled')
    expect(word({ best: at({ d: '2' }) })).toBe('p: d is not in its domain')
    expect(word({ goal: { ...against('0.26'), gain: v('d') } })).toContain('something else than the gain')
    expect(word({ goal: { ...against('0.26'), violation: B.truth(false) } })).toContain('does not say')
  })
})
