import { describe, expect, it } from 'vitest'
import { rational } from '../../src/arithmetic/rational.js'
import { inMarkdown, plain } from '../../src/report/escape.js'
import {
  showChange,
  showCount,
  showEnclosure,
  showGain,
  showNumber,
  showPercent,
  showRational,
  showWithin,
} from '../../src/report/number.js'

const exactly = (numerator: bigint, denominator = 1n) => {
  const value = rational(numerator, denominator)
  return { low: value, high: value }
}

describe('a number for a reader', () => {
  it('has five significant digits, thousands apart, and powers of ten only at the ends', () => {
    const shown = [0, 1234567.8, 0.1 + 0.2, -2.5, 99999.99, 123456789012, 1e15, 3e-6, 0.00012345].map((value) =>
      showNumber(value),
    )
    expect(shown).toEqual(['0', '1,234,600', '0.3', '−2.5', '100,000', '123,460,000,000', '1e15', '3e-6', '0.00012345'])
  })

  it('is exact while that is short, and says so where it is not', () => {
    expect([rational(1n, 3n), rational(20n), rational(-1n, 8n), rational(544000000n, 9n)].map(showRational)).toEqual([
      '1/3',
      '20',
      '−0.125',
      '≈ 60,444,000',
    ])
  })

  it('has a sign where it is a gain, and a change in per cent where that says something', () => {
    expect([showGain(exactly(5n)), showGain(exactly(-5n)), showGain(exactly(0n))]).toEqual(['+5', '−5', '0'])
    expect(showChange(exactly(200n), exactly(250n))).toBe('+25 %')
    expect(showChange(exactly(0n), exactly(250n))).toBeUndefined()
    expect(showEnclosure({ low: rational(1n, 3n), high: rational(1n, 2n) })).toBe('≈ 0.41667')
  })

  it('has every digit where it counts, four where it is a share, and those that are settled where it is enclosed', () => {
    expect([showCount(1234567), showCount(2n ** 60n), showCount(7)]).toEqual([
      '1,234,567',
      '1,152,921,504,606,846,976',
      '7',
    ])
    expect([showPercent(1 / 3), showPercent(1 / 3, 5), showPercent(0.1 + 0.2)]).toEqual(['33.33 %', '33.333 %', '30 %'])
    expect([showWithin(12345.6, 12345.8), showWithin(12345.678, 12345.678), showWithin(1e-7, 1e-7)]).toEqual([
      '12,350',
      '12,345.678',
      '1e-7',
    ])
  })
})

describe('a text from a stranger', () => {
  it('cannot steer a terminal or reorder a line', () => {
    expect(plain('a\u001b[31mb\u202ec\rd\u0007')).toBe('a [31mb c d ')
  })

  it('cannot make markup in Markdown', () => {
    expect(inMarkdown('<b>|`*x*`[y](z)')).toBe('&lt;b&gt;\\|\\`\\*x\\*\\`\\[y\\]\\(z\\)')
  })
})
