import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noProgress } from '../../src/cli/progress.js'
import { runCommandLine } from '../../src/cli/run.js'

const text = readFileSync(new URL('../../games/fee-rebate/README.md', import.meta.url), 'utf8')

interface Row {
  readonly command: string
  readonly expected: readonly string[]
}

const prefix = 'hurwicz solve fee-rebate --method best-response --vary deployer.wash'
const unbold = (line: string): readonly string[] => [...line.matchAll(/\*\*(.+?)\*\*/g)].map(([, bold]) => bold!)

/** Rows with a command, and what stands in bold in them: numbers and verdicts, but not the questions' names. */
const rows: readonly Row[] = text.split('\n').flatMap((line): readonly Row[] => {
  const command = /`(hurwicz [^`]*|--param [^`]*)`/.exec(line)?.[1]
  if (command === undefined || command === prefix) return []
  const bold = unbold(line).filter((word) => !/^Q\d$/.test(word))
  return command.startsWith('--')
    ? [{ command: `${prefix} ${command}`, expected: bold.length > 0 ? [bold[0]!.split(' ')[1]!] : ['wash 0 gas'] }]
    : [{ command, expected: bold }]
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

describe('the commands of games/fee-rebate/README.md', () => {
  it('are found', () => {
    expect(rows.length).toBeGreaterThanOrEqual(24)
  })

  it.each(rows)('$command prints what is said of it', async ({ command, expected }) => {
    const { code, output } = await run(command)
    expect(output).not.toContain('error:')
    expect(code).toBe(0)
    for (const part of expected) expect(output).toContain(part)
  })
})
