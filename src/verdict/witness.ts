import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Enclosure, Goal, GoalPoint, WitnessCheck } from '../checker/goal.js'
import type { Point, Setting, Value } from '../formula/domain.js'
import { exact } from '../formula/reading/exact.js'
import { enclose } from '../formula/reading/interval.js'
import type { Model } from '../mechanism/model.js'
import { referencePoint } from './reference-point.js'
import type { Played, Witness } from './verdict.js'

export interface WitnessContext {
  readonly digest: string
  readonly seed: string
  readonly fixed: Point
  readonly file?: string
}

const primed = /'$/

/** The witness of a goal's violation, from the point and the checker's figures, with everything a reader wants to see. */
export const witnessOf = (
  model: Model,
  claim: string,
  goal: Goal,
  point: GoalPoint,
  check: Extract<WitnessCheck, { accepted: true }>,
  { digest, seed, fixed, file }: WitnessContext,
): Witness => {
  const background = new Map<string, Value>([...referencePoint(model, fixed), ...point])
  const inRole = (role: 'parameter' | 'type'): Point =>
    new Map([...background].filter(([name]) => model.variables.get(name)?.role === role))
  const honestStates = new Map([...check.states].filter(([name]) => !primed.test(name)))
  // What the deviation does not move is the same in both profiles.
  const deviatingStates = new Map(
    [...honestStates].map(([name, value]) => [name, check.states.get(`${name}'`) ?? value] as const),
  )

  const honest = new Map<string, Played>()
  const deviation = new Map<string, Played>()
  for (const player of model.players) {
    for (const choice of player.choices) {
      const rule = player.honest.get(choice)!
      // A choice that is free in both profiles (the others', in a claim about anything they do) is what the point says.
      const free = goal.deviating.has(choice) ? undefined : point.get(choice)
      const whenHonest = free ?? play(goal.deviating.get(choice) ?? rule, background, honestStates)
      const departing = goal.played.get(choice)
      honest.set(choice, asPlayed(whenHonest))
      deviation.set(
        choice,
        asPlayed(
          departing
            ? (point.get(choice) ?? play(departing, background, deviatingStates))
            : (free ?? play(rule, background, deviatingStates)),
        ),
      )
    }
  }
  const departed = new Set(
    [...goal.played.keys()].filter((choice) => !isSame(honest.get(choice), deviation.get(choice))),
  )
  return {
    mechanism: model.mechanism.name,
    digest,
    claim,
    goal: goal.name,
    parameters: inRole('parameter'),
    types: inRole('type'),
    states: check.states,
    honest,
    deviation,
    players: model.players
      .filter(({ choices }) => choices.some((choice) => departed.has(choice)))
      .map(({ name }) => name),
    payoffs: check.payoffs,
    gain: check.gain,
    ...(check.cost === undefined ? {} : { cost: check.cost }),
    seed,
    ...(file === undefined ? {} : { file }),
  }
}

const asPlayed = (value: Value | Enclosure): Played =>
  typeof value === 'string' ? value : 'low' in value ? value : { low: value, high: value }

const isSame = (a: Played | undefined, b: Played | undefined): boolean =>
  typeof a === 'object' && typeof b === 'object' ? Q.equals(a.low, b.low) && Q.equals(a.high, b.high) : a === b

/** What a setting comes to: exactly where it is rational, else within the bounds that intervals give. */
const play = (setting: Setting, point: Point, states: ReadonlyMap<string, Enclosure>): Value | Enclosure => {
  if (setting.kind === 'option') return setting.option
  // The rule of an option is an option, or the name of a variable that stands for one.
  const named = setting.kind === 'variable' ? point.get(setting.name) : undefined
  if (typeof named === 'string') return named
  const exactStates = [...states].filter(([, { low, high }]) => Q.equals(low, high))
  const value = exact(setting, new Map([...point, ...exactStates.map(([name, { low }]) => [name, low] as const)]))
  if (E.isRight(value)) return value.right
  const { low, high } = enclose(
    setting,
    new Map([...boxOf(point), ...[...states].map(([name, range]) => [name, outward(range)] as const)]),
  )
  return { low: Q.fromNumber(low), high: Q.fromNumber(high) }
}

const outward = ({ low, high }: Enclosure): { low: number; high: number } => ({
  low: Q.toNumber(low) - Math.abs(Q.toNumber(low)) * Number.EPSILON,
  high: Q.toNumber(high) + Math.abs(Q.toNumber(high)) * Number.EPSILON,
})

const boxOf = (point: Point): readonly (readonly [string, { low: number; high: number } | string])[] =>
  [...point].map(([name, value]) => [name, typeof value === 'string' ? value : outward({ low: value, high: value })])
