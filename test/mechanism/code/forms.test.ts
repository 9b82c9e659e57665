import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { formula } from '../../../src/formula/template/template.js'
import { declare } from '../../../src/mechanism/code/declare.js'
import { DefinitionError } from '../../../src/mechanism/code/definition-error.js'
import { decodeMechanism } from '../../../src/mechanism/data/decode.js'
import { digest } from '../../../src/mechanism/digest.js'
import { allForms } from '../data/all-forms.js'
import { m, sound } from './forms.js'

const said = (define: () => unknown): string => {
  try {
    define()
  } catch (error) {
    if (error instanceof DefinitionError) return error.message
    throw error
  }
  return ''
}

describe('forms in TypeScript', () => {
  it('are what they are as data', () => {
    const data = decodeMechanism(allForms)
    expect(E.isRight(data) && digest(data.right)).toBe(digest(m.define(sound)))
  })

  it('need no players', () => {
    const alone = declare('alone', { populations: { crowd: { joined: { in: [0, 1] }, type: {} } } })
    const { rank, type } = alone.populations.crowd
    const { populations, players } = alone.define({
      populations: { crowd: { quantile: rank, payoff: formula`0.5 - ${type}` } },
    })
    expect([...populations.keys(), ...players.keys()]).toEqual(['crowd'])
  })

  it('say where a name cannot stand, through shared formulas too', () => {
    const { holders } = m.populations
    const shared = formula`${holders.type} + 0`
    // @ts-expect-error a type is known in the payoff of its population alone
    const measured = (): unknown => m.define({ ...sound, measures: { shared: { formula: shared } } })
    expect(said(measured)).toMatch(/"holders\.type" cannot stand here.*the payoff of holders/s)
  })

  it.each([
    ['half a step', { waves: { step: 'year', steps: 0.5, state: {} } }, /0\.5 steps/],
    ['no state', { waves: { step: 'year', steps: 1, state: {} } }, /no state/],
  ])('are refused with %s', (_, dynamics, words) => {
    const declared = declare('m', { dynamics })
    expect(said(() => declared.define({ dynamics: { waves: { start: {}, next: {} } } }))).toMatch(words)
  })

  it('are refused where stake is negative', () => {
    const declared = declare('m', { populations: { crowd: { joined: { in: [-1, 1] }, type: {} } } })
    const formulas = { quantile: declared.populations.crowd.rank, payoff: declared.populations.crowd.type }
    expect(said(() => declared.define({ populations: { crowd: formulas } }))).toMatch(/less than nothing/)
  })
})

describe('the digest of forms', () => {
  const { waves } = sound.dynamics
  it.each([
    ['a payoff', { populations: { holders: { ...sound.populations.holders, payoff: m.populations.holders.type } } }],
    ['a start', { dynamics: { waves: { ...waves, start: { stake: 0.3 } } } }],
    ['a threshold', { majorities: { big: { ...sound.majorities.big, above: '2/3' } } }],
    ['a series', { histories: { daily: { series: {} } } }],
    ['a measure', { measures: {} }],
  ] as const)('changes with %s', (_, change) => {
    expect(digest(m.define({ ...sound, ...change }))).not.toBe(digest(m.define(sound)))
  })
})
