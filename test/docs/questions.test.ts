import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { questions } from '../../games/questions/index.js'
import { noProgress } from '../../src/cli/progress.js'
import { runCommandLine } from '../../src/cli/run.js'
import { at } from '../../src/question/answered.js'
import { pictureOf } from '../../src/report/questions.js'
import { fixturePath, haveFixtures, skipNote } from '../fixtures.js'

const docs = new URL('../../docs/', import.meta.url)

const run = async (args: readonly string[]): Promise<{ out: string; err: string; code: number }> => {
  let out = ''
  let err = ''
  const code = await runCommandLine(args, () => ({
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    ...{ color: false, width: 100, progress: noProgress },
  }))
  return { out, err, code }
}

test('The questions are Q1, Q2, … Q14, in their order.', () => {
  expect(questions.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, index) => `Q${index + 1}`))
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
    expect(figures[decides]!.recorded, `${id}: what decides is computed`).toBeUndefined()
  }
})

test('Each claim is asked for alone, and says with a budget how much work it may take, or needs none.', () => {
  for (const { command } of questions.flatMap(({ claims }) => claims))
    expect(command).toMatch(/^hurwicz check [\w-]+ --claim [\w-]+( --preset [\w-]+)?( --budget [123]s)?$/)
})

test('What was read from data that is not here says where to get it, and nothing else does.', () => {
  for (const { id, figures, data } of questions) {
    const commands = Object.values(figures).map(({ command, recorded }) => ({ command, recorded }))
    expect(
      commands.filter(({ command, recorded }) => command.includes(' --data ') !== (recorded !== undefined)),
      id,
    ).toEqual([])
    expect(data !== undefined, id).toBe(commands.some(({ recorded }) => recorded !== undefined))
  }
})

// Run `hurwicz questions --format markdown=docs/questions.md` when a number has changed for a reason.
test(
  'docs/questions.md is what the command prints, every verdict being as expected.',
  { timeout: 240_000 },
  async () => {
    const { out, err, code } = await run(['questions', '--format', 'markdown'])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(readFileSync(new URL('questions.md', docs), 'utf8')).toBe(out)
  },
)

const pictures = questions.flatMap(({ pictures = [] }) => pictures.map(({ command }) => command))

// Run the command with the file in docs/questions when a picture has changed for a reason.
const expectKept = async (command: string): Promise<void> => {
  const name = pictureOf(command)
  const file = join(mkdtempSync(join(tmpdir(), 'hurwicz-questions-')), name)
  const args = command
    .replace(`--plot ${name}`, `--plot ${file}`)
    .replace(' ethereum-daily', ` ${fixturePath('ethereum-daily')}`)
  const { err, code } = await run(args.split(' ').slice(1))
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(readFileSync(new URL(`questions/${name}`, docs), 'utf8')).toBe(readFileSync(file, 'utf8'))
}

test('No two pictures have one name.', () => {
  expect(new Set(pictures.map(pictureOf)).size).toBe(pictures.length)
})

test.each(pictures.filter((command) => !command.includes(' --data ')))(
  'docs/questions holds what is drawn by: %s',
  { timeout: 120_000 },
  expectKept,
)

describe.skipIf(!haveFixtures)(`what was read from recorded days${skipNote}`, () => {
  const recorded = questions.flatMap(({ figures }) =>
    Object.values(figures).flatMap((figure) => (figure.recorded === undefined ? [] : [figure])),
  )

  test.each([...new Set(recorded.map(({ command }) => command))])('is read again by: %s', async (command) => {
    const args = command.replace(' ethereum-daily', ` ${fixturePath('ethereum-daily')}`).split(' ')
    const { out } = await run([...args.slice(1), '--format', 'json'])
    const document: unknown = JSON.parse(out)
    for (const figure of recorded.filter((of) => of.command === command))
      expect(at(document, figure.at)).toBeCloseTo(figure.recorded!, 12)
  })

  test.each(pictures.filter((command) => command.includes(' --data ')))('is drawn again by: %s', expectKept)
})
