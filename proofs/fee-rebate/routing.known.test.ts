import { describe, expect, it } from 'vitest'
import { framePaddingAmong2, framePaddingAmong3 } from '../../games/fee-rebate/frame-padding.js'
import gasPadding from '../../games/fee-rebate/gas-padding.js'
import rebateRouting from '../../games/fee-rebate/rebate-routing.js'
import { bestReply, payoffsAt } from '../suite/best-reply.js'
import { settledPlay } from './settled-play.js'

describe('a wrapper before a contract (A8)', () => {
  const payoffs = (attribution: string, kickback: number) =>
    payoffsAt(rebateRouting, {
      parameters: { attribution, rebate: 0.2, baseFee: 20, contractGas: 50_000, wrapperGas: 3000, calls: 1 },
      set: { 'user.detour': 1, 'wrapper.kickback': kickback },
    })

  it('takes the whole rebate where only the outermost contract is paid', () => {
    expect(payoffs('to', 0).get('contract')).toBe(0)
    expect(payoffs('to', 0).get('wrapper')).toBeCloseTo(0.2 * 20 * 53_000, 6)
  })

  it('leaves the contract its own where each frame is paid', () => {
    expect(payoffs('frame', 0).get('contract')).toBeCloseTo(0.2 * 20 * 50_000, 6)
    expect(payoffs('frame', 0).get('wrapper')).toBeCloseTo(0.2 * 20 * 3000, 6)
  })

  it('is worth the detour to users for a part of what it takes', () => {
    const detour = bestReply(rebateRouting, 'user', {
      parameters: { attribution: 'to' },
      vary: ['user.detour'],
      set: { 'wrapper.kickback': 61_000 },
    })
    expect(detour.choices.get('user.detour')).toBe(1)
    expect(61_000).toBeLessThan(payoffs('to', 0).get('wrapper')!)
  })
})

describe('padding where every frame is paid for its own gas (A8), Q = 10 - P', () => {
  const totalGas = (mechanism: typeof framePaddingAmong2, frames: number): number => {
    const vary = Array.from({ length: frames }, (_, index) => `frame.${index + 1}.padding`)
    const settled = settledPlay(mechanism, { vary })
    expect(settled?.regret).toBeLessThan(1e-6)
    return [...settled!.choices.values()].reduce((sum, padding) => sum + 1 + padding, 0)
  }

  it('comes to N a/((N + 1)cb) gas a call, the more the more frames there are', () => {
    const alone = bestReply(gasPadding, 'deployer', { parameters: { sideIncome: 0 }, vary: ['deployer.padding'] })
    expect(2 + alone.choices.get('deployer.padding')!).toBeCloseTo(5, 5)
    expect(totalGas(framePaddingAmong2, 2)).toBeCloseTo(20 / 3, 5)
    expect(totalGas(framePaddingAmong3, 3)).toBeCloseTo(30 / 4, 5)
  })
})
