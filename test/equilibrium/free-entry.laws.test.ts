import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { freeEntry } from '../../src/equilibrium/free-entry.js'
import { solveEntry } from '../../src/equilibrium/population.js'
import { readingOf } from '../../src/game/population.js'
import { populationGame } from './population-game.js'

const seed = 20_261_122

/** Halving with exact rationals, knowing only that the function falls. */
const bisected = (f: (x: Q.Rational) => Q.Rational, low: Q.Rational, high: Q.Rational): Q.Rational => {
  let [from, to] = [low, high]
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = Q.divide(Q.add(from, to), Q.rational(2n))
    if (Q.sign(f(middle)) > 0) from = middle
    else to = middle
  }
  return Q.divide(Q.add(from, to), Q.rational(2n))
}

const q = (value: number): Q.Rational => Q.rational(BigInt(value))

test('A random falling payoff over a random rising supply has the one equilibrium that halving in exact rationals finds.', () => {
  const number = fc.integer({ min: 1, max: 40 })
  const power = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(number, number, number, power, power, (a, b, c, p, s) => {
      // a / (1 + x)^p + b − c · x · b/40 against the quantile c · rank^s, everyone being 8.
      const game = populationGame({
        joined: ['0', '8'],
        quantile: `${c} * holders.rank^${s}`,
        payoff: `${a} / (1 + holders.joined)^${p} - ${b} * holders.joined / 40 - holders.type`,
      })
      const { equilibria, isComplete } = freeEntry(game)
      const f = (x: Q.Rational): Q.Rational => {
        let decline = q(a)
        for (let time = 0; time < p; time += 1) decline = Q.divide(decline, Q.add(Q.one, x))
        let asked = q(c)
        for (let time = 0; time < s; time += 1) asked = Q.multiply(asked, Q.divide(x, q(8)))
        return Q.subtract(Q.subtract(decline, Q.divide(Q.multiply(q(b), x), q(40))), asked)
      }
      expect([isComplete, equilibria.length]).toStrictEqual([true, 1])
      const [{ kind, joined, stability }] = equilibria as [(typeof equilibria)[0]]
      expect(stability).toBe('stable')
      if (Q.sign(f(q(8))) >= 0) expect([kind, joined]).toStrictEqual(['everybody', { low: 8, high: 8 }])
      else {
        const root = Q.toNumber(bisected(f, Q.zero, q(8)))
        expect(joined.low).toBeLessThanOrEqual(root * (1 + 1e-15))
        expect(joined.high).toBeGreaterThanOrEqual(root * (1 - 1e-15))
        expect(joined.high - joined.low).toBeLessThanOrEqual(1e-12 * root)
      }
    }),
    { seed, numRuns: 60 },
  )
})

/** Payoffs that rise and fall: a yield that falls, and a network that pays once enough have joined. */
const networked = fc.record({
  fall: fc.integer({ min: 1, max: 40 }),
  rise: fc.integer({ min: 0, max: 60 }),
  at: fc.integer({ min: 5, max: 90 }),
  steep: fc.integer({ min: 2, max: 30 }),
  level: fc.integer({ min: -40, max: 20 }),
  s: fc.constantFrom('1/3', '1/2', '1', '2', '7/3'),
})

test('Every change of sign of the marginal payoff on a fine grid is an equilibrium or told as a doubt, and no crossing is made up.', () => {
  fc.assert(
    fc.property(networked, ({ fall, rise, at, steep, level, s }) => {
      const game = populationGame({
        joined: ['0', '100'],
        quantile: `30 * holders.rank^(${s})`,
        payoff:
          `${fall} / (1 + holders.joined) + ${rise} / (1 + exp((${at} - holders.joined) * ${steep} / 10)) ` +
          `+ ${level} - holders.type`,
      })
      const { equilibria, doubts, isComplete } = freeEntry(game)
      const read = readingOf(game.entry, 'holders.joined')
      const changes: number[] = []
      const steps = 20_000
      for (let step = 1; step <= steps; step += 1) {
        const [from, to] = [(100 * (step - 1)) / steps, (100 * step) / steps]
        if (Math.sign(read(from)) * Math.sign(read(to)) < 0) changes.push(from)
      }
      const inside = equilibria.filter(({ kind }) => kind === 'crossing')
      if (isComplete) expect(inside.length).toBeGreaterThanOrEqual(changes.length)
      for (const from of changes)
        expect(
          [...inside, ...doubts].some(({ joined: { low, high } }) => high >= from && low <= from + 100 / steps),
        ).toBe(true)
      for (const { joined, number, stability } of inside) {
        if (number !== 'one') continue
        const margin = 1e-7 * Math.max(1, joined.high)
        const [before, after] = [read(joined.low - margin), read(joined.high + margin)]
        expect(Math.sign(before) * Math.sign(after)).toBe(-1)
        expect(stability).toBe(before > 0 ? 'stable' : 'unstable')
      }
      // Corners are told if and only if they are equilibria.
      expect(equilibria.some(({ kind }) => kind === 'nobody')).toBe(read(0) <= 0)
      expect(equilibria.some(({ kind }) => kind === 'everybody')).toBe(read(100) >= 0)
    }),
    { seed, numRuns: 150 },
  )
})

test('Wherever play settles there is an equilibrium, and from anywhere it settles or is seen not to.', () => {
  fc.assert(
    fc.property(networked, ({ fall, rise, at, steep, level, s }) => {
      const solution = solveEntry(
        populationGame({
          joined: ['0', '100'],
          quantile: `30 * holders.rank^(${s})`,
          payoff:
            `${fall} / (1 + holders.joined) + ${rise} / (1 + exp((${at} - holders.joined) * ${steep} / 10)) ` +
            `+ ${level} - holders.type`,
        }),
      )
      expect(['agree', 'silent']).toContain(solution.agreement.kind)
      // A small share cannot overshoot what is stable: from somewhere play gets to an equilibrium.
      if (solution.damped?.settles === true) expect(solution.agreement.kind).toBe('agree')
    }),
    { seed, numRuns: 30 },
  )
})
