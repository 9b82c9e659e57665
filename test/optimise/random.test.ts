import { describe, expect, it } from 'vitest'
import { randomStream } from '../../src/optimise/random.js'

const many = (seed: string, count: number): number[] => {
  const { next } = randomStream(seed)
  return Array.from({ length: count }, next)
}

describe('a random stream', () => {
  it('is the same for the same text and another for another', () => {
    expect(many('42/wash', 20)).toEqual(many('42/wash', 20))
    expect(many('42/wash', 20)).not.toEqual(many('42/padding', 20))
  })

  it('keeps giving these numbers, so that published seeds stay good', () => {
    expect(many('42', 3)).toMatchInlineSnapshot(`
      [
        0.016314888554045726,
        0.7348509670459991,
        0.11229108439869151,
      ]
    `)
  })

  it('splits alike however far it has been read', () => {
    const early = randomStream('7')
    const late = randomStream('7')
    late.next()
    expect(late.split('a').next()).toBe(early.split('a').next())
    expect(late.split('a').next()).not.toBe(early.split('b').next())
  })

  it('is even on [0, 1), with mean a half and variance a twelfth', () => {
    const numbers = many('even', 20_000)
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    expect(mean).toBeCloseTo(0.5, 1)
    expect(variance).toBeCloseTo(1 / 12, 2)
  })

  it('draws integers below a bound, and each of them', () => {
    const random = randomStream('dice')
    const seen = new Set(Array.from({ length: 500 }, () => random.integer(6)))
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(random.integer(0)).toBe(0)
  })
})
