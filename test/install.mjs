// Brings node_modules in line with package-lock.json where it is not, so that one command does everything on a fresh clone.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a program in the project's folder, showing what it prints; returns its exit code. */
export const run = (command, args, options = {}) => {
  const windows = process.platform === 'win32'
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options })
  if (done.error) throw done.error
  return done.status ?? 1
}

export const install = () => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const mark = join(root, 'node_modules', '.hurwicz-lock')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  console.error('installing dependencies (npm ci) …')
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] })
  if (code !== 0) {
    console.error('npm ci failed: is the npm registry in reach?')
    process.exit(code)
  }
  writeFileSync(mark, lock)
}
