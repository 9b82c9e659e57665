import * as E from 'fp-ts/lib/Either.js'
import type { Certificate, Goal, GoalPoint, WitnessCheck } from '../checker/goal.js'
import { checkCertificate, checkWitness } from '../checker/index.js'
import { goalsOf } from '../claim/goals.js'
import { showDecimal, showRational } from '../arithmetic/rational.js'
import type { Point, Value } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'
import { problem, type Problem } from '../problem/problem.js'
import { directProver } from '../proof/direct-prover.js'
import { search, type SearchOutcome } from '../search/search.js'
import type { Budget } from './budget.js'
import { referencePoint } from './reference-point.js'
import { emptyingAssumption } from './vacuity.js'
import type { Verdict } from './verdict.js'
import { witnessOf } from './witness.js'

export interface DecideOptions {
  /** Names the random stream: with the mechanism's and the claim's names it fixes every draw. */
  readonly seed: string
  readonly budget: Budget
  /** Parameters that are pinned to a value instead of ranging over their domain. */
  readonly fixed: Point
  /** The mechanism's digest, to be put into witnesses. */
  readonly digest: string
  /** Where the mechanism was read from, likewise. */
  readonly file?: string
}

/** What one goal came to. */
type Outcome =
  | { readonly kind: 'refuted'; readonly point: GoalPoint; readonly check: AcceptedWitness; readonly trials: number }
  | { readonly kind: 'proved'; readonly certificate: Certificate; readonly trusted: readonly string[] }
  | { readonly kind: 'wrong'; readonly problem: Problem }
  | { readonly kind: 'empty'; readonly why: string }
  | { readonly kind: 'tested'; readonly trials: number; readonly worst: number }
  | { readonly kind: 'unknown'; readonly trials: number; readonly tried: string }

type AcceptedWitness = Extract<WitnessCheck, { accepted: true }>

/** The share of the search's budget that is spent before the prover is asked: most false claims fall at once. */
const firstShare = 0.05

/**
 * The verdict on one claim: a first search, the prover, then the whole search, and of each result only what the
 * checker accepts.
 */
export const decide = (model: Model, claimName: string, options: DecideOptions): Verdict => {
  const stated = goalsOf(model, claimName, options.fixed)
  if (E.isLeft(stated)) return { verdict: 'error', problem: stated.left }
  if (stated.right.kind === 'vacuous') return { verdict: 'vacuous', why: stated.right.why }
  const goals = stated.right.goals
  const evaluations = Math.ceil(options.budget.evaluations / goals.length)
  const boxes = Math.ceil(options.budget.boxes / goals.length)
  const prefer = referencePoint(model, options.fixed)
  const look = (goal: Goal, share: number): Outcome =>
    weigh(
      goal,
      search(goal, {
        seed: `${options.seed}/${model.mechanism.name}/${claimName}/${goal.name}`,
        evaluations: Math.ceil(evaluations * share),
        prefer,
      }),
      boxes,
    )

  const first = goals.map((goal) => ({ goal, outcome: look(goal, firstShare) }))
  const outcomes = firstEnding(first.map(({ outcome }) => outcome))
    ? first
    : first.map(({ goal, outcome }) => {
        if (outcome.kind === 'empty') return { goal, outcome }
        const proof = outcome.kind === 'tested' ? prove(goal, boxes) : undefined
        return { goal, outcome: proof ?? look(goal, 1) }
      })
  return combine(model, claimName, outcomes, options)
}

/** The outcome that settles a claim whatever the other goals come to. One goal that says nothing leaves the others. */
const firstEnding = (outcomes: readonly Outcome[]): Outcome | undefined =>
  outcomes.find(({ kind }) => kind === 'wrong') ??
  outcomes.find(({ kind }) => kind === 'refuted') ??
  (outcomes.every(({ kind }) => kind === 'empty') ? outcomes[0] : undefined)

