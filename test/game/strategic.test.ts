import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { contains } from '../../src/arithmetic/interval.js'
import { binary, constant, power, subtract, variable } from '../../src/formula/build.js'
import { rational } from '../../src/arithmetic/rational.js'
import { encloseState } from '../../src/game/state.js'
import { pointOf } from '../../src/game/profile-point.js'
import { gameOf } from '../../src/game/strategic.js'
import type { ModelState } from '../../src/mechanism/model.js'
import { modelOf } from '../claim/model-of.js'
import { game, implicitPrice, point } from '../equilibrium/games.js'

const payoffs = (of: ReturnType<typeof game>, profile: readonly number[]): number[] => {
  const out = new Float64Array(of.players.length)
  of.payoffs(Float64Array.from(profile), out)
  return [...out]
}

describe('A game', () => {
  const ruled = `
mechanism: ruled
parameters: { k: { in: [0, 10], default: 2 } }
players:
  leader: { choices: { x: { in: [0, 10], honest: k / 2 } }, payoff: x }
  follower:
    types: { cost: { in: [0, 4], distribution: uniform } }
    choices: { y: { in: [0, 10], honest: total - cost } }
    payoff: y
state: { total: { in: [0, 100], equation: "total = leader.x + k" } }
`
  test('starts at the honest profile, types at their means and parameters at their defaults.', () => {
    const found = game(ruled)
    expect(found.fixed.get('follower.cost')).toStrictEqual(rational(2n))
    expect(pointOf(found, found.start)).toStrictEqual(point({ 'leader.x': '1', 'follower.y': '1' }))
  })

  test('has the option of a parameter where honest play follows that, whether held or free.', () => {
    const follows = `
mechanism: follows
parameters: { advice: { options: [stay, leave], default: leave } }
players:
  p: { choices: { does: { options: [stay, leave], honest: advice } }, payoff: if does is leave then 1 else 0 }
  q: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: if p.does is leave then 2 else 3 }
`
    expect(game(follows).start[0]).toBe(1)
    expect(payoffs(game(follows, {}, { vary: ['q.x'] }), [0])).toStrictEqual([1, 2])
    expect(payoffs(game(follows, { advice: 'stay' }, { vary: ['q.x'] }), [0])).toStrictEqual([0, 3])
  })

  test('lets an honest rule that reads a state follow it.', () => {
    const found = game(ruled, { k: '4' }, { vary: ['leader.x'] })
    expect([...found.choices.keys()]).toStrictEqual(['leader.x'])
    expect(payoffs(found, [3])).toStrictEqual([3, 5])
  })

  test('holds a choice at what it is set to.', () => {
    const found = game(ruled, {}, { vary: ['leader.x'], set: point({ 'follower.y': '7' }) })
    expect(payoffs(found, [3])).toStrictEqual([3, 7])
  })

  test('has payoffs at states that are solved for.', () => {
    const [ann, bob] = payoffs(game(implicitPrice), [0, 0])
    expect([ann, bob]).toStrictEqual([0, 0])
    expect(payoffs(game(implicitPrice), [4, 4])[0]).toBeCloseTo(0, 12)
  })

  test('has no payoffs where a profile is not admissible.', () => {
    const bounded = game(`
mechanism: bounded
admissible: a.x + b.x <= 1
players:
  a: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: x }
  b: { choices: { x: { in: [0, 1], honest: 0 } }, payoff: x }
`)
    expect(payoffs(bounded, [0.5, 0.25])).toStrictEqual([0.5, 0.25])
    expect(payoffs(bounded, [0.75, 0.5])).toStrictEqual([NaN, NaN])
  })

  test.each([
    ['price^2 = -1 - a.q', 'no solution'],
    ['(price - 1) * (price - 2) * (price - 3) = a.q', 'several solutions'],
  ])('whose equation is %s is refused where it starts: %s, at the point shown.', (equation, what) => {
    const model = modelOf(`
mechanism: bad
state: { price: { in: [0, 10], equation: "${equation}" } }
players:
  a: { choices: { q: { in: [0, 5], honest: 0 } }, payoff: price }
`)
    const found = gameOf(model, new Map())
    expect(E.isLeft(found) && found.left.code).toBe('no-state')
    expect(E.isLeft(found) && found.left.what).toBe(`the equation for price has ${what} at a.q = 0`)
  })
})

describe('The enclosure of a state', () => {
  const state = (left: ModelState['left'], low = 0n, high = 10n): ModelState => ({
    ...{ name: 's', left, right: variable('c') },
    domain: { kind: 'real', low: rational(low), high: rational(high) },
  })
  const cube = power(variable('s'), constant(3n))
  const at = (c: number) => new Map([['c', { low: c, high: c }]])

  test('is narrow around the only solution.', () => {
    const within = encloseState(state(cube), at(2))
    expect(typeof within).toBe('object')
    if (typeof within !== 'object') return
    expect(within.low ** 3).toBeLessThanOrEqual(2 * (1 + 1e-14))
    expect(within.high ** 3).toBeGreaterThanOrEqual(2 * (1 - 1e-14))
    expect(within.high - within.low).toBeLessThan(1e-12)
  })

  test('over a box of the rest contains the solutions of all its points.', () => {
    const within = encloseState(state(binary('add', cube, variable('s'))), new Map([['c', { low: 2, high: 10 }]]))
    expect(typeof within === 'object' && contains(within, 1) && contains(within, 2)).toBe(true)
  })

  test('tells none from several.', () => {
    expect(encloseState(state(cube), at(-1))).toBe('none')
    const wave = subtract(cube, binary('multiply', constant(3n), variable('s')))
    expect(encloseState(state(wave, -3n, 3n), at(0.5))).toBe('several')
  })

  test('finds a solution at an end of the domain.', () => {
    const rising = binary('add', cube, variable('s'))
    expect(encloseState(state(rising), at(0))).toStrictEqual({ low: 0, high: 0 })
    expect(encloseState(state(rising), at(1010))).toStrictEqual({ low: 10, high: 10 })
  })

  test('does not claim a zero that touches, or that the slope shares.', () => {
    const touching = power(subtract(variable('s'), constant(1 / 3)), constant(2n))
    expect(encloseState(state(touching), at(0))).toBe('unknown')
    expect(encloseState(state(cube), at(0))).toBe('unknown')
  })
})
