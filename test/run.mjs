// `npm test`: installs what is missing, then runs every check in turn and stops at the first that fails.
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, root, run } from './install.mjs'

install()
const bin = (name) => join(root, 'node_modules', '.bin', name)
const report = join(tmpdir(), `hurwicz-tests-${process.pid}.json`)
const steps = [
  ['build', bin('tsc'), ['-p', 'src/tsconfig.json']],
  ['types', bin('tsc'), ['-p', '.']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['imports', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src', 'games']],
  ['tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]],
]
rmSync(join(root, 'dist'), { recursive: true, force: true })
for (const [name, command, args] of steps) {
  const start = process.hrtime.bigint()
  const code = run(command, args)
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`)
  if (code !== 0) process.exit(code)
}
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
rmSync(report)
console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
