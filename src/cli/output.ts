import * as E from 'fp-ts/lib/Either.js'
import type { Problem } from '../problem/problem.js'
import type { Format, Look } from '../report/format.js'
import { renderProblem } from '../report/problem.js'
import { exitCode, type ExitCode } from './exit-code.js'
import { writeText } from './file.js'
import type { Output } from './option.js'
import type { Terminal } from './terminal.js'

/** Says on stderr what is wrong with the input; the code is that of wrong use. */
export const refuse = (terminal: Terminal, found: Problem): ExitCode => {
  terminal.err(`${renderProblem(found, terminal)}\n`)
  return exitCode.wrongUse
}

/** Prints one result in every format asked for; files and pipes get no colours. */
export const write = (
  terminal: Terminal,
  outputs: readonly Output[],
  render: (format: Format, look: Look) => string,
): ExitCode => {
  for (const { format, path } of outputs) {
    const color = path === undefined && format === 'text' && terminal.color
    const text = render(format, { color, width: path === undefined ? terminal.width : 100 })
    const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`
    if (path === undefined) {
      terminal.out(whole)
      continue
    }
    const written = writeText(path, whole)
    if (E.isLeft(written)) return refuse(terminal, written.left)
  }
  return exitCode.asExpected
}
