import { describe, expectTypeOf, it } from 'vitest'
import type { Formula } from '../../../src/formula/template/handle.js'
import { condition } from '../../../src/formula/template/template.js'
import { declare } from '../../../src/mechanism/code/declare.js'
import type { Mechanism } from '../../../src/mechanism/mechanism.js'
import { m, sound } from './forms.js'

const { holders } = m.populations
const { waves } = m.dynamics
const { big } = m.majorities
const { daily } = m.histories
const { rate } = m.parameters
const mention = (...names: readonly unknown[]): number => names.length

describe('the names of forms', () => {
  it('are the types of their handles', () => {
    expectTypeOf(holders.joined).toEqualTypeOf<Formula<'holders.joined'>>()
    expectTypeOf(holders.rank).toEqualTypeOf<Formula<'holders.rank'>>()
    expectTypeOf(waves.stake).toEqualTypeOf<Formula<'waves.stake'>>()
    expectTypeOf(waves.time).toEqualTypeOf<Formula<'waves.time'>>()
    expectTypeOf(big.share).toEqualTypeOf<Formula<'big.share'>>()
    expectTypeOf(daily.gasUsed).toEqualTypeOf<Formula<'daily.gasUsed'>>()
  })
  it('make a mechanism', () => {
    expectTypeOf(m.define(sound)).toEqualTypeOf<Mechanism>()
  })
})

describe('a mistake in a form is a compile error', () => {
  it('in a declaration', () => {
    // @ts-expect-error "joind" is misspelt
    declare('a', { populations: { h: { joind: { in: [0, 1] }, type: {} } } })
    // @ts-expect-error what joins is real
    declare('a', { populations: { h: { joined: { options: ['a'] }, type: {} } } })
    // @ts-expect-error "stepz" is misspelt
    declare('a', { dynamics: { w: { step: 'year', stepz: 1, state: {} } } })
    // @ts-expect-error "exakt" is misspelt
    declare('a', { dynamics: { w: { step: 'year', steps: 1, arithmetic: 'exakt', state: {} } } })
    // @ts-expect-error "fil" is misspelt
    declare('a', { histories: { h: { columns: { c: { fil: 'x.csv' } } } } })
  })
  it('in a name', () => {
    // @ts-expect-error "joind" is misspelt
    mention(holders.joind)
    // @ts-expect-error "stak" is misspelt
    mention(waves.stak)
    // @ts-expect-error "shar" is misspelt
    mention(big.shar)
    // @ts-expect-error "gasused" is misspelt
    mention(daily.gasused)
  })
  it('in what is missing or too much', () => {
    const { dynamics } = sound
    // @ts-expect-error the formulas of the population are missing
    m.define({ ...sound, populations: {} })
    // @ts-expect-error all forms are missing
    m.define({ payoffs: sound.payoffs, honest: sound.honest })
    // @ts-expect-error what comes next is missing
    m.define({ ...sound, dynamics: { waves: { start: { stake: 0 } } } })
    // @ts-expect-error "wave" is misspelt
    m.define({ ...sound, dynamics: { wave: dynamics.waves } })
    // @ts-expect-error the number of holders is missing
    m.define({ ...sound, majorities: { big: { above: 0.5 } } })
    // @ts-expect-error "atacker" is misspelt
    m.define({ ...sound, dynamics: { waves: { ...dynamics.waves, payoffs: { atacker: 0 } } } })
  })
  it('in a formula that cannot mention what it does', () => {
    const { quantile, payoff } = sound.populations.holders
    // @ts-expect-error a quantile knows no type
    m.define({ ...sound, populations: { holders: { quantile: holders.type, payoff } } })
    // @ts-expect-error a payoff knows no rank
    m.define({ ...sound, populations: { holders: { quantile, payoff: holders.rank } } })
    // @ts-expect-error a start cannot read the state
    m.define({ ...sound, dynamics: { waves: { ...sound.dynamics.waves, start: { stake: waves.stake } } } })
    // @ts-expect-error a weight knows no share
    m.define({ ...sound, majorities: { big: { ...sound.majorities.big, weight: big.share } } })
    // @ts-expect-error only slashing knows the share
    m.define({ ...sound, majorities: { big: { ...sound.majorities.big, fall: big.share } } })
    // @ts-expect-error a series knows columns and no dynamic
    m.define({ ...sound, histories: { daily: { series: { a: { formula: waves.stake } } } } })
    // @ts-expect-error a measure knows no columns
    m.define({ ...sound, measures: { a: { formula: daily.gasUsed } } })
    // @ts-expect-error a claim knows no time
    m.define({ ...sound, claims: { a: { kind: 'holds', condition: condition`${waves.time} > ${rate}` } } })
  })
})
