// Runs command lines of the built program one after the other under plain Node, so that tests need not start a process
// for each: reads a line of JSON with the arguments and the folder, writes one with how it ended.
import { createInterface } from 'node:readline'
import { runCommandLine } from '../../dist/src/cli/run.js'

for await (const line of createInterface({ input: process.stdin })) {
  const { args, cwd } = JSON.parse(line)
  process.chdir(cwd)
  const ended = { out: '', err: '' }
  const terminal = {
    out: (text) => (ended.out += text),
    err: (text) => (ended.err += text),
    color: false,
    width: 100,
    progress: { show: () => undefined, stop: () => undefined },
  }
  const code = await runCommandLine(args, () => terminal)
  console.log(JSON.stringify({ code, ...ended }))
}
