import { describe, expect, it } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import { FormulaError } from '../../../src/formula/template/formula-error.js'
import { optionHandle, variableHandle } from '../../../src/formula/template/handle.js'
import { spanOf } from '../../../src/formula/span.js'
import { condition, formula, match, type Hole } from '../../../src/formula/template/template.js'
import { text, textOfCondition } from '../../../src/formula/reading/text.js'
import { depthLimit } from '../../../src/formula/tree.js'

const rebate = variableHandle('rebate')
const wash = variableHandle('deployer.wash')
const horizon = optionHandle('horizon', ['block', 'steady-state'])
const attribution = optionHandle('attribution', ['to', 'frame', 'pool'])

/** A hole that only code outside of the compiler's sight can make. */
const smuggled = (value: unknown): Hole<never> => value as Hole<never>

const errorOf = (make: () => unknown): FormulaError => {
  try {
    make()
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
  throw new Error('this template should not have been read')
}

describe('templates', () => {
  it('read formulas over handles', () => {
    const cost = formula`(1 - ${rebate}) * ${wash}`
    expect(text(cost.tree)).toBe('(1 - rebate) * deployer.wash')
    expect(text(formula`max(0, ${cost})^2 / 3`.tree)).toBe('max(0, (1 - rebate) * deployer.wash)^2 / 3')
  })

  it('take holes as operands, never as text', () => {
    const sum = formula`${rebate} + ${wash}`
    const product = formula`${sum} * ${sum}`.tree
    expect(text(product)).toBe('(rebate + deployer.wash) * (rebate + deployer.wash)')
    expect(product.kind === 'multiply' && product.left === sum.tree && product.right === sum.tree).toBe(true)
    expect(text(formula`${-3}^2`.tree)).toBe('(-3)^2')
  })

  it('take numbers as the decimals that they print as, and exact ones as they are', () => {
    expect(formula`${0.1}`.tree).toEqual({ kind: 'constant', value: Q.rational(1n, 10n) })
    expect(formula`${1e-7}`.tree).toEqual({ kind: 'constant', value: Q.rational(1n, 10_000_000n) })
    expect(formula`${1e21}`.tree).toEqual({ kind: 'constant', value: Q.rational(10n ** 21n) })
    expect(formula`${10n ** 30n}`.tree).toEqual({ kind: 'constant', value: Q.rational(10n ** 30n) })
    expect(formula`${Q.rational(1n, 3n)}`.tree).toEqual({ kind: 'constant', value: Q.rational(1n, 3n) })
  })

  it('read conditions, of options too', () => {
    const calm = condition`${horizon.is('block')} and not ${attribution.is('pool')} and 0 <= ${rebate} < 1`
    expect(textOfCondition(calm.tree)).toBe('horizon is block and attribution is not pool and 0 <= rebate < 1')
    expect(text(formula`if ${calm} then ${wash} else 0`.tree)).toMatch(
      /^if horizon is block .* then deployer.wash else 0$/,
    )
  })

  it('read a fold over members of a player from a hole', () => {
    const rivals = variableHandle('bidder.others.bid')
    expect(formula`max(${rivals})`.tree.kind).toBe('fold')
    expect(formula`max(2 * ${formula`${rivals} + 1`})`.tree.kind).toBe('fold')
    expect(formula`max(0, max(${rivals}))`.tree.kind).toBe('max')
  })

  it('choose by an option, the last being the final else', () => {
    const share = match(attribution, { to: rebate, frame: formula`${rebate} / 2`, pool: 0.1 })
    expect(text(share.tree)).toBe(
      'if attribution is to then rebate else if attribution is frame then rebate / 2 else 0.1',
    )
    expect(text(match(optionHandle('only', ['one']), { one: 5 }).tree)).toBe('5')
  })

  it('take a hole that holds every character that a text can', () => {
    const odd = optionHandle('odd', ['\uFFFC', "it's"])
    expect(textOfCondition(condition`${odd.is('\uFFFC')} or ${odd.is("it's")}`.tree)).toBe(
      "odd is '\uFFFC' or odd is 'it''s'",
    )
    expect(errorOf(() => formula`1 + \uFFFC`).problem.what).toMatch(/does not belong/)
  })
})

describe('templates that are wrong', () => {
  const here = /template\.test\.ts:\d+:\d+/

  it('throw at the line of their author', () => {
    const error = errorOf(() => formula`2 ${rebate}`)
    expect(error.message).toMatch(/^an operator is missing before .*\n {2}2 \$\{rebate\}\n {4}\^$/)
    const firstFrame = error.stack?.split('\n').find((line) => /^\s+at /.test(line))
    expect(firstFrame).toMatch(here)
    expect(error.problem.code).toBe('formula-syntax')
  })

  it('say in which line of the file the mistake is', () => {
    const error = errorOf(
      () => formula`${rebate} +
        ${rebate} * (2 3)`,
    )
    const line = Number(/template\.test\.ts:(\d+)/.exec(error.stack ?? '')?.[1])
    expect(error.problem.place?.file).toMatch(/template\.test\.ts$/)
    expect(error.problem.place?.line).toBe(line + 1)
    expect(error.problem.place?.column).toBe(24)
  })

  it('note where operators stand', () => {
    const sum = formula`${rebate}
      + ${wash}`
    expect(spanOf(sum.tree)?.operator?.column).toBe(7)
  })

  it('refuse holes that hold no operand', () => {
    expect(errorOf(() => formula`${NaN} + 1`).message).toMatch(/NaN is not a number/)
    expect(errorOf(() => formula`${smuggled('rebate')} + 1`).message).toMatch(/string stands where a formula/)
    expect(errorOf(() => formula`${smuggled(undefined)} + 1`).message).toMatch(/undefined stands/)
    expect(errorOf(() => formula`${smuggled(horizon)} + 1`).message).toMatch(
      /"horizon" stands for an option.*\.is\('block'\)/,
    )
    expect(errorOf(() => formula`${horizon.is('block')} + 1`).message).toMatch(/condition stands where a number/)
    expect(errorOf(() => condition`${rebate}`).message).toMatch(/number stands where a condition/)
  })

  it('refuse holes within words', () => {
    expect(errorOf(() => condition`mode is ${rebate}`).message).toMatch(/option is missing/)
    expect(errorOf(() => condition`mode is 'a${rebate}'`)).toBeInstanceOf(FormulaError)
    expect(errorOf(() => formula`deployer.${rebate}`)).toBeInstanceOf(FormulaError)
    expect(errorOf(() => formula`1${rebate}`).message).toMatch(/operator is missing/)
  })

  it('refuse formulas that grow too deep by holes', () => {
    let deep = formula`${rebate}`
    for (let depth = 1; depth < depthLimit; depth += 1) deep = formula`${deep} + 1`
    expect(errorOf(() => formula`${deep} + 1`).problem.code).toBe('formula-too-large')
  })

  it('read chains of shared formulas in no time', () => {
    let shared = formula`${rebate}`
    for (let level = 0; level < 500; level += 1) shared = formula`${shared} * ${shared}`
    expect(shared.tree.kind).toBe('multiply')
  })

  it('refuse a match without a formula for an option', () => {
    const partial = { to: 1, frame: 2 } as { to: number; frame: number; pool: number }
    expect(errorOf(() => match(attribution, partial)).message).toMatch(/"attribution is pool"/)
  })
})
