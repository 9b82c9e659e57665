import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Unread } from '../formats/foreign.js'
import { goalsOf } from '../claim/goals.js'
import { settingsOf } from '../formula/substitute.js'
import type { Point } from '../formula/domain.js'
import type { Model } from '../mechanism/model.js'
import { writeOut } from '../mechanism/write-out.js'
import { problem, type Problem } from '../problem/problem.js'
import { checkMechanism, defaultSeed, type CheckOptions } from '../verdict/check.js'
import type { Result, Verdict } from '../verdict/verdict.js'
import { classOf, type Class } from './class.js'
import { marginOf, type MarginFigure } from './margin.js'
import type { Proposal, ProposalReading } from './proposal.js'

/** A proposal, with every claim before and after it. */
export interface Audit {
  readonly proposal: Proposal
  readonly readings: readonly AuditedReading[]
  /** What could not be read, and changed parameters that no claim reads. */
  readonly unread: readonly Unread[]
}

export interface AuditedReading extends ProposalReading {
  readonly claims: readonly AuditedClaim[]
}

export interface AuditedClaim {
  readonly claim: string
  readonly kind: Result['kind']
  readonly before: Verdict
  readonly after: Verdict
  readonly class: Class
  readonly margin?: { readonly before: MarginFigure; readonly after: MarginFigure }
}

/** A finding: a claim whose verdict or margin got worse. */
export const isFinding = ({ class: name }: AuditedClaim): boolean => name === 'introduced' || name === 'worsened'

export type AuditOptions = Pick<CheckOptions, 'seed' | 'budget' | 'fixed' | 'onClaim' | 'pause'>

/**
 * Decides every claim of a mechanism on both sides of a proposal.
 *
 * Before, the baseline's parameters are pinned (and of those that change without being in it, the defaults); after,
 * the changed ones have their new values. All other parameters range over their domains, unless `fixed` pins them.
 */
export const audit = async (proposal: Proposal, options: AuditOptions = {}): Promise<E.Either<Problem, Audit>> => {
  const model = writeOut(proposal.mechanism)
  if (E.isLeft(model)) return model
  const clash = pinnedTwice(proposal, options.fixed ?? new Map())
  if (clash !== undefined) return E.left(clash)
  const readings: AuditedReading[] = []
  // Readings share their baseline, unless they change other parameters that are not in it.
  const sides = new Map<string, readonly Result[]>()
  const sideOf = async (fixed: Point): Promise<E.Either<Problem, readonly Result[]>> => {
    const key = JSON.stringify([...settingsOf(fixed)], (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
    const known = sides.get(key)
    if (known) return E.right(known)
    const results = await checkMechanism(proposal.mechanism, { ...options, fixed })
    if (E.isRight(results)) sides.set(key, results.right)
    return results
  }

  for (const reading of proposal.readings) {
    const { before, after } = sidesOf(proposal, reading, options.fixed ?? new Map())
    const first = await sideOf(before)
    if (E.isLeft(first)) return first
    const second = await sideOf(after)
    if (E.isLeft(second)) return second
    readings.push({
      ...reading,
      claims: first.right.map((result, index) =>
        auditedClaim(model.right, result, second.right[index]!, { before, after }, options.seed ?? defaultSeed),
      ),
    })
  }
  return E.right({ proposal, readings, unread: [...proposal.unread, ...unreadParameters(proposal, model.right)] })
}

/** A parameter that the baseline or a change pins has no other value. */
const pinnedTwice = ({ baseline, readings }: Proposal, fixed: Point): Problem | undefined => {
  const changed = new Set(readings.flatMap(({ changes }) => changes.map(({ parameter }) => parameter)))
  const name = [...fixed.keys()].find((parameter) => baseline.values.has(parameter) || changed.has(parameter))
  return name === undefined
    ? undefined
    : problem(
        'bad-option',
        `${name} is pinned by the ${changed.has(name) ? 'proposal' : `baseline ${baseline.name}`} already`,
        {
          mend: 'pin a parameter of the world, or name another baseline',
        },
      )
}

/** What is pinned on either side of a reading. */
export interface Sides {
  readonly before: Point
  readonly after: Point
}

export const sidesOf = ({ baseline }: Proposal, { changes }: ProposalReading, fixed: Point = new Map()): Sides => {
  const before = new Map([
    ...fixed,
    ...baseline.values,
    ...changes.map(({ parameter, from }) => [parameter, from] as const),
  ])
  return { before, after: new Map([...before, ...changes.map(({ parameter, to }) => [parameter, to] as const)]) }
}

const auditedClaim = (model: Model, before: Result, after: Result, sides: Sides, seed: string): AuditedClaim => {
  const margins = {
    before: marginOf(model, before.claim, sides.before, seed),
    after: marginOf(model, before.claim, sides.after, seed),
  }
  const margin =
    margins.before === undefined || margins.after === undefined
      ? undefined
      : { before: margins.before, after: margins.after }
  return {
    claim: before.claim,
    kind: before.kind,
    before: before.verdict,
    after: after.verdict,
    class: classOf(before.verdict, after.verdict, margin),
    ...(margin === undefined ? {} : { margin }),
  }
}

/** Changed parameters that occur in no claim's goals, at any value of the others. */
const unreadParameters = ({ mechanism, readings }: Proposal, model: Model): readonly Unread[] => {
  const read = new Set<string>()
  for (const claim of mechanism.claims.keys()) {
    pipe(
      goalsOf(model, claim),
      E.map((stated) => {
        if (stated.kind === 'goals')
          for (const { variables } of stated.goals) for (const name of variables.keys()) read.add(name)
      }),
    )
  }
  const changed = new Set(readings.flatMap(({ changes }) => changes.map(({ parameter }) => parameter)))
  return [...changed].filter((name) => !read.has(name)).map((what) => ({ what, why: 'no claim reads this parameter' }))
}
