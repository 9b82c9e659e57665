import { describe, expect, it } from 'vitest'
import { kickbackAmong10, kickbackAmong2, kickbackAmong3 } from '../../games/fee-rebate/kickback-competition.js'
import { settledPlay, type Settled } from './settled-play.js'

const markets = [
  { deployers: 2, mechanism: kickbackAmong2 },
  { deployers: 3, mechanism: kickbackAmong3 },
  { deployers: 10, mechanism: kickbackAmong10 },
]
const everyKickback = (deployers: number): readonly string[] =>
  Array.from({ length: deployers }, (_, index) => `deployer.${index + 1}.kickback`)

describe.each(markets)('kickbacks among $deployers deployers (A2)', ({ deployers, mechanism }) => {
  const known = new Map<string, Settled>()
  const settle = (ticks: number, method: 'sequential' | 'simultaneous'): Settled => {
    const key = `${ticks} ${method}`
    const settled =
      known.get(key) ?? settledPlay(mechanism, { parameters: { ticks }, vary: everyKickback(deployers), method })
    expect(settled).toBeDefined()
    known.set(key, settled!)
    return settled!
  }

  it.each([5, 20, 100])('come to rest at most two of %d ticks below the whole rebate', (ticks) => {
    const { choices, regret } = settle(ticks, 'sequential')
    for (const kickback of choices.values()) {
      expect(kickback).toBeGreaterThanOrEqual(ticks - 2)
      expect(kickback).toBeLessThanOrEqual(ticks)
    }
    expect(regret).toBe(0)
  })

  it('come to rest at the same place when all move at once', () => {
    const { choices, regret } = settle(20, 'simultaneous')
    for (const kickback of choices.values()) expect(kickback).toBeGreaterThanOrEqual(18)
    expect(regret).toBe(0)
  })

  it('tend to the whole rebate as the ticks get finer', () => {
    const shares = [5, 20, 100].map((ticks) => Math.min(...settle(ticks, 'sequential').choices.values()) / ticks)
    for (const [index, share] of shares.entries())
      if (index > 0) expect(share).toBeGreaterThanOrEqual(shares[index - 1]!)
    expect(shares.at(-1)).toBeGreaterThanOrEqual(0.98)
  })
})
