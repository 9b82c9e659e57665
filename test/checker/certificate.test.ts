import { describe, expect, test } from 'vitest'
import { checkCertificate } from '../../src/checker/certificate.js'
import type { Certificate, Goal } from '../../src/checker/goal.js'
import type { ConditionTree, Tree } from '../../src/formula/tree.js'
import * as B from '../../src/formula/build.js'
import { certify, goalOf, integers, minus, number, options, plus, real, state, times, v } from './goals.js'

const provedBy = (goal: Goal, form: 'plain' | 'divided'): Certificate => {
  const certificate = certify(goal, form)
  if (!certificate) throw new Error('no certificate found')
  return certificate
}
const boxesOf = (goal: Goal, form: 'plain' | 'divided'): number => {
  const check = checkCertificate(goal, provedBy(goal, form))
  if (!check.accepted) throw new Error(check.why)
  return check.boxes
}

const wash = { rebate: real('0', '1'), fee: real('1', '200'), wash: real('0', '100') }
const washGain = times(v('wash'), minus(times(v('rebate'), v('fee')), v('fee')))
const oneCase = (splits: readonly number[], form: 'plain' | 'divided' = 'divided'): Certificate => ({
  kind: 'boxes',
  cases: [{ options: new Map(), sides: new Map([['wash', 'up']]), form, splits }],
})

