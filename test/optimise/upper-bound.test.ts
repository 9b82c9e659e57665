import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { parseRational } from '../../src/arithmetic/rational.js'
import type { Domain } from '../../src/formula/domain.js'
import { compileTree, layoutOf } from '../../src/formula/reading/number.js'
import { parseFormula } from '../../src/formula/grammar/parser.js'
import type { Tree } from '../../src/formula/tree.js'
import { randomStream } from '../../src/optimise/random.js'
import { sampleEvenly, spaceOf } from '../../src/optimise/space.js'
import { maximiseRigorously } from '../../src/optimise/upper-bound.js'

const formula = (text: string): Tree => {
  const read = parseFormula(text)
  if (E.isLeft(read)) throw new Error(read.left.what)
  return read.right
}
const real = (low: string, high: string): Domain => ({
  kind: 'real',
  low: parseRational(low)!,
  high: parseRational(high)!,
})
const integers = (low: string, high: string): Domain => ({ ...real(low, high), kind: 'integer' }) as Domain
const options = (...names: readonly string[]): Domain => ({ kind: 'options', options: names })

interface Known {
  readonly text: string
  readonly domains: Readonly<Record<string, Domain>>
  readonly maximum: number
}

const known: readonly Known[] = [
  { text: 'x * (1 - x)', domains: { x: real('0', '1') }, maximum: 0.25 },
  { text: '(10 - (2 + g)) * 0.2 * (2 + g)', domains: { g: real('0', '5') }, maximum: 5 },
  {
    text: 'max(0, 10 - (2 + g) - f) * (0.2 * (2 + g) + f)',
    domains: { g: real('0', '5'), f: real('0', '10') },
    maximum: 17.64,
  },
  { text: 'x - n^2 + 3 * n', domains: { x: real('0', '1/3'), n: integers('-5', '50') }, maximum: 2 + 1 / 3 },
  {
    text: 'if o is b then x * y * z else x - y',
    domains: { o: options('a', 'b'), x: real('0', '1'), y: real('-1', '2'), z: real('0', '3') },
    maximum: 6,
  },
  {
    text: 'x * exp(0 - x) + y * exp(0 - y) + z * exp(0 - z)',
    domains: { x: real('0', '5'), y: real('0', '5'), z: real('0', '5') },
    maximum: 3 / Math.E,
  },
  { text: 'floor(x) - x / 2', domains: { x: real('0', '5') }, maximum: 2.5 },
]

describe('maximising rigorously', () => {
  for (const { text, domains, maximum } of known)
    it(`encloses the maximum of ${text}`, () => {
      const found = maximiseRigorously(formula(text), new Map(Object.entries(domains)), { gap: 1e-5, boxes: 50_000 })
      expect(found.value).toBeLessThanOrEqual(maximum + 1e-12)
      expect(found.upper).toBeGreaterThanOrEqual(maximum - 1e-12)
      expect(found.closed).toBe(true)
      expect(found.upper - found.value).toBeLessThanOrEqual(1e-5)
    })

  it('never puts the bound below a value, however small the budget', () => {
    for (const boxes of [1, 2, 10, 100, 1000])
      for (const { text, domains } of known) {
        const all = new Map(Object.entries(domains))
        const tree = formula(text)
        const found = maximiseRigorously(tree, all, { gap: 0, boxes })
        const f = compileTree(tree, layoutOf(all))
        const space = spaceOf(all.values())
        const random = randomStream(`${text} ${boxes}`)
        for (let draw = 0; draw < 200; draw += 1)
          expect(f(sampleEvenly(space, random))).toBeLessThanOrEqual(found.upper + 1e-12)
        expect(found.boxes).toBeLessThanOrEqual(boxes + 1)
        expect(found.gap).toBe(found.upper - found.value)
      }
  })

  it('says that a flat ridge is open instead of pretending', () => {
    const square = { x: real('0', '1'), y: real('0', '1') }
    const tree = formula('min(x, y) - max(x, y)')
    const found = maximiseRigorously(tree, new Map(Object.entries(square)), { gap: 1e-9, boxes: 2000 })
    expect(found.closed).toBe(false)
    expect(found.value).toBe(0)
    expect(found.gap).toBeGreaterThan(1e-9)
  })

  it('leaves out points without a value', () => {
    const found = maximiseRigorously(formula('0 - sqrt(x)'), new Map([['x', real('-1', '1')]]), {
      gap: 1e-6,
      boxes: 5000,
    })
    expect(found.value).toBeCloseTo(0, 5)
    expect(found.upper).toBeGreaterThanOrEqual(0)
    const nowhere = maximiseRigorously(formula('log(x)'), new Map([['x', real('-2', '-1')]]), { gap: 1, boxes: 100 })
    expect(nowhere).toMatchObject({ value: -Infinity, upper: -Infinity, gap: 0, closed: true })
  })
})
