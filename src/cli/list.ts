import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { games } from '../../games/index.js'
import { renderList, renderMechanism } from '../report/list.js'
import type { ExitCode } from './exit-code.js'
import { load } from './load.js'
import { readOutputs } from './option.js'
import { refuse, write } from './output.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

export const runList = async (
  terminal: Terminal,
  name: string | undefined,
  flags: { readonly format: readonly string[] },
): Promise<ExitCode> => {
  const outputs = readOutputs(flags.format)
  if (E.isLeft(outputs)) return refuse(terminal, outputs.left)
  if (name === undefined)
    return write(terminal, outputs.right, (format, look) => renderList({ tool, games }, format, look))
  return pipe(
    await load(name),
    E.matchW(
      (found) => refuse(terminal, found),
      ({ mechanism }) =>
        write(terminal, outputs.right, (format, look) => renderMechanism({ tool, mechanism }, format, look)),
    ),
  )
}
