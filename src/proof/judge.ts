import type { Bounds } from '../arithmetic/interval-cells.js'
import { subtract } from '../formula/build.js'
import { compileConditionInterval } from '../formula/reading/interval.js'
import type { Layout } from '../formula/reading/layout.js'
import { negationOf } from '../formula/negation.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import { boundOf } from './bound.js'
import type { NormalForm, Normaliser } from './normal-form.js'

/** Tells of a condition whether it holds nowhere in a box. */
export interface Judge {
  readonly cannotHold: (low: Bounds, high: Bounds, by: 'nature' | 'slopes') => boolean
  readonly addSmear: (smear: Bounds) => void
  /** What one box costs: operations, times the slopes that each has. */
  readonly effort: number
}

/** What margins are read over: the case's variables, its normal forms, and what may be divided out of them. */
export interface Ground {
  readonly layout: Layout
  readonly forms: Normaliser
  /** Variables that are nowhere negative in the case; empty where nothing is to be divided out. */
  readonly divisors: ReadonlySet<string>
}

/** A condition's judge. Comparisons are judged by their margin as it stands, in normal form, and divided. */
export const judgeOf = (condition: ConditionTree, ground: Ground): Judge => {
  switch (condition.kind) {
    case 'true':
      return constantJudge(false)
    case 'false':
      return constantJudge(true)
    case 'is':
      return constantJudge(false)
    case 'not':
      // Options are settled by the case, so that here a comparison is under it.
      return condition.of.kind === 'is'
        ? constantJudge(false)
        : judgeOf(negationOf(condition.of), { ...ground, divisors: new Set() })
    case 'and': {
      const parts = [judgeOf(condition.left, ground), judgeOf(condition.right, ground)]
      return joined(parts, (holdsNowhere) => parts.some(holdsNowhere))
    }
    case 'or': {
      const parts = [judgeOf(condition.left, ground), judgeOf(condition.right, ground)]
      return joined(parts, (holdsNowhere) => parts.every(holdsNowhere))
    }
    case 'compare':
      return comparisonJudge(condition, ground)
  }
}

const constantJudge = (answer: boolean): Judge => ({
  cannotHold: () => answer,
  addSmear: () => undefined,
  effort: 0,
})

const joined = (parts: readonly Judge[], join: (test: (part: Judge) => boolean) => boolean): Judge => ({
  cannotHold: (low, high, by) => join((part) => part.cannotHold(low, high, by)),
  addSmear: (smear) => {
    for (const part of parts) part.addSmear(smear)
  },
  effort: parts.reduce((total, { effort }) => total + effort, 0),
})

const comparisonJudge = (condition: Extract<ConditionTree, { kind: 'compare' }>, ground: Ground): Judge => {
  const { left, right, operator } = condition
  const asItStands = compileConditionInterval(condition, ground.layout)
  const rises = () => marginJudge(left, right, operator === '>=' || operator === '=', ground)
  const falls = () => marginJudge(right, left, operator === '<=' || operator === '=', ground)
  const margins =
    operator === '>' || operator === '>='
      ? [rises()]
      : operator === '<' || operator === '<='
        ? [falls()]
        : operator === '='
          ? [rises(), falls()]
          : [zeroJudge(left, right, ground)]
  const judge = joined(margins, (holdsNowhere) => margins.some(holdsNowhere))
  return {
    ...judge,
    cannotHold: (low, high, by) => (by === 'nature' && asItStands(low, high) === -1) || judge.cannotHold(low, high, by),
  }
}

/** That `left - right` is nowhere above zero, or, where that is strict, everywhere below. */
const marginJudge = (left: Tree, right: Tree, isStrict: boolean, { layout, forms, divisors }: Ground): Judge => {
  const margin = subtract(left, right)
  const normal = forms.normalise(margin)
  if (normal && forms.isZero(normal)) return constantJudge(!isStrict)
  const bounds = treesOf(margin, normal, isStrict ? new Set() : divisors, forms).map((tree) => boundOf(tree, layout))
  const leading = bounds[0]!
  return {
    cannotHold: (low, high, by) =>
      bounds.some((bound) =>
        by === 'nature' ? bound.isBelowNaturally(low, high, isStrict) : bound.isBelowBySlopes(low, high, isStrict),
      ),
    addSmear: (smear) => {
      leading.addSmear(smear)
    },
    effort: bounds.reduce((total, { effort }) => total + effort, 0),
  }
}

/** The forms of a margin that are worth a look: in normal form, divided where it can be, and as it stands. */
const treesOf = (
  margin: Tree,
  normal: NormalForm | undefined,
  divisors: ReadonlySet<string>,
  forms: Normaliser,
): readonly Tree[] => (normal === undefined ? [margin] : [forms.treeOf(forms.divideOut(normal, divisors)), margin])

const zeroJudge = (left: Tree, right: Tree, { forms }: Ground): Judge => {
  const normal = forms.normalise(subtract(left, right))
  return constantJudge(normal !== undefined && forms.isZero(normal))
}
