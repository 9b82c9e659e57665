import { describe, expect, it } from 'vitest'
import { certifyRegret } from '../../src/equilibrium/regret.js'
import { game, point } from './games.js'

const among = (admissible: string) =>
  game(`
mechanism: dial
players: { a: { choices: { x: { integers: [0, 3], honest: 1 } }, payoff: x * (4 - x) } }
admissible: ${admissible}
`)
const regretAt = (x: string, admissible: string) =>
  certifyRegret(
    among(admissible),
    point({ 'a.x': x }),
    [{ player: 0, best: point({ 'a.x': '2' }), gain: 4 - Number(x) * (4 - Number(x)), scale: 4 }],
    100,
  )

describe('a certified regret', () => {
  it('is what the best deviation gains', () => {
    expect(regretAt('2', 'a.x <= 3')).toMatchObject({ certified: true, high: { numerator: 0n } })
    expect(regretAt('1', 'a.x <= 3')).toMatchObject({ certified: true, low: { numerator: 1n, denominator: 1n } })
  })

  it('is denied to a profile that is not admissible, from where no deviation is any either', () => {
    expect(regretAt('3', 'a.x <= 2').certified).toBe(false)
  })
})
