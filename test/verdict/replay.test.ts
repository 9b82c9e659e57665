import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { budgetOf } from '../../src/verdict/budget.js'
import { checkMechanism } from '../../src/verdict/check.js'
import { replay } from '../../src/verdict/replay.js'
import { readWitness, witnessDocument } from '../../src/verdict/witness-document.js'
import { everyVerdict, mechanismOf } from './mechanism.js'

const stored = async (mechanism: Mechanism = everyVerdict, claim = 'refuted'): Promise<string> => {
  const results = await checkMechanism(mechanism, { budget: budgetOf(1), claims: [claim] })
  if (E.isLeft(results)) throw new Error(results.left.what)
  const [result] = results.right
  if (result?.verdict.verdict !== 'refuted') throw new Error(`not refuted: ${result?.verdict.verdict ?? 'nothing'}`)
  return JSON.stringify(witnessDocument(result.verdict.witness))
}
const replayed = (text: string, mechanism: Mechanism) => {
  const outcome = E.flatMap(readWitness(text), (witness) => replay(mechanism, witness))
  if (E.isLeft(outcome)) throw new Error(outcome.left.what)
  return outcome.right
}

const priced = (rate: string) => `
mechanism: priced
parameters: { rate: { in: [0, 1], default: 0.5 } }
state: { price: { in: [0, 10], equation: price^3 + price = 4 + work } }
players:
  worker: { choices: { work: { in: [0, 6], honest: 0 } }, payoff: price * work * ${rate} - work }
claims: { idle: { kind: nash } }
`

describe('a replay', () => {
  it('confirms a witness that nothing has happened to', async () => {
    expect(replayed(await stored(), everyVerdict).outcome).toBe('confirmed')
  })

  it('confirms a witness at which a state has to be solved for', async () => {
    const mechanism = mechanismOf(priced('(1 + rate)'))
    expect(replayed(await stored(mechanism, 'idle'), mechanism).outcome).toBe('confirmed')
  })

  it('calls a witness stale when the mechanism has changed, and still says what happens now', async () => {
    const text = await stored(mechanismOf(priced('(1 + rate)')), 'idle')
    const now = replayed(text, mechanismOf(priced('0.1')))
    expect(now.outcome).toBe('stale')
    expect(now.check.accepted).toBe(false)
  })

  it('contradicts a witness whose gain was made up, and one whose point was', async () => {
    const text = await stored()
    expect(replayed(text.replace(/"gain":\{"exact":"50"/, '"gain":{"exact":"51"'), everyVerdict).outcome).toBe(
      'contradicted',
    )
    const document = JSON.parse(text) as { deviation: Record<string, unknown> }
    document.deviation['payee.wash'] = { exact: '0', approximate: 0 }
    expect(replayed(JSON.stringify(document), everyVerdict).outcome).toBe('contradicted')
  })

  it('refuses what is no witness with one problem', () => {
    for (const text of ['', '{', '[]', '{}', '{"mechanism": 3}', 'null'])
      expect(readWitness(text), text).toMatchObject({ left: { code: 'bad-shape' } })
  })

  it('refuses numbers that are none, and is not led astray by odd keys', async () => {
    const text = await stored()
    expect(readWitness(text.replace('"exact":"3/2"', '"exact":"3/0"'))).toMatchObject({ left: { code: 'bad-shape' } })
    const odd = text.replace('"types":{', '"types":{"__proto__":"x"')
    expect(replayed(odd, everyVerdict).outcome).toBe('confirmed')
  })
})
