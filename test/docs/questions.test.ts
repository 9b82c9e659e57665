import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { questions } from '../../games/questions/index.js'
import { noProgress } from '../../src/cli/progress.js'
import { runCommandLine } from '../../src/cli/run.js'

const written = readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8')

test('The questions are Q1, Q2, … in their order.', () => {
  expect(questions.map(({ id }) => id)).toEqual(questions.map((_, index) => `Q${index + 1}`))
})

test('Every figure of a question is spoken of, and every figure spoken of is there.', () => {
  for (const { id, answer, reasoning, figures, decides } of questions) {
    const spoken = new Set([...`${answer}${reasoning}`.matchAll(/\{([a-zA-Z][\w-]*)\}/g)].map(([, name]) => name!))
    expect(
      [...spoken].filter((name) => !Object.hasOwn(figures, name)),
      id,
    ).toEqual([])
    expect(
      Object.keys(figures).filter((name) => !spoken.has(name) && name !== decides),
      id,
    ).toEqual([])
    expect(Object.hasOwn(figures, decides), id).toBe(true)
  }
})

// Run `hurwicz questions --format markdown=docs/questions.md` when a number has changed for a reason.
test(
  'docs/questions.md is what the command prints, every verdict being as expected.',
  { timeout: 240_000 },
  async () => {
    let out = ''
    let err = ''
    const code = await runCommandLine(['questions', '--format', 'markdown'], () => ({
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      ...{ color: false, width: 100, progress: noProgress },
    }))
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(written).toBe(out)
  },
)
