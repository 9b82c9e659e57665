import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { problem } from '../../src/problem/problem.js'
import { answerQuestion, at, type RunCommand } from '../../src/question/answered.js'
import type { Question } from '../../src/question/question.js'

const question: Question = {
  id: 'Q1',
  asks: 'Does it pay?',
  claims: [
    { command: 'hurwicz check a --claim b', says: 'It does not.' },
    { command: 'hurwicz check a --claim c', says: 'Nor does it otherwise.' },
  ],
  figures: {
    gain: { command: 'hurwicz check a --claim b', at: '/results/0/gain' },
    best: { command: 'hurwicz solve a', at: '/best/choices/x' },
    most: { command: 'hurwicz solve a', at: '/best/payoff' },
    seen: { command: 'hurwicz solve h --data somewhere', at: '/series/x', recorded: 1.5 },
  },
  decides: 'gain',
  answer: 'Yes: {gain}.',
  reasoning: '{best} brings {most}; {seen} was seen.',
}

const printed: Readonly<Record<string, unknown>> = {
  'hurwicz check a --claim b': { results: [{ verdict: 'refuted', asExpected: true, gain: 3 }] },
  'hurwicz check a --claim c': { results: [{ verdict: 'tested', asExpected: false }] },
  'hurwicz solve a': { best: { choices: { x: 0 }, payoff: -2 } },
}

const runner = (): { readonly run: RunCommand; readonly ran: string[] } => {
  const ran: string[] = []
  return {
    ran,
    run: (command) => {
      ran.push(command)
      const document = printed[command]
      return Promise.resolve(
        document === undefined ? E.left(problem('bad-option', `${command} failed`)) : E.right(document),
      )
    },
  }
}

describe('answering a question', () => {
  it('runs each command once, and none whose figures are recorded', async () => {
    const { run, ran } = runner()
    const answered = await answerQuestion(question, run)
    expect(ran).toEqual(['hurwicz check a --claim b', 'hurwicz check a --claim c', 'hurwicz solve a'])
    expect(answered).toMatchObject({
      right: {
        decided: [
          { verdict: 'refuted', isAsExpected: true },
          { verdict: 'tested', isAsExpected: false },
        ],
        figures: new Map([
          ['gain', 3],
          ['best', 0],
          ['most', -2],
          ['seen', 1.5],
        ]),
      },
    })
  })

  it('says which figure is not where it is said to be', async () => {
    const astray = { ...question, figures: { gain: { command: 'hurwicz solve a', at: '/best/choices' } } }
    const answered = await answerQuestion(astray, runner().run)
    expect(answered).toMatchObject({ left: { code: 'bad-shape', what: expect.stringContaining('gain') as string } })
  })

  it('says which command gives no verdict', async () => {
    const mute = { ...question, claims: [{ command: 'hurwicz solve a', says: 'Nothing.' }] as const }
    const answered = await answerQuestion(mute, runner().run)
    expect(answered).toMatchObject({ left: { what: 'Q1: hurwicz solve a gives no verdict' } })
  })

  it('hands on the problem of a command that fails, with the name of the question', async () => {
    const failing = { ...question, figures: { gain: { command: 'hurwicz solve b', at: '/best' } } }
    expect(await answerQuestion(failing, runner().run)).toMatchObject({ left: { what: 'Q1: hurwicz solve b failed' } })
  })
})

describe('what stands at a JSON pointer', () => {
  const document = { a: [{ 'b/c': 1, 'd~e': 2 }], '': 3 }

  it.each([
    ['/a/0/b~1c', 1],
    ['/a/0/d~0e', 2],
    ['/', 3],
    ['', document],
  ])('is found at “%s”', (pointer, value) => {
    expect(at(document, pointer)).toBe(value)
  })

  it.each(['/a/1', '/a/length/x', '/toString', '/a/0/b'])('is nothing at “%s”', (pointer) => {
    expect(at(document, pointer)).toBeUndefined()
  })
})
