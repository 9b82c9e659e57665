import { describe, expect, it } from 'vitest'
import type { AnsweredQuestion } from '../../src/question/answered.js'
import { renderQuestions, type QuestionsReport } from '../../src/report/questions.js'

const answered: AnsweredQuestion = {
  question: {
    id: 'Q1',
    asks: 'Does it pay to pad | to wash?',
    claims: [{ command: 'hurwicz check a --claim b', says: 'It does not.' }],
    figures: {
      best: { command: 'hurwicz solve a', at: '/best', unit: 'gas' },
      part: { command: 'hurwicz solve a', at: '/part', show: 'percent', digits: 3 },
      seen: { command: 'hurwicz solve h --data days', at: '/x', recorded: -1.5 },
    },
    decides: 'best',
    answer: 'Yes: {best}, which is {part}.',
    reasoning: '*First* {seen}, y*(x) and y*.\n\nThen {nothing}.',
    pictures: [{ command: 'hurwicz solve a --plot a.svg', shows: 'what is won' }],
    data: 'a folder of days',
  },
  decided: [{ command: 'hurwicz check a --claim b', says: 'It does not.', verdict: 'refuted', isAsExpected: true }],
  figures: new Map([
    ['best', 1234567.8],
    ['part', 1 / 9],
    ['seen', -1.5],
  ]),
}

const shown = (format: 'text' | 'json' | 'markdown', more: Partial<QuestionsReport> = {}): string =>
  renderQuestions(
    { tool: { name: 'hurwicz', version: '1' }, seed: 's', answered: [answered], isWhole: false, ...more },
    format,
    { color: false, width: 60 },
  )

describe('answered questions', () => {
  it('show each figure with its digits and its unit', () => {
    expect(shown('text')).toContain('Yes: 1,234,600 gas, which is 11.1 %.')
    expect(shown('text', { isWhole: true })).toContain('First −1.5, y*(x) and y*.')
  })

  it('give the verdict, the number that decides and its command in the list, and no more', () => {
    expect(shown('text')).toContain('refuted   It does not.')
    expect(shown('text')).toContain('1,234,600 gas  hurwicz solve a\n')
    expect(shown('text')).not.toContain('First')
  })

  it('keep to the width, but for commands', () => {
    const lines = shown('text', { isWhole: true }).split('\n')
    expect(lines.filter((line) => line.length > 60 && !line.includes('hurwicz'))).toEqual([])
  })

  it('tell in Markdown what is computed from what was recorded', () => {
    const page = shown('markdown')
    expect(page).toContain('hurwicz solve a # 1,234,600 gas · 11.1 %')
    expect(page).toMatch(/Recorded, from a folder of days:\n\n```sh\nhurwicz solve h --data days # −1.5/)
    expect(page).toContain('![what is won](questions/a.svg)')
    expect(page).toContain('Does it pay to pad \\| to wash?')
  })

  it('have their numbers in JSON as they are', () => {
    const { questions } = JSON.parse(shown('json')) as { questions: { figures: object; verdict: string }[] }
    expect(questions[0]).toMatchObject({
      verdict: 'refuted',
      figures: { best: { value: 1234567.8, isRecorded: false }, seen: { value: -1.5, isRecorded: true } },
    })
  })
})
