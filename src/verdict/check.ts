import * as E from 'fp-ts/lib/Either.js'
import type { Point } from '../formula/domain.js'
import { digest } from '../mechanism/digest.js'
import type { Mechanism, VerdictName } from '../mechanism/mechanism.js'
import { writeOut } from '../mechanism/write-out.js'
import type { Problem } from '../problem/problem.js'
import { decide } from './decide.js'
import { defaultBudget, type Budget } from './budget.js'
import type { Result } from './verdict.js'

export interface CheckOptions {
  readonly seed?: string
  /** For each claim. */
  readonly budget?: Budget
  /** Parameters pinned to values. */
  readonly fixed?: Point
  /** All claims, where nothing is said. */
  readonly claims?: readonly string[]
  /** The file that the mechanism was read from, to be put into witnesses. */
  readonly file?: string
  /** Called before each claim. */
  readonly onClaim?: (claim: string, index: number, of: number) => void
  /** Awaited between claims, so that a host can breathe, draw or stop. */
  readonly pause?: () => Promise<void>
}

export const defaultSeed = 'hurwicz'

/**
 * The verdict on each claim of a mechanism, in the order of its definition.
 *
 * @returns the results; a problem only where the mechanism as a whole cannot be written out.
 */
export const checkMechanism = async (
  mechanism: Mechanism,
  options: CheckOptions = {},
): Promise<E.Either<Problem, readonly Result[]>> => {
  const model = writeOut(mechanism)
  if (E.isLeft(model)) return model
  const { seed = defaultSeed, budget = defaultBudget, fixed = new Map() } = options
  const { file } = options
  const deciding = { seed, budget, fixed, digest: digest(mechanism), ...(file === undefined ? {} : { file }) }
  const claims = [...mechanism.claims].filter(([name]) => options.claims?.includes(name) ?? true)
  const results: Result[] = []
  for (const [index, [name, claim]] of claims.entries()) {
    options.onClaim?.(name, index, claims.length)
    await options.pause?.()
    const start = performance.now()
    const verdict = decide(model.right, name, deciding)
    results.push({
      mechanism: mechanism.name,
      claim: name,
      kind: claim.kind,
      verdict,
      ...(claim.expect === undefined ? {} : { expect: claim.expect }),
      ...(fixed.size === 0 ? {} : { isPinned: true as const }),
      milliseconds: performance.now() - start,
    })
  }
  return E.right(results)
}

/** What a claim that says nothing of its expected verdict is expected to be: not broken, and not undecided. */
const isFine = (verdict: VerdictName): boolean => verdict === 'proved' || verdict === 'tested'

/**
 * Whether a result is what was expected of it. An expected `tested` is met by `proved` too: more is known than was asked.
 * Expectations are of all admissible points: where parameters are pinned, an attack expected somewhere may be missing
 * there.
 */
export const isAsExpected = ({
  verdict: { verdict },
  expect,
  isPinned,
}: Pick<Result, 'verdict' | 'expect' | 'isPinned'>): boolean => {
  if (expect === undefined) return isFine(verdict)
  if (verdict === expect || (expect === 'tested' && verdict === 'proved')) return true
  return isPinned === true && expect === 'refuted' && isFine(verdict)
}
