#!/usr/bin/env node
import { exitCode } from './exit-code.js'
import { runCommandLine } from './run.js'

process.on('SIGINT', () => {
  process.stderr.write('\ninterrupted: nothing was written\n')
  process.exit(exitCode.interrupted)
})
// A reader that went away (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.asExpected)
  throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2))
