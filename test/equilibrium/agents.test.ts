import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { agentEquilibria, drawTypes, playAgents } from '../../src/equilibrium/agents.js'
import { freeEntry } from '../../src/equilibrium/free-entry.js'
import { agentsAgree, sampledEntry } from '../../src/equilibrium/sampled-entry.js'
import { payoffReading } from '../../src/game/population.js'
import { populationGame } from './population-game.js'

const isoelastic = populationGame({
  joined: ['1', '120e6'],
  quantile: '0.02 * (holders.rank * 4)^1',
  payoff: '166.3232 / sqrt(holders.joined) - holders.type',
})
const network = populationGame({
  joined: ['0', '12'],
  quantile: '4 * holders.rank',
  payoff: '(if holders.joined > 5 then 3 else 1.2) - holders.joined / 9 - holders.type',
})

test('The numbers who join at equilibrium are those of all pure equilibria, found by looking at every set of agents.', () => {
  const payoff = payoffReading(network)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 9 }), (twentieths) => {
      const types = Float64Array.from(twentieths, (value) => value / 20).sort()
      const each = 12 / types.length
      const numbers = new Set<number>()
      for (let set = 0; set < 2 ** types.length; set += 1) {
        const isIn = [...types].map((_, agent) => ((set >> agent) & 1) === 1)
        const joined = isIn.filter(Boolean).length
        const isEquilibrium = [...types].every((type, agent) =>
          isIn[agent] === true ? payoff(type, joined * each) >= 0 : payoff(type, (joined + 1) * each) <= 0,
        )
        if (isEquilibrium) numbers.add(joined)
      }
      const found = agentEquilibria(network, types).flatMap(({ least, most }) =>
        Array.from({ length: most - least + 1 }, (_, offset) => least + offset),
      )
      expect(found).toStrictEqual([...numbers].sort((a, b) => a - b))
    }),
    { seed: 20_261_122, numRuns: 200 },
  )
})

test('Types are drawn by the seed, in ascending order, as the quantile spreads them.', () => {
  const types = drawTypes(isoelastic, 10_000, 'a')
  expect(types).toStrictEqual(drawTypes(isoelastic, 10_000, 'a'))
  expect(types).not.toStrictEqual(drawTypes(isoelastic, 10_000, 'b'))
  expect(types.every((type, agent) => agent === 0 || type >= types[agent - 1]!)).toBe(true)
  // Uniform on [0, 0.08]: the deviation of the mean is 0.08 / √12 / 100.
  const mean = types.reduce((sum, type) => sum + type, 0) / types.length
  expect(Math.abs(mean - 0.04)).toBeLessThan(4 * 2.31e-4)
})

test('More agents come nearer to the continuum, as the root of their number.', () => {
  const [{ joined }] = freeEntry(isoelastic).equilibria as [ReturnType<typeof freeEntry>['equilibria'][0]]
  for (const agents of [100, 10_000, 300_000]) {
    const distances = Array.from({ length: 10 }, (_, draw) => {
      const found = agentEquilibria(isoelastic, drawTypes(isoelastic, agents, `draw ${draw}`))
      expect(found).toHaveLength(1)
      return Math.abs((found[0]!.least * 120e6) / agents / joined.low - 1) * Math.sqrt(agents)
    })
    // The deviation is √(r(1 − r)) / (r(1 + p/s)) of it, r = 0.33 being the share that joins: 0.95 / √N.
    const middle = distances.toSorted((a, b) => a - b)[5]!
    expect(middle).toBeGreaterThan(0.1)
    expect(middle).toBeLessThan(2)
  }
})

test('Agents who move one at a time get to an equilibrium, from nobody and from everybody.', () => {
  for (const agents of [2, 7, 1000, 10_007]) {
    const sampled = sampledEntry(isoelastic, drawTypes(isoelastic, agents, 'play'), 'play')
    expect(sampled.plays.map(({ start }) => start)).toStrictEqual(['nobody', 'everybody'])
    expect([agents, agentsAgree(sampled)]).toStrictEqual([agents, true])
  }
})

test('Of several equilibria play from nobody and from everybody finds different ones.', () => {
  const types = drawTypes(network, 1000, 'several')
  const [low, high] = agentEquilibria(network, types)
  const [up, down] = [playAgents(network, types, 'order', 'nobody'), playAgents(network, types, 'order', 'everybody')]
  expect(up.joined).toBeGreaterThanOrEqual(low!.least)
  expect(up.joined).toBeLessThanOrEqual(low!.most)
  expect(down.joined).toBeGreaterThanOrEqual(high!.least)
  expect(down.joined).toBeLessThanOrEqual(high!.most)
  expect(high!.least).toBeGreaterThan(low!.most)
})

test('One agent alone, and agents all alike, are no special cases.', () => {
  expect(agentEquilibria(network, Float64Array.of(0)).map(({ least, most }) => [least, most])).toStrictEqual([[1, 1]])
  expect(agentEquilibria(network, Float64Array.of(9)).map(({ least, most }) => [least, most])).toStrictEqual([[0, 0]])
  // Six alike of two each: 1.2 − 2/9 − 1 < 0 for the first, 3 − 12/9 − 1 > 0 for the last.
  const alike = agentEquilibria(network, new Float64Array(6).fill(1))
  expect(alike.map(({ least, most }) => [least, most])).toStrictEqual([
    [0, 0],
    [6, 6],
  ])
})
