#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads'
import { serve, supervise } from './supervisor.js'

const args = process.argv.slice(2)
if (isMainThread) {
  process.exitCode = await supervise(new URL(import.meta.url), args)
} else {
  const { runCommandLine } = await import('./run.js')
  await serve((terminal) => runCommandLine(args, terminal))
}
