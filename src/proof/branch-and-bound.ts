import { compileConditionInterval } from '../formula/reading/interval.js'
import { variablesOf } from '../formula/variables.js'
import type { Layout } from '../formula/reading/layout.js'
import type { ConditionTree } from '../formula/tree.js'
import type { Case } from './cases.js'
import { consequencesOf } from './contradiction.js'
import { judgeOf, type Ground, type Judge } from './judge.js'
import { normaliser } from './normal-form.js'
import type { Segment } from './segment.js'

export type CaseOutcome =
  | {
      readonly kind: 'settled'
      readonly form: 'plain' | 'divided'
      readonly splits: readonly number[]
      readonly boxes: number
      readonly effort: number
      /** Nothing in the case is admissible. */
      readonly isEmpty: boolean
    }
  | { readonly kind: 'open'; readonly boxes: number; readonly why: string }

/** As many levels as a certificate may have. */
const deepest = 200

/**
 * Cuts a case's box at middles until each part is settled, depth first.
 *
 * What is cut is where the margin moves most (the greatest slope times width), and at every third level, since that
 * alone stalls, what is widest for its domain.
 */
export const settleCase = (
  part: Case,
  root: readonly Segment[],
  budget: { readonly boxes: number; readonly splits: number },
): CaseOutcome => {
  const { assumptions, violation, names } = part
  const layout: Layout = { slots: new Map(names.map((name, slot) => [name, slot])), options: new Map() }
  const low = new Float64Array(names.length)
  const high = new Float64Array(names.length)
  const smear = new Float64Array(names.length)
  const load = (box: readonly Segment[]): void => {
    for (const [slot, segment] of box.entries()) {
      low[slot] = segment.lowest
      high[slot] = segment.highest
    }
  }

  load(root)
  const known = new Map<ConditionTree, boolean | undefined>()
  const settle = (condition: ConditionTree): boolean | undefined => {
    if (known.has(condition)) return known.get(condition)
    load(root)
    const outcome = compileConditionInterval(condition, layout)(low, high)
    const settled = outcome === 0 ? undefined : outcome === 1
    known.set(condition, settled)
    return settled
  }
  const forms = normaliser(settle)
  const notNegative = new Set(names.filter((_, slot) => root[slot]!.lowest >= 0))
  const ground = (divisors: ReadonlySet<string>): Ground => ({ layout, forms, divisors })
  const excluders = assumptions.map((assumption) => judgeOf(assumption, ground(new Set())))
  const violations = judgeOf(violation, ground(notNegative))
  const isExcluded = (by: 'nature' | 'slopes'): boolean => excluders.some((judge) => judge.cannotHold(low, high, by))

  /** What stayed open, unless the assumptions contradict each other all over the case. */
  const openOrEmpty = (why: string): CaseOutcome => {
    load(root)
    const isContradictory = consequencesOf(assumptions).some((consequence) => {
      const judge = judgeOf(consequence, ground(new Set()))
      return judge.cannotHold(low, high, 'nature') || judge.cannotHold(low, high, 'slopes')
    })
    return isContradictory
      ? { kind: 'settled', form: 'plain', splits: [-1], boxes, effort, isEmpty: true }
      : { kind: 'open', boxes, why }
  }

  const occurring = variablesOf(...assumptions, violation)
  const cuttable = names.map((_, slot) => slot).filter((slot) => occurring.has(names[slot]!))
  const cost = [...excluders, violations].reduce((total, judge) => total + judge.effort, 0)
  const weight = Math.max(1, cost / moderateEffort)
  const splits: number[] = []
  const open: { readonly box: readonly Segment[]; readonly level: number }[] = [{ box: root, level: 0 }]
  let effort = 0
  let boxes = 0
  let isEmpty = true
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { box, level } = next
    boxes += 1
    effort += weight
    if (effort > budget.boxes || splits.length + open.length >= budget.splits)
      return openOrEmpty('its budget of boxes was spent')
    load(box)
    if (isExcluded('nature')) {
      splits.push(-1)
      continue
    }
    if (violations.cannotHold(low, high, 'nature') || violations.cannotHold(low, high, 'slopes')) {
      isEmpty = false
      splits.push(-1)
      continue
    }
    if (isExcluded('slopes')) {
      splits.push(-1)
      continue
    }
    const slot = level >= deepest ? undefined : chooseCut(box, root, cuttable, level, violations, excluders, smear)
    if (slot === undefined) return openOrEmpty('a box too small to cut stayed open')
    splits.push(slot)
    const [first, second] = box[slot]!.halves
    open.push({ box: box.with(slot, second), level: level + 1 }, { box: box.with(slot, first), level: level + 1 })
  }
  return { kind: 'settled', form: notNegative.size > 0 ? 'divided' : 'plain', splits, boxes, effort, isEmpty }
}

const chooseCut = (
  box: readonly Segment[],
  root: readonly Segment[],
  cuttable: readonly number[],
  level: number,
  violations: Judge,
  excluders: readonly Judge[],
  smear: Float64Array,
): number | undefined => {
  smear.fill(0)
  violations.addSmear(smear)
  if (!cuttable.some((slot) => smear[slot]! > 0)) for (const judge of excluders) judge.addSmear(smear)
  let best: number | undefined
  let most = -1
  for (const slot of cuttable) {
    const { width, isPoint } = box[slot]!
    // Doubles tell the middle of a narrower segment no longer from its ends.
    if (isPoint || width <= 1e-15 * Math.max(Math.abs(box[slot]!.lowest), Math.abs(box[slot]!.highest))) continue
    const share = width / root[slot]!.width
    // Unbounded slopes are not told apart by themselves.
    const rank = level % 3 === 2 ? share : smear[slot]! < Infinity ? smear[slot]! : Number.MAX_VALUE * share
    if (rank > most) {
      most = rank
      best = slot
    }
  }
  return best
}

/** The effort of a box of a formula of moderate size: with it, 20,000 boxes take about a second. */
const moderateEffort = 300
