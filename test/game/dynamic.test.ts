import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { showRational } from '../../src/arithmetic/rational.js'
import { dynamicOf } from '../../src/game/dynamic.js'
import { modelOf } from '../claim/model-of.js'
import { courseIn, lastOf, mapOf, nothing, ranOf, run } from '../equilibrium/dynamics.js'

const fibonacci = (arithmetic: 'real' | 'exact'): string => `
mechanism: rabbits
dynamics:
  w:
    step: month
    steps: 90
    arithmetic: ${arithmetic}
    state:
      young: { in: [0, 1e30], start: 0, next: old }
      old: { in: [0, 1e30], start: 1, next: young + old }
    measures: { both: { formula: young + old } }
`

const griefer = `
mechanism: griefer
parameters: { harm: { in: [0, 1], default: 0.5 }, anchor: { in: [0, 10], default: 2 } }
players:
  attacker: { choices: { grief: { in: [0, 1], honest: harm / 5 } }, payoff: -attacker.grief }
state:
  level: { in: [0, 100], equation: level^3 = anchor^3 + attacker.grief }
dynamics:
  w:
    step: day
    steps: 10
    state:
      stake: { in: [0, 1000], start: level, next: stake * (1 - harm * attacker.grief) + level }
      days: { in: [0, 1000], start: 0, next: time + 1 }
    payoffs: { attacker: stake - days }
`

describe('A dynamic', () => {
  test.each(['real', 'exact'] as const)('moves all its variables at once, in %s arithmetic.', (arithmetic) => {
    const ran = run(fibonacci(arithmetic))
    expect(lastOf(ran)['young']).toBe(2880067194370816000)
    expect(ran.measures[0]!.tail.slice(0, 6)).toStrictEqual(Float64Array.of(1, 2, 3, 5, 8, 13))
  })

  test('is exact beyond what doubles tell apart, where it is asked to be.', () => {
    const { last } = run(fibonacci('exact'))
    const value = last.get('w.old')
    expect(typeof value === 'object' && showRational(value)).toBe('4660046610375530309')
  })

  test('takes the same steps in either arithmetic.', () => {
    const rule = (arithmetic: string): string =>
      mapOf('floor(7 * w.x / 3) - 5 * floor(w.x / 2) + (if w.x < 3 then 4 else -1)', '5', '[-1000, 1000]').replace(
        'steps: 200',
        `steps: 200, arithmetic: ${arithmetic}`,
      )
    const [real, exact] = [run(rule('real')), run(rule('exact'))]
    expect(real.variables[0]!.tail).toStrictEqual(exact.variables[0]!.tail)
  })

  test('reads parameters, choices as honest or set, and states solved at them.', () => {
    const honest = run(griefer, { steps: 1 })
    const level = Math.cbrt(8.1)
    expect(lastOf(honest)['stake']).toBeCloseTo(level * (1 - 0.5 * 0.1) + level, 12)
    expect(lastOf(honest)['days']).toBe(1)
    expect(honest.payoffs.get('attacker')).toBeCloseTo(level * 1.95 - 1, 12)
    const set = run(griefer, { steps: 1, set: { 'attacker.grief': '1' }, parameters: { harm: '1' } })
    expect(lastOf(set)['stake']).toBeCloseTo(Math.cbrt(9), 12)
  })

  test('solves a state again in each phase of a policy that it depends on.', () => {
    const course = courseIn(griefer, { vary: ['attacker.grief'] })
    expect(course.states.map(({ name }) => name)).toStrictEqual(['level'])
    expect(course.usual.get('attacker.grief')).toStrictEqual({ numerator: 1n, denominator: 10n })
  })

  test('does not solve states that it does not read.', () => {
    const model = modelOf(`
mechanism: two
state: { lost: { in: [0, 1], equation: lost^2 = 4 + lost } }
dynamics: { w: { step: day, steps: 3, state: { x: { in: [0, 1], start: 0.5, next: x } } } }
`)
    expect(E.isRight(dynamicOf(model, 'w', nothing))).toBe(true)
  })

  test('that is not there is named, with the nearest one that is.', () => {
    expect(dynamicOf(modelOf(mapOf('w.x')), 'ww', nothing)).toMatchObject({
      left: { what: 'map has no dynamic “ww”', mend: 'did you mean w?' },
    })
  })
})

describe('A run that cannot go on', () => {
  test.each(['real', 'exact'])(
    'ends where a variable would leave its domain, and says what it would be (%s).',
    (arithmetic) => {
      const { ending, variables } = run(
        mapOf('w.x - 3', '8').replace('steps: 200', `steps: 200, arithmetic: ${arithmetic}`),
      )
      expect(ending).toStrictEqual({ kind: 'left', step: 7, variable: 0, value: -13 })
      expect(variables[0]!.count).toBe(7)
    },
  )

  test('is forgiven what rounding does at a bound.', () => {
    const { ending, variables } = run(mapOf('if w.time < 3 then w.x - 0.1 else w.x', '0.3', '[0, 1]'))
    expect(ending.kind).toBe('ran')
    expect(variables[0]!.last).toBe(0)
  })

  test('ends where a whole number would not be one.', () => {
    const yaml = mapOf('w.x / 2', '6').replace('in: [-10, 10]', 'integers: [-10, 10]')
    expect(run(yaml).ending).toStrictEqual({ kind: 'left', step: 2, variable: 0, value: 1.5 })
  })

  test('is a problem where the next value is no number, with the step and the values.', () => {
    expect(ranOf(mapOf('sqrt(w.x - 1/2)', '1'))).toMatchObject({
      left: {
        code: 'not-a-number',
        what: expect.stringMatching(/^the next w.x is not a number at round 2$/) as string,
      },
    })
    expect(ranOf(mapOf('1 / w.x', '0'))).toMatchObject({ left: { found: 'w.x = 0, w.time = 0' } })
  })

  test('is a problem where exact arithmetic meets what is not rational.', () => {
    const yaml = mapOf('sqrt(w.x)', '2').replace('steps: 200', 'steps: 200, arithmetic: exact')
    expect(ranOf(yaml)).toMatchObject({ left: { what: 'the next w.x has no rational value at round 0' } })
  })

  test('starts nowhere where its start lies outside its domain.', () => {
    const yaml = mapOf('w.x', '2 * p', '[0, 1]').replace(
      'dynamics:',
      'parameters: { p: { in: [0, 1], default: 1 } }\ndynamics:',
    )
    expect(ranOf(yaml)).toMatchObject({
      left: { code: 'bad-value', what: 'w.x starts outside its domain', expected: 'a number in [0, 1]', found: '2' },
    })
  })
})
