import { describe, expectTypeOf, it } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import {
  optionHandle,
  variableHandle,
  type Condition,
  type Formula,
  type OptionHandle,
} from '../../../src/formula/template/handle.js'
import { condition, formula, match } from '../../../src/formula/template/template.js'

const tip = variableHandle('tip')
const kickback = variableHandle('deployer.kickback')
const horizon = optionHandle('horizon', ['block', 'steady-state'])

describe('free variables', () => {
  it('are the literal names of handles', () => {
    expectTypeOf(tip).toEqualTypeOf<Formula<'tip'>>()
    expectTypeOf(horizon).toEqualTypeOf<OptionHandle<'horizon', 'block' | 'steady-state'>>()
  })

  it('are those of all holes together', () => {
    expectTypeOf(formula`${tip} * 2 - ${kickback}`).toEqualTypeOf<Formula<'tip' | 'deployer.kickback'>>()
    expectTypeOf(formula`${formula`${tip} + 1`} / ${kickback}`).toEqualTypeOf<Formula<'tip' | 'deployer.kickback'>>()
    expectTypeOf(condition`${horizon.is('block')} and ${tip} < ${1n}`).toEqualTypeOf<Condition<'horizon' | 'tip'>>()
    expectTypeOf(formula`if ${horizon.is('block')} then ${tip} else ${0.5}`).toEqualTypeOf<Formula<'horizon' | 'tip'>>()
  })

  it('are none where there are no holes, or numbers only', () => {
    expectTypeOf(formula`1 + 2`).toEqualTypeOf<Formula<never>>()
    expectTypeOf(formula`1 + ${2} + ${3n} + ${Q.rational(1n, 3n)}`).toEqualTypeOf<Formula<never>>()
  })

  it('are those of the option and of every case', () => {
    expectTypeOf(match(horizon, { block: tip, 'steady-state': formula`${kickback} + 1` })).toEqualTypeOf<
      Formula<'horizon' | 'tip' | 'deployer.kickback'>
    >()
    expectTypeOf(match(horizon, { block: 0, 'steady-state': 1 })).toEqualTypeOf<Formula<'horizon'>>()
  })

  it('let a formula of fewer stand where more are allowed, not the other way', () => {
    expectTypeOf<Formula<'tip'>>().toExtend<Formula<'tip' | 'fee'>>()
    expectTypeOf<Formula<'tip' | 'fee'>>().not.toExtend<Formula<'tip'>>()
    expectTypeOf<Formula<'tip'>>().not.toExtend<Condition<'tip'>>()
  })
})

describe('mistakes', () => {
  it('are errors of the compiler', () => {
    // @ts-expect-error a misspelt option
    horizon.is('blok')
    // @ts-expect-error an option without a case
    match(horizon, { block: tip })
    // @ts-expect-error a case that is no option
    match(horizon, { block: tip, 'steady-state': 0, steady: 1 })
    // @ts-expect-error a condition where a formula is wanted
    match(horizon, { block: tip, 'steady-state': horizon.is('block') })
    // @ts-expect-error text is never part of a formula
    expectTypeOf(formula`${'tip'} + 1`).not.toBeAny()
    // @ts-expect-error an option is not a number
    expectTypeOf(formula`${horizon} + 1`).not.toBeAny()
    // @ts-expect-error nothing is not a formula
    expectTypeOf(formula`${undefined} + 1`).not.toBeAny()
    // @ts-expect-error a formula is not made by hand
    const forged: Formula<'tip'> = { tree: tip.tree }
    expectTypeOf(forged).not.toBeAny()
  })
})