describe('what is accepted', () => {
  test('a wash trade that never pays is proved in one box, exactly at the threshold', () => {
    const goal = goalOf(wash, washGain, { deviating: { wash: number('0') } })
    expect(checkCertificate(goal, oneCase([-1]))).toEqual({ accepted: true, boxes: 1, defined: true })
    expect(checkCertificate(goal, oneCase([0, -1, 2, -1, -1]))).toMatchObject({ accepted: true, boxes: 3 })
  })

  test('assumptions that contradict each other admit nothing, though none does so alone', () => {
    const [a, b, c] = [v('a'), v('b'), v('c')]
    const unit = { a: real('0', '1'), b: real('0', '1'), c: real('0', '1') }
    const verdictOn = (assuming: ConditionTree) =>
      checkCertificate(goalOf(unit, a, { assuming, violation: { kind: 'true' } }), {
        kind: 'boxes',
        cases: [{ options: new Map(), sides: new Map(), form: 'plain', splits: [-1] }],
      }).accepted
    const above = B.compare(a, '>', b)
    expect(verdictOn(B.and(above, B.compare(b, '>', a)))).toBe(true)
    expect(verdictOn(B.and(above, B.and(B.compare(b, '>=', c), B.compare(c, '>=', a))))).toBe(true)
    expect(verdictOn(B.and(above, B.compare(a, '=', b)))).toBe(true)
    expect(verdictOn(B.and(B.compare(a, '=', plus(b, b)), B.compare(a, '<', b)))).toBe(true)
    expect(verdictOn(B.and(above, B.not(B.compare(b, '<=', a))))).toBe(true)
    for (const admitted of [
      B.and(B.compare(a, '>=', b), B.compare(b, '>=', a)),
      B.and(above, B.compare(b, '>', c)),
      B.and(above, B.not(B.compare(b, '>=', a))),
      B.or(above, B.compare(b, '>', a)),
      B.and(above, B.compare(a, '!=', b)),
    ])
      expect(verdictOn(admitted)).toBe(false)
  })

  test('the gain may stand on either side, or under a negation', () => {
    const deviating = { wash: number('0') }
    const less = B.compare(number('0'), '<', washGain)
    const not = B.not(B.compare(washGain, '<=', number('0')))
    for (const violation of [less, not])
      expect(boxesOf(goalOf(wash, washGain, { deviating, violation }), 'divided')).toBe(1)
  })

  test('an honest setting inside the domain has two sides, each with its own factor', () => {
    // (d - 1)(1 - d)(2 - x) is 0 at d = 1 and below elsewhere.
    const gain = times(minus(v('d'), number('1')), minus(number('1'), v('d')), minus(number('2'), v('x')))
    const goal = goalOf({ x: real('0', '2'), d: real('0', '2') }, gain, { deviating: { d: number('1') } })
    const certificate = provedBy(goal, 'divided')
    expect(certificate.cases.map(({ sides }) => sides.get('d')).sort()).toEqual(['down', 'up'])
    expect(checkCertificate(goal, certificate)).toEqual({ accepted: true, boxes: 2, defined: true })
  })

  test('options that the assumptions exclude need no case', () => {
    const pool = B.is('attribution', 'pool')
    const gain = B.choose(pool, v('wash'), washGain)
    const variables = { ...wash, attribution: options('to', 'frame', 'pool') }
    const goal = goalOf(variables, gain, { deviating: { wash: number('0') }, assuming: B.not(pool) })
    const certificate = provedBy(goal, 'divided')
    const needed = certificate.cases.filter(({ options }) => options.get('attribution') !== 'pool')
    expect(needed).toHaveLength(2)
    expect(checkCertificate(goal, { ...certificate, cases: needed })).toMatchObject({ accepted: true, boxes: 2 })
  })

  test('assumptions on single variables narrow the box, so that one leaf is enough', () => {
    const goal = goalOf({ x: real('0', '1') }, minus(number('1/2'), v('x')), {
      assuming: B.and(B.compare(number('1/2'), '<=', v('x')), B.truth(true)),
    })
    expect(boxesOf(goal, 'plain')).toBe(1)
  })

  test('a state is bounded by its equation', () => {
    // s = a/2 ≤ 1/2
    const goal = goalOf({ a: real('0', '1'), d: real('0', '1') }, times(v('d'), minus(v('s'), number('3/4'))), {
      states: [state('s', '0', '2', times(number('2'), v('s')), v('a'))],
      deviating: { d: number('0') },
    })
    expect(boxesOf(goal, 'divided')).toBeGreaterThan(1)
  })

  test('an identity is settled by its normal form', () => {
    const sum = plus(v('x'), v('y'))
    const square = B.power(sum, number('2'))
    const written = plus(times(v('x'), v('x')), times(number('2'), v('x'), v('y')), times(v('y'), v('y')))
    const goal = goalOf({ x: real('-3', '3'), y: real('-3', '3') }, minus(square, written), {
      violation: B.compare(square, '!=', written),
    })
    expect(boxesOf(goal, 'plain')).toBe(1)
  })

  test('a payoff without a value somewhere is told', () => {
    const variables = { x: real('0', '1'), d: real('0', '1') }
    const gain = B.negate(B.divide(v('d'), v('x')))
    const goal = goalOf(variables, gain, { deviating: { d: number('0') } })
    expect(checkCertificate(goal, provedBy(goal, 'divided'))).toEqual({ accepted: true, boxes: 1, defined: false })
    const positive = goalOf({ ...variables, x: real('1/4', '1') }, gain, { deviating: { d: number('0') } })
    expect(checkCertificate(positive, provedBy(positive, 'divided'))).toMatchObject({ accepted: true, defined: true })
  })

  test('a gain with a kink is followed from honest by its slopes', () => {
    const earned = (gas: Tree): Tree =>
      times(v('fee'), gas, B.extremum('max', [number('0'), minus(number('10'), times(v('fee'), gas, number('1/20')))]))
    const gain = minus(earned(plus(number('2'), v('padding'))), earned(number('2')))
    const variables = { fee: real('50', '90'), padding: real('0', '5') }
    const deviating = { padding: number('0') }
    expect(boxesOf(goalOf(variables, gain, { deviating }), 'divided')).toBeLessThan(200)
    // Just below 50 a little padding pays.
    const lower = goalOf({ ...variables, fee: real('49.9', '90') }, gain, { deviating })
    expect(certify(lower, 'divided', 10)).toBeUndefined()
  })

  test('integers are relaxed to reals', () => {
    const gain = times(v('n'), minus(v('n'), number('5')))
    expect(boxesOf(goalOf({ n: integers('0', '5') }, gain, { deviating: { n: number('0') } }), 'divided')).toBe(1)
  })
})

