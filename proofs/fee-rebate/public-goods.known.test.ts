import { describe, expect, it } from 'vitest'
import publicGoods from '../../games/fee-rebate/public-goods.js'
import { bestReply, type Given } from '../suite/best-reply.js'

/** Whether the founder's best response is to write the contract, copies handing back the whole rebate. */
const isWritten = (parameters: Given, copycatKeeps = 0): boolean => {
  const reply = bestReply(publicGoods, 'founder', {
    parameters: { calls: 100, discount: 0.9, fixedCost: 150, feePerCall: 1, ...parameters },
    vary: ['founder.deploys', 'founder.keeps'],
    set: { 'founder.deploys': 0, 'copycat.keeps': copycatKeeps },
  })
  return reply.choices.get('founder.deploys') === 1
}

describe('a public good of cost 150 with 100 calls, a discount of .9 and ρbg = .2 (A12)', () => {
  it.each([
    { switchingCost: 0, written: false },
    { switchingCost: 0.1, written: false },
    { switchingCost: 0.149, written: false },
    { switchingCost: 0.151, written: true },
    { switchingCost: 0.2, written: true },
  ])('with a switching cost of $switchingCost is written: $written', ({ switchingCost, written }) => {
    expect(isWritten({ rebate: 0.2, switchingCost })).toBe(written)
  })

  it('is never written under a burn', () => {
    for (const switchingCost of [0, 0.2, 100]) expect(isWritten({ rebate: 0, switchingCost })).toBe(false)
  })

  it('is written under a burn if private income repays it', () => {
    expect(isWritten({ rebate: 0, privateIncome: 151 })).toBe(true)
    expect(isWritten({ rebate: 0, privateIncome: 149 })).toBe(false)
  })

  it('is written where copies keep the rebate: competition for users and public goods pull against each other', () => {
    expect(isWritten({ rebate: 0.2, switchingCost: 0 }, 1)).toBe(true)
    expect(isWritten({ rebate: 0.2, switchingCost: 0 }, 0.8)).toBe(true)
    expect(isWritten({ rebate: 0.2, switchingCost: 0 }, 0.7)).toBe(false)
  })

  it.each([
    { rebate: 0.3, switchingCost: 0.25, privateIncome: 20, fixedCost: 269, written: true },
    { rebate: 0.3, switchingCost: 0.25, privateIncome: 20, fixedCost: 271, written: false },
    { rebate: 0.1, switchingCost: 0.25, privateIncome: 20, fixedCost: 119, written: true },
    { rebate: 0.1, switchingCost: 0.25, privateIncome: 20, fixedCost: 121, written: false },
  ])('follows income + min(ρbg, switching cost) calls/(1 - discount) >= F: %o', ({ written, ...parameters }) => {
    expect(isWritten(parameters)).toBe(written)
  })
})
