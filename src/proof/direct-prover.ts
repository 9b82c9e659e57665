import type { CertificateCase, Goal } from '../checker/goal.js'
import { truth } from '../formula/build.js'
import { settleCase } from './branch-and-bound.js'
import { casesOf } from './cases.js'
import type { ProofOutcome, Prover } from './prover.js'

/** As many splits as a certificate may have, in all its cases together. */
const mostSplits = 200_000

/**
 * Proves what interval arithmetic settles over boxes: signs, identities, monotone constraints, gains that stay at most
 * zero once the deviation is divided out of them.
 *
 * It makes the certificates that the checker describes; its own readings are outward-rounded doubles, so that what it
 * accepts holds. A goal that is exactly tight where its normal form does not show it stays unknown.
 */
export const directProver: Prover = {
  prove: (goal, { boxes }): ProofOutcome => {
    const outcome = settle(goal, boxes)
    if (outcome.kind !== 'vacuous' || goal.violation.kind === 'true') return outcome
    // Cases are made of what a goal mentions: a certificate that nothing is admissible speaks of the assumptions only.
    const emptied = settle({ ...goal, violation: truth(true) }, boxes)
    return emptied.kind === 'vacuous'
      ? emptied
      : { kind: 'proved', certificate: outcome.certificate, boxes: outcome.boxes }
  },
}

const settle = (goal: Goal, budget: number): ProofOutcome => {
  const cases = casesOf(goal)
  if (cases === undefined) return { kind: 'unknown', tried: 'boxes: the options make too many cases' }
  const settled: CertificateCase[] = []
  let boxes = 0
  let effort = 0
  let splits = 0
  let isEmpty = true
  for (const part of cases) {
    if (part.box === undefined || part.assumptions.some(({ kind }) => kind === 'false')) continue
    const outcome = settleCase(part, part.box, { boxes: budget - effort, splits: mostSplits - splits })
    boxes += outcome.boxes
    if (outcome.kind === 'open') return { kind: 'unknown', tried: `${boxes} boxes: ${outcome.why}` }
    effort += outcome.effort
    splits += outcome.splits.length
    isEmpty &&= outcome.isEmpty
    settled.push({ options: part.options, sides: part.sides, form: outcome.form, splits: outcome.splits })
  }
  const certificate = { kind: 'boxes', cases: settled } as const
  return isEmpty
    ? { kind: 'vacuous', why: 'the assumptions admit no point', certificate, boxes }
    : { kind: 'proved', certificate, boxes }
}