describe('what is rejected', () => {
  const goal = goalOf(wash, washGain, { deviating: { wash: number('0') } })
  const why = (certificate: Certificate, of: Goal = goal): string => {
    const check = checkCertificate(of, certificate)
    return check.accepted ? 'accepted' : check.why
  }

  test('splits that are no tree', () => {
    expect(why(oneCase([]))).toContain('a leaf is missing')
    expect(why(oneCase([0, -1]))).toContain('a leaf is missing')
    expect(why(oneCase([-1, -1]))).toContain('something follows')
    expect(why(oneCase([3, -1, -1]))).toContain('3 is no variable')
    for (const odd of [-2, 0.5, NaN, Infinity]) expect(why(oneCase([odd, -1, -1]))).toContain('is no variable')
  })

  test('trees that are too deep or too large, at once', () => {
    const deep = [...Array<number>(201).fill(0), ...Array<number>(202).fill(-1)]
    expect(why(oneCase(deep))).toContain('deeper than 200')
    expect(why(oneCase(Array<number>(200_001).fill(0)))).toContain('more than 200000')
  })

  test('cases that are missing, twice, or of another goal', () => {
    const [only] = oneCase([-1]).cases
    if (!only) throw new Error('no case')
    expect(why({ kind: 'boxes', cases: [] })).toContain('nothing is said')
    expect(why({ kind: 'boxes', cases: [only, only] })).toContain('twice')
    expect(why({ kind: 'boxes', cases: [{ ...only, sides: new Map([['wash', 'down']]) }] })).toContain('no case')
    expect(why({ kind: 'boxes', cases: [{ ...only, sides: new Map() }] })).toContain('does not name')
    expect(why({ kind: 'boxes', cases: [{ ...only, options: new Map([['a', 'b']]) }] })).toContain('does not name')
  })

  test('a claim that is false by any margin, however small', () => {
    const cheaper = times(v('wash'), minus(times(v('rebate'), v('fee')), times(number('0.999999999999'), v('fee'))))
    const check = why(oneCase([0, -1, 0, -1, -1]), goalOf(wash, cheaper, { deviating: { wash: number('0') } }))
    expect(check).toContain('is not settled')
  })

  test('a power whose base rises as fast as its exponent falls, and which is no constant for that', () => {
    const power = B.power(v('x'), minus(number('1'), v('x')))
    const goal = goalOf({ x: real('0', '1') }, v('x'), { violation: B.compare(power, '=', number('0')) })
    const cases = (splits: readonly number[]) =>
      [{ options: new Map(), sides: new Map(), form: 'plain', splits }] as const
    for (const splits of [[-1], [0, -1, -1]])
      expect(checkCertificate(goal, { kind: 'boxes', cases: cases(splits) }).accepted).toBe(false)
  })

  test('a gain of at least 0 cannot be excluded by dividing, as it is 0 at honest', () => {
    const violation = B.compare(washGain, '>=', number('0'))
    expect(why(oneCase([-1]), goalOf(wash, washGain, { deviating: { wash: number('0') }, violation }))).toContain(
      'not settled',
    )
  })

  test('a formula with a fold left in it, or a name of nothing, proves nothing', () => {
    for (const odd of [B.fold('sum', B.negate(v('wash'))), B.negate(v('nowhere')), B.extremum('min', [])])
      expect(why(oneCase([-1], 'plain'), goalOf(wash, odd, { deviating: { wash: number('0') } }))).toContain(
        'not settled',
      )
    // Neither does what two different folds have in common.
    const violation = B.compare(B.fold('sum', v('wash')), '!=', B.fold('product', v('wash')))
    const goal = goalOf(wash, v('wash'), { deviating: { wash: number('0') }, violation })
    expect(why(oneCase([-1], 'plain'), goal)).toContain('not settled')
  })
})
