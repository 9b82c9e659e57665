import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { budgetOf, checkMechanism, decodeMechanism } from '../../src/index.js'

const votes = `mechanism: votes
parameters: { quorum: { integers: [1, 3], default: 2 } }
players:
  voter:
    count: 3
    choices: { answer: { options: [stay, go], honest: stay } }
    payoff: if sum(if voter.all.answer is go then 1 else 0) >= quorum then 1 else 0
claims:
  alone: { kind: nash, player: voter, assuming: quorum >= 2 }
  one: { kind: nash, player: voter }
  everybody-answers:
    kind: holds
    condition: "sum(if voter.all.answer is go then 1 else 0) + sum(if voter.all.answer is stay then 1 else 0) = 3"
`

it('A fold can count which option the members of a player choose.', async () => {
  const mechanism = decodeMechanism(votes, 'votes.yaml')
  const checked = E.isRight(mechanism) ? await checkMechanism(mechanism.right, { budget: budgetOf(1) }) : mechanism
  expect(E.isRight(checked) && checked.right.map(({ verdict }) => verdict.verdict)).toEqual([
    'proved',
    'refuted',
    'proved',
  ])
})