/** What the search found, once the checker has seen it. */
const weigh = (goal: Goal, found: SearchOutcome, boxes: number): Outcome => {
  switch (found.kind) {
    case 'violation': {
      const check = checkWitness(goal, found.point)
      return check.accepted
        ? { kind: 'refuted', point: found.point, check, trials: found.trials }
        : {
            kind: 'unknown',
            trials: found.trials,
            tried: `a violation found by search that the checker rejects: ${check.why}`,
          }
    }
    case 'none':
      return found.trials === 0
        ? { kind: 'unknown', trials: 0, tried: 'a search that met no admissible point by chance' }
        : { kind: 'tested', trials: found.trials, worst: found.worst }
    case 'nothing-admissible': {
      const why = emptyingAssumption(goal, boxes)
      return why === undefined
        ? { kind: 'unknown', trials: 0, tried: `a search that met no admissible point in ${found.trials} trials` }
        : { kind: 'empty', why }
    }
    case 'undefined':
      return { kind: 'wrong', problem: problem('not-a-number', `${found.what} has no value ${pointText(found.point)}`) }
    case 'not-in-domain':
      return { kind: 'wrong', problem: problem('bad-value', `${found.what} ${pointText(found.point)}`) }
    case 'no-state':
      return { kind: 'wrong', problem: problem('no-state', `${found.what} ${pointText(found.point)}`) }
  }
}

const prove = (goal: Goal, boxes: number): Outcome | undefined => {
  const outcome = directProver.prove(goal, { boxes })
  if (outcome.kind !== 'proved') return undefined
  const check = checkCertificate(goal, outcome.certificate)
  if (!check.accepted) return undefined
  return {
    kind: 'proved',
    certificate: outcome.certificate,
    trusted: [
      ...(check.defined ? [] : ['that every payoff has a value at every admissible point: searched, not proved']),
      ...(goal.states.length === 0 ? [] : ['that every state has exactly one solution: searched, not proved']),
    ],
  }
}

const combine = (
  model: Model,
  claim: string,
  outcomes: readonly { readonly goal: Goal; readonly outcome: Outcome }[],
  options: DecideOptions,
): Verdict => {
  const ending = firstEnding(outcomes.map(({ outcome }) => outcome))
  const trials = outcomes.reduce((total, { outcome }) => total + ('trials' in outcome ? outcome.trials : 0), 0)
  if (ending?.kind === 'wrong') return { verdict: 'error', problem: ending.problem }
  if (ending?.kind === 'empty') return { verdict: 'vacuous', why: ending.why }
  if (ending?.kind === 'refuted') {
    const { goal } = outcomes.find(({ outcome }) => outcome === ending)!
    const { point, check } = ending
    return { verdict: 'refuted', witness: witnessOf(model, claim, goal, point, check, options), trials }
  }
  const unknown = outcomes.flatMap(({ goal, outcome }) =>
    outcome.kind === 'unknown' ? [`${goal.name}: ${outcome.tried}`] : [],
  )
  if (unknown.length > 0) return { verdict: 'inconclusive', tried: unknown, trials }
  const tested = outcomes.flatMap(({ outcome }) => (outcome.kind === 'tested' ? [outcome] : []))
  if (tested.length > 0) {
    const fewest = Math.min(...tested.map((outcome) => outcome.trials))
    return {
      verdict: 'tested',
      trials,
      worst: Math.max(...tested.map(({ worst }) => worst)),
      // Of several goals the least tried one decides how much the word "tested" says.
      bound: Math.min(1, 3 / fewest),
    }
  }
  const proofs = outcomes.flatMap(({ goal, outcome }) =>
    outcome.kind === 'proved' ? [{ goal: goal.name, ...outcome }] : [],
  )
  return {
    verdict: 'proved',
    certificates: proofs.map(({ goal, certificate }) => ({ goal, certificate })),
    trusted: [...new Set(proofs.flatMap(({ trusted }) => trusted))],
  }
}

const pointText = (point: Point): string =>
  `at ${[...point].map(([name, value]) => `${name} = ${showValue(value)}`).join(', ')}`

const showValue = (value: Value): string =>
  typeof value === 'string' ? value : (showDecimal(value) ?? showRational(value))
