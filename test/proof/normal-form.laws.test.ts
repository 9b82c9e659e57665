import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { add, binary, constant, extremum, multiply, power, subtract, unary, variable } from '../../src/formula/build.js'
import { exact } from '../../src/formula/reading/exact.js'
import type { Tree } from '../../src/formula/tree.js'
import { normaliser } from '../../src/proof/normal-form.js'

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom('x', 'y', 'z').map(variable),
  fc.integer({ min: -3, max: 4 }).map((n) => constant(n)),
)
const { formula: formulas } = fc.letrec<{ formula: Tree }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('formula'), tie('formula'))
      .chain(([a, b]) =>
        fc.constantFrom<Tree>(
          add(a, b),
          subtract(a, b),
          multiply(a, b),
          binary('divide', a, b),
          power(a, constant(2)),
          power(a, constant(-1)),
          extremum('max', [a, b]),
          unary('abs', a),
          unary('negate', a),
          { kind: 'if', condition: { kind: 'compare', operator: '<', left: a, right: b }, then: a, otherwise: b },
        ),
      ),
  ),
}))
const points = fc
  .tuple(
    ...['x', 'y', 'z'].map((name) =>
      fc.integer({ min: -9, max: 9 }).map((n) => [name, Q.rational(BigInt(n), 3n)] as const),
    ),
  )
  .map((entries) => new Map(entries))

const openNormaliser = () => normaliser(() => undefined)

describe('a normal form', () => {
  it('has the value of its formula wherever that has one', () => {
    fc.assert(
      fc.property(formulas, points, (formula, point) => {
        const value = exact(formula, point)
        fc.pre(E.isRight(value))
        const forms = openNormaliser()
        const form = forms.normalise(formula)
        fc.pre(form !== undefined)
        const normal = exact(forms.treeOf(form), point)
        // Where factors cancel, the form may be left with terms that have no value: x/x - y/y + z/x.
        if (E.isRight(normal)) expect(normal.right).toEqual(value.right)
      }),
      { seed: 11, numRuns: 3000 },
    )
  })

  it('is zero for the difference of a formula and itself, however it is put', () => {
    fc.assert(
      fc.property(formulas, formulas, (a, b) => {
        const square = subtract(
          power(add(a, b), constant(2)),
          add(add(power(a, constant(2)), multiply(constant(2), multiply(a, b))), power(b, constant(2))),
        )
        const form = openNormaliser().normalise(square)
        if (form) expect(form.terms.size).toBe(0)
      }),
      { seed: 12, numRuns: 500 },
    )
  })

  it('gives its formula back when what was divided out is multiplied in again', () => {
    fc.assert(
      fc.property(formulas, points, (formula, point) => {
        const forms = openNormaliser()
        const form = forms.normalise(multiply(multiply(variable('x'), variable('x')), formula))
        fc.pre(form !== undefined && form.terms.size > 0)
        const divided = exact(forms.treeOf(forms.divideOut(form, new Set(['x']))), point)
        const value = exact(forms.treeOf(form), point)
        fc.pre(E.isRight(divided) && E.isRight(value) && Q.sign(point.get('x')!) !== 0)
        const ratio = Q.sign(divided.right) === 0 ? Q.one : Q.divide(value.right, divided.right)
        const x = point.get('x')!
        const powers = Array.from({ length: 41 }, (_, n) => n - 20).map((n) => {
          let result = Q.one
          for (let i = 0; i < Math.abs(n); i += 1) result = n > 0 ? Q.multiply(result, x) : Q.divide(result, x)
          return result
        })
        expect(Q.sign(divided.right) === Q.sign(value.right) || Q.sign(x) < 0).toBe(true)
        expect(powers.some((one) => Q.equals(one, ratio))).toBe(true)
      }),
      { seed: 13, numRuns: 1000 },
    )
  })

  it('is zero, too, where only multiplying by its divisors shows it', () => {
    fc.assert(
      fc.property(formulas, formulas, formulas, (a, b, c) => {
        const whole = add(a, b)
        const shares = add(binary('divide', a, whole), binary('divide', b, whole))
        const nested = binary('divide', c, add(constant(1), binary('divide', a, b)))
        const forms = openNormaliser()
        for (const difference of [
          subtract(multiply(shares, c), c),
          subtract(nested, binary('divide', multiply(b, c), whole)),
        ]) {
          const form = forms.normalise(difference)
          // Divided by what is zero as it is written, a formula has no value anywhere; large forms are left alone.
          fc.pre(form !== undefined && form.terms.size < 20 && forms.normalise(whole)!.terms.size > 0)
          expect(forms.isZero(form)).toBe(true)
        }
      }),
      { seed: 15, numRuns: 1000 },
    )
  })

  it('is never called zero where its formula has another value', () => {
    fc.assert(
      fc.property(formulas, formulas, points, (a, b, point) => {
        const shares = add(binary('divide', a, add(a, b)), binary('divide', b, add(a, b)))
        for (const formula of [a, subtract(a, b), subtract(shares, a), binary('divide', subtract(a, b), add(a, b))]) {
          const value = exact(formula, point)
          const forms = openNormaliser()
          const form = forms.normalise(formula)
          if (E.isLeft(value) || form === undefined || Q.sign(value.right) === 0) continue
          expect(forms.isZero(form)).toBe(false)
        }
      }),
      { seed: 16, numRuns: 3000 },
    )
  })
})
