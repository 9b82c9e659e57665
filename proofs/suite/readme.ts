import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noProgress } from '../../src/cli/progress.js'
import { runCommandLine } from '../../src/cli/run.js'
import { fixturePath } from '../../test/fixtures.js'

interface Row {
  readonly command: string
  /** What stands in bold beside it. */
  readonly expected: readonly string[]
}

export interface ReadmeReading {
  /** How many commands there are at least. */
  readonly least: number
  /** A command that rows only continue, with what each prints where nothing is said. */
  readonly continued?: { readonly command: string; readonly otherwise: string }
}

/** Rows with a command, and what stands in bold in them: numbers and verdicts, but not the names of questions and results. */
const rowsOf = (text: string, { continued }: ReadmeReading): readonly Row[] =>
  text.split('\n').flatMap((line): readonly Row[] => {
    const command = /`(hurwicz [^`]*|--param [^`]*)`/.exec(line)?.[1]
    if (command === undefined || command === continued?.command) return []
    const bold = [...line.matchAll(/\*\*(.+?)\*\*/g)]
      .map(([, bold]) => bold!)
      .filter((word) => !/^[A-Z]\d+$/.test(word))
    if (!command.startsWith('--') || continued === undefined) return [{ command, expected: bold }]
    const expected = bold.length > 0 ? [bold[0]!.split(' ')[1]!] : [continued.otherwise]
    return [{ command: `${continued.command} ${command}`, expected }]
  })

const run = async (command: string): Promise<{ readonly code: number; readonly output: string }> => {
  let output = ''
  const say = (said: string): void => {
    output += said
  }
  const code = await runCommandLine(command.split(' ').slice(1), () => ({
    ...{ out: say, err: say, color: false, width: 400, progress: noProgress },
  }))
  return { code, output: output.replace(/\s+/g, ' ') }
}

/** Pictures are drawn where they disturb nobody. */
const drawnAside = (command: string): string => {
  const file = / --plot (\S+)/.exec(command)?.[1]
  if (file === undefined) return command
  return command.replace(file, join(mkdtempSync(join(tmpdir(), 'hurwicz-picture-')), file))
}

/** Where recorded data that a README calls by its folder is on this machine, if it is. */
const onThisMachine = (command: string): string =>
  command.replace(' ethereum-daily', ` ${fixturePath('ethereum-daily')}`)

/** Files of recorded data that a command reads and that need not be on this machine. */
const lacksData = (command: string): boolean =>
  [...command.matchAll(/ --(?:data|list) (?:\w+=)?(\S+)/g)].some(([, path]) => !existsSync(path!))

/**
 * Whether a text says just this: a number that begins it is no part of a longer one, nor is a whole number that ends it.
 * Decimals may go on, since READMEs round down.
 */
const says = (output: string, part: string): boolean => {
  const literal = part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const before = /^\d/.test(part) ? '(?<![\\w.,/])' : ''
  const after = /(?:^|[^\d.,])\d+$/.test(part) ? '(?![\\d/]|[.,]\\d)' : ''
  return new RegExp(`${before}${literal}${after}`).test(output)
}

/** Every command of a README prints what the README says beside it. */
export const itsReadmeIsTrue = (file: URL, reading: ReadmeReading): void => {
  const rows = rowsOf(readFileSync(file, 'utf8'), reading)

  describe(`the commands of ${file.pathname.split('/').slice(-3).join('/')}`, () => {
    it('are found', () => {
      expect(rows.length).toBeGreaterThanOrEqual(reading.least)
    })

    it.each(rows)('$command prints what is said of it', async ({ command, expected }) => {
      const here = onThisMachine(command)
      if (lacksData(here)) {
        console.info(`skipped, since its data is not on this machine: ${command}`)
        return
      }
      const { code, output } = await run(drawnAside(here))
      expect(output).not.toContain('error:')
      expect(code).toBe(0)
      for (const part of expected) expect(says(output, part), `${part} in ${output}`).toBe(true)
    })
  })
}
