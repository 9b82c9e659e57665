import type { Verdict } from '../verdict/verdict.js'
import { isClearlyLess, type MarginFigure } from './margin.js'

/** What a proposal does to a claim. */
export type Class = 'introduced' | 'fixed' | 'worsened' | 'improved' | 'unchanged'

const isBroken = ({ verdict }: Verdict): boolean => verdict === 'refuted' || verdict === 'error'

/** To be undecided, or to say nothing, is no repair. */
const isKept = ({ verdict }: Verdict): boolean => verdict === 'proved' || verdict === 'tested'

/** How much is known in a claim's favour; a claim that says nothing, or is undecided, is not known to be worse. */
const standing: Readonly<Record<Verdict['verdict'], number | undefined>> = {
  proved: 2,
  tested: 1,
  refuted: 0,
  error: 0,
  inconclusive: undefined,
  vacuous: undefined,
}

/**
 * Broken now and not before is introduced, the reverse fixed. Between two verdicts of the same side the margin decides:
 * a claim that is proved before and after may still have come closer to breaking.
 */
export const classOf = (
  before: Verdict,
  after: Verdict,
  margin?: { readonly before: MarginFigure; readonly after: MarginFigure },
): Class => {
  // A margin of what says nothing means nothing.
  if (before.verdict === 'vacuous' && after.verdict === 'vacuous') return 'unchanged'
  if (isBroken(after) && !isBroken(before)) return 'introduced'
  if (isBroken(before) && isKept(after)) return 'fixed'
  // What held and is undecided now, or has lost its assumptions, is a guarantee no longer.
  if (isKept(before) && standing[after.verdict] === undefined) return 'worsened'
  if (margin !== undefined && isClearlyLess(margin.after, margin.before)) return 'worsened'
  if (margin !== undefined && isClearlyLess(margin.before, margin.after)) return 'improved'
  const [first, second] = [standing[before.verdict], standing[after.verdict]]
  if (first === undefined || second === undefined || first === second) return 'unchanged'
  return second < first ? 'worsened' : 'improved'
}
