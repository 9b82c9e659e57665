import * as E from 'fp-ts/lib/Either.js'
import type { GoalState } from '../checker/goal.js'
import { variable } from '../formula/build.js'
import type { Setting } from '../formula/domain.js'
import { substitution, type Substitution } from '../formula/substitute.js'
import { variablesOf } from '../formula/variables.js'
import type { Model, ModelState } from '../mechanism/model.js'
import { inOrder } from '../mechanism/order.js'
import { problem, type Problem } from '../problem/problem.js'

/** Who departs from honesty, and how, in one goal. */
export interface Departure {
  /** Choices that the deviators set as they like: variables under their own names. */
  readonly varying: readonly string[]
  /** Choices that they set by a rule. */
  readonly playing: ReadonlyMap<string, Setting>
  /** Choices that are anything at all, the same in both profiles: those of the others, where a claim is about them too. */
  readonly free: ReadonlySet<string>
}

/** The honest profile and the deviating one, as what each makes of a formula of the model. */
export interface Profiles {
  readonly honest: Substitution
  readonly deviation: Substitution
  /** The states of the honest profile, then, primed, those that the deviation changes; each depends on earlier ones only. */
  readonly states: readonly GoalState[]
  /** Names (choices and states) whose value the deviation may change. */
  readonly changed: ReadonlySet<string>
  readonly deviating: ReadonlyMap<string, Setting>
  readonly played: ReadonlyMap<string, Setting>
}

export const prime = (state: string): string => `${state}'`

/**
 * The two profiles of a departure.
 *
 * An honest setting is a rule: where it mentions a state that the deviation changes, whoever is honest follows it
 * at the changed state. States that the deviation cannot change are shared by both profiles.
 */
export const profilesOf = (
  model: Model,
  fixed: ReadonlyMap<string, Setting>,
  { varying, playing, free }: Departure,
): E.Either<Problem, Profiles> => {
  const rules = new Map(model.players.flatMap(({ honest }) => [...honest].filter(([name]) => !free.has(name))))
  const departing = new Set([...varying, ...playing.keys()])
  const changed = namesChanged(model, rules, departing)
  const primed = model.states.filter(({ name }) => changed.has(name))
  const asPlayed = new Map([...rules].filter(([name]) => !departing.has(name)).concat([...playing], primed.map(rename)))

  const honest = resolve(new Map([...fixed, ...rules]))
  if (E.isLeft(honest)) return honest
  const deviation = resolve(new Map([...fixed, ...asPlayed]))
  if (E.isLeft(deviation)) return deviation

  const states = sorted([
    ...model.states.map((state) => solvedBy(state, honest.right.substitution, state.name)),
    ...primed.map((state) => solvedBy(state, deviation.right.substitution, prime(state.name))),
  ])
  if (E.isLeft(states)) return states
  return E.right({
    honest: honest.right.substitution,
    deviation: deviation.right.substitution,
    states: states.right,
    changed,
    deviating: new Map(varying.map((name) => [name, honest.right.settings.get(name)!])),
    played: new Map(
      [...departing].map((name) => [name, deviation.right.settings.get(name) ?? variable(name)] as const),
    ),
  })
}

const rename = ({ name }: ModelState): [string, Setting] => [name, variable(prime(name))]

/** All that a departure may move: choices that depart, states that depend on them, honest rules that follow those. */
const namesChanged = (
  model: Model,
  rules: ReadonlyMap<string, Setting>,
  departing: ReadonlySet<string>,
): ReadonlySet<string> => {
  const changed = new Set(departing)
  const depends = (names: ReadonlySet<string>) => [...names].some((name) => changed.has(name))
  const mentions = new Map(
    [...rules].map(([name, setting]) => [name, setting.kind === 'option' ? new Set<string>() : variablesOf(setting)]),
  )
  for (const { name, left, right } of model.states) mentions.set(name, variablesOf(left, right))
  for (let before = -1; before < changed.size;) {
    before = changed.size
    for (const [name, names] of mentions) if (depends(names)) changed.add(name)
  }
  return changed
}

interface Resolved {
  readonly substitution: Substitution
  readonly settings: ReadonlyMap<string, Setting>
}

/** Puts settings into one another, until none mentions a name that is set. */
const resolve = (settings: ReadonlyMap<string, Setting>): E.Either<Problem, Resolved> => {
  const mentionedIn = (name: string): readonly string[] => {
    const setting = settings.get(name)!
    return setting.kind === 'option' ? [] : [...variablesOf(setting)].filter((other) => settings.has(other))
  }
  const selfish = [...settings.keys()].find((name) => mentionedIn(name).includes(name))
  if (selfish !== undefined) return E.left(circle([selfish]))
  const order = inOrder([...settings.keys()], mentionedIn)
  if (E.isLeft(order)) return E.left(circle(order.left))
  const resolved = new Map<string, Setting>()
  for (const name of order.right) resolved.set(name, settingFrom(settings.get(name)!, resolved, mentionedIn(name)))
  return E.right({ substitution: substitution(resolved), settings: resolved })
}

const settingFrom = (
  setting: Setting,
  resolved: ReadonlyMap<string, Setting>,
  mentioned: readonly string[],
): Setting => {
  if (setting.kind === 'option' || mentioned.length === 0) return setting
  // A setting that is nothing but another name takes whatever that one is set to, an option included.
  return setting.kind === 'variable' ? resolved.get(setting.name)! : substitution(resolved).tree(setting)
}

const circle = (names: readonly string[]): Problem =>
  problem('cyclic-definition', `what is played depends on itself: ${[...names, names[0]!].join(' → ')}`, {
    mend: 'make what they share a state with an equation',
  })

const solvedBy = ({ domain, left, right }: ModelState, profile: Substitution, name: string): GoalState => ({
  name,
  domain: { low: domain.low, high: domain.high },
  left: profile.tree(left),
  right: profile.tree(right),
})

/** States sorted so that each equation mentions only its own state and earlier ones. */
const sorted = (states: readonly GoalState[]): E.Either<Problem, readonly GoalState[]> => {
  const byName = new Map(states.map((state) => [state.name, state]))
  const order = inOrder([...byName.keys()], (name) => {
    const { left, right } = byName.get(name)!
    return [...variablesOf(left, right)].filter((other) => byName.has(other))
  })
  return E.isLeft(order) ? E.left(circle(order.left)) : E.right(order.right.map((name) => byName.get(name)!))
}
