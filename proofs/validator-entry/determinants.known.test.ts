import { describe, expect, it } from 'vitest'
import securityDeterminants from '../../games/validator-entry/security-determinants.js'
import { measured } from './measured.js'

describe('two worlds with one distribution and one algorithm (Q12)', () => {
  it('are equally secure where prize, fall and accidents are the same', () => {
    const at = measured(securityDeterminants)
    expect(at('bribe')).toBe(at('otherBribe'))
    expect(at('leastYield')).toBe(at('otherLeastYield'))
  })

  it.each([
    { changed: { otherFall: 0 }, bribes: [0.404, 0.004], yields: [0.02, 0.035] },
    { changed: { otherPrize: 2 }, bribes: [0.404, 0.404], yields: [0.02, 0.1] },
    { changed: { slashable: 0.5, otherHazard: 0.01 }, bribes: [0.904, 0.904], yields: [0.0205, 0.025] },
  ])('cost $bribes to bribe and need $yields where two hold all and $changed', ({ changed, bribes, yields }) => {
    const at = measured(securityDeterminants, { holders: 2, slashable: 0, ...changed })
    expect([at('bribe'), at('otherBribe')].map((bribe) => Number(bribe.toFixed(12)))).toEqual(bribes)
    expect([at('leastYield'), at('otherLeastYield')].map((each) => Number(each.toFixed(12)))).toEqual(yields)
  })

  it('ask for the yield of B3 on a majority’s stake', () => {
    const at = measured(securityDeterminants, { holders: 5, slashable: 0.5, prize: 1.2, fall: 0.4, hazard: 0.01 })
    expect(at('leastYield')).toBeCloseTo(0.02 + 0.01 * 0.5 + 0.05 * (1.2 * (5 / 3) - 0.5 - 0.4), 12)
  })
})
