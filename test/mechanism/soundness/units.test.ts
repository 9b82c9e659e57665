import { describe, expect, it } from 'vitest'
import { rational } from '../../../src/arithmetic/rational.js'
import { add, compare, constant, fold, variable } from '../../../src/formula/build.js'
import { attack, checked, claim, map, number, payoff, real, sound } from '../market.js'

describe('units', () => {
  it('can be read', () => {
    const x = { domain: real(0, 1), default: rational(0n), unit: 'gwei//gas' }
    expect(checked({ parameters: new Map([...sound.parameters, ['x', x]]) })).toMatch(/^bad-unit/)
  })

  it('of what is added and compared agree, everywhere', () => {
    const wrong = add(variable('fee'), variable('gas'))
    expect(checked(payoff(wrong))).toMatch(/^unit-mismatch/)
    expect(checked({ where: map({ w: wrong }) })).toMatch(/^unit-mismatch/)
    expect(checked({ admissible: compare(variable('fee'), '<', variable('gas')) })).toMatch(/^unit-mismatch/)
    expect(checked(claim({ kind: 'holds', condition: compare(wrong, '<', constant(0)) }))).toMatch(/^unit-mismatch/)
  })

  it('of members of a player that stands for several are those of the player', () => {
    const wrong = add(variable('gas'), fold('max', variable('bidder.all.bid')))
    expect(checked(payoff(wrong))).toMatch(/^unit-mismatch/)
  })

  it('of tolerances, outside options, rules and margins are those of what they are measured against', () => {
    expect(checked(claim({ kind: 'nash', tolerance: variable('gas') }))).toMatch(
      /^unit-mismatch: the tolerance is not in the unit of the payoff of seller/,
    )
    expect(checked(claim({ kind: 'nash', tolerance: number(3) }))).toBe('sound')
    expect(checked(claim({ kind: 'rational', outside: variable('gas') }))).toMatch(/^unit-mismatch: the outside option/)
    const playing = map({ 'seller.price': variable('gas') })
    expect(checked(attack({ playing }))).toMatch(/^unit-mismatch: the rule for "seller.price" is not in its unit/)
    expect(checked(claim({ kind: 'nash', margin: { formula: variable('fee'), unit: 'gas' } }))).toMatch(
      /^unit-mismatch: the margin is not in its unit/,
    )
    expect(checked(claim({ kind: 'nash', margin: { formula: variable('fee'), unit: 'gwei' } }))).toBe('sound')
  })

  it('of payoffs that are added up are the same', () => {
    const gas = payoff(variable('gas'))
    const ring = (transfers: boolean) =>
      checked({ ...gas, ...claim({ kind: 'collusion-proof', coalitions: [['seller', 'bidder.1']], transfers }) })
    expect(ring(true)).toMatch(/^unit-mismatch: the payoffs of seller and bidder.1/)
    expect(ring(false)).toBe('sound')
  })
})
