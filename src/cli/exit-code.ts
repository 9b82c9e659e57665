import { isAsExpected } from '../verdict/check.js'
import type { Result } from '../verdict/verdict.js'

/** What the process ends with. A count is never encoded. */
export const exitCode = {
  asExpected: 0,
  finding: 1,
  wrongUse: 2,
  internalError: 3,
  undecided: 4,
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** From the gravest to the lightest; an interrupt ends everything else. */
const precedence: readonly ExitCode[] = [130, 3, 2, 1, 4, 0]

/** The code of several outcomes together: the gravest of them. */
export const gravest = (codes: readonly ExitCode[]): ExitCode => precedence.find((code) => codes.includes(code)) ?? 0

/** The code of one claim's result. A verdict that was expected is no finding, whatever it is. */
export const codeOf = (result: Result): ExitCode => {
  if (result.verdict.verdict === 'error') return exitCode.wrongUse
  if (isAsExpected(result)) return exitCode.asExpected
  const undecided = result.verdict.verdict === 'inconclusive' || result.verdict.verdict === 'vacuous'
  return undecided ? exitCode.undecided : exitCode.finding
}
