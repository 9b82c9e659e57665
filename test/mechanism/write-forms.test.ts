import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { text } from '../../src/formula/reading/text.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import type { Model } from '../../src/mechanism/model.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import type { Problem } from '../../src/problem/problem.js'
import { allForms, formsWith } from './data/all-forms.js'

const written = (source: string): E.Either<Problem, Model> => E.flatMap(decodeMechanism(source), writeOut)

const modelOf = (source: string): Model => {
  const model = written(source)
  if (E.isLeft(model)) throw new Error(JSON.stringify(model.left))
  return model.right
}

const equations = ({ states }: Model): readonly string[] =>
  states.map(({ name, left, right }) => `${name}: ${text(left)} = ${text(right)}`)

const market = (extra: string): string => `mechanism: m
parameters: { r: { in: [0, 1] } }
state:
  doubled: { in: [0, 2], equation: doubled = 2 * many.joined }
${extra}
populations:
  many: { joined: { in: [0, 4] }, type: {}, quantile: r * rank, payoff: 1 - doubled - type }
`

describe('a population written out', () => {
  it('is a state whose equation is free entry, from the least that is thought possible', () => {
    expect(equations(modelOf(allForms))).toEqual([
      'holders.joined: min(1 - holders.joined / 120000000, ' +
        'c / sqrt(holders.joined) - r0 * (1 + holders.joined / 120000000)) = 0',
    ])
  })

  it('may be joined by no one where it starts at zero, and reads defined states in their place', () => {
    expect(equations(modelOf(market('')))).toEqual([
      'many.joined: max(-(many.joined / 4), min(1 - many.joined / 4, 1 - 2 * many.joined - r * (many.joined / 4))) = 0',
    ])
  })

  it('is a variable of the model, with its unit', () => {
    const variable = modelOf(allForms).variables.get('holders.joined')
    expect(variable).toMatchObject({ role: 'state', unit: 'ETH', domain: { kind: 'real' } })
  })

  it('comes before the states that read it', () => {
    const model = modelOf(market('  after: { in: [0, 9], equation: after^2 + after = many.joined }'))
    expect(model.states.map(({ name }) => name)).toEqual(['many.joined', 'after'])
  })

  it('and a state that determine one another in a circle are a problem', () => {
    const circle = market('  after: { in: [0, 9], equation: after^2 + after = many.joined }')
    const model = written(circle.replace('1 - doubled', '1 - after'))
    expect(E.isLeft(model) && model.left).toMatchObject({ code: 'cyclic-definition' })
  })

  it('is told where two of them determine one another', () => {
    const other = '  few: { joined: { in: [0, 4] }, type: {}, quantile: rank, payoff: many.joined - few.type }\n'
    const model = written(market('').replace('1 - doubled', '1 - few.joined') + other)
    expect(E.isLeft(model) && model.left).toMatchObject({
      code: 'cyclic-definition',
      what: expect.stringContaining('many.joined → few.joined → many.joined') as string,
    })
  })
})

describe('other forms written out', () => {
  it('keep their own names and have shared formulas in place', () => {
    const { dynamics, majorities, histories, measures } = modelOf(allForms)
    expect(text(dynamics.get('waves')!.state.get('stake')!.next)).toBe(
      'waves.stake + rate * waves.stake * (1 - waves.stake) * (1 - attacker.grief) / (1 + waves.time)',
    )
    expect(text(majorities.get('big')!.weight)).toBe('1 / big.rank')
    expect(text(majorities.get('big')!.effort)).toBe('0')
    expect(text(histories.get('daily')!.series.get('fees')!.formula)).toBe('daily.gasUsed * daily.gasPrice / 1e18')
    expect(text(measures.get('issuance')!.formula)).toBe('c / sqrt(holders.joined) * holders.joined')
  })

  it('have a payoff for each of several players', () => {
    const several = formsWith('    choices: { grief', '    count: 2\n    choices: { grief')
      .replace('change: rate * stake * (1 - waves.stake) * (1 - grief)', 'change: stake')
      .replace(
        'payoffs: { attacker: waves.stake * grief }',
        'payoffs: { attacker: waves.stake * sum(attacker.others.grief) }',
      )
    const { payoffs } = modelOf(several).dynamics.get('waves')!
    expect([...payoffs].map(([player, payoff]) => `${player}: ${text(payoff)}`)).toEqual([
      'attacker.1: waves.stake * attacker.2.grief',
      'attacker.2: waves.stake * attacker.1.grief',
    ])
  })

  it('leave shared formulas that only one form can read out of the model', () => {
    expect([...modelOf(allForms).where.keys()]).toEqual(['yield', 'stakers'])
  })
})
