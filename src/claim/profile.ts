import * as E from 'fp-ts/lib/Either.js'
import type { GoalState } from '../checker/goal.js'
import { variable } from '../formula/build.js'
import type { Setting } from '../formula/domain.js'
import { substitution, type Substitution } from '../formula/substitute.js'
import { variablesOf } from '../formula/variables.js'
import type { Model, ModelState } from '../mechanism/model.js'
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

  const states = inOrder([
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
  const resolved = new Map<string, Setting>()
  const pending: string[] = []
  const visit = (name: string): Problem | undefined => {
    const setting = settings.get(name)
    if (setting === undefined || resolved.has(name)) return undefined
    if (pending.includes(name)) return circle([...pending.slice(pending.indexOf(name)), name])
    if (setting.kind === 'option') {
      resolved.set(name, setting)
      return undefined
    }
    pending.push(name)
    const mentioned = [...variablesOf(setting)].filter((other) => settings.has(other))
    for (const other of mentioned) {
      const found = visit(other)
      if (found) return found
    }
    pending.pop()
    resolved.set(name, settingFrom(setting, resolved, mentioned))
    return undefined
  }
  for (const name of settings.keys()) {
    const found = visit(name)
    if (found) return E.left(found)
  }
  return E.right({ substitution: substitution(resolved), settings: resolved })
}

const settingFrom = (
  setting: Exclude<Setting, { kind: 'option' }>,
  resolved: ReadonlyMap<string, Setting>,
  mentioned: readonly string[],
): Setting => {
  // A setting that is nothing but another name takes whatever that one is set to, an option included.
  if (setting.kind === 'variable') return resolved.get(setting.name) ?? setting
  return mentioned.length === 0 ? setting : substitution(resolved).tree(setting)
}

const circle = (names: readonly string[]): Problem =>
  problem('cyclic-definition', `the settings ${names.join(' → ')} depend on each other in a circle`, {
    mend: 'make what they share a state with an equation',
  })

const solvedBy = ({ domain, left, right }: ModelState, profile: Substitution, name: string): GoalState => ({
  name,
  domain: { low: domain.low, high: domain.high },
  left: profile.tree(left),
  right: profile.tree(right),
})

/** States sorted so that each equation mentions only its own state and earlier ones. */
const inOrder = (states: readonly GoalState[]): E.Either<Problem, readonly GoalState[]> => {
  const names = new Set(states.map(({ name }) => name))
  const ordered: GoalState[] = []
  const done = new Set<string>()
  let rest = states.map((state) => ({
    state,
    needs: [...variablesOf(state.left, state.right)].filter((name) => name !== state.name && names.has(name)),
  }))
  while (rest.length > 0) {
    const ready = rest.filter(({ needs }) => needs.every((name) => done.has(name)))
    if (ready.length === 0) return E.left(circle(rest.map(({ state }) => state.name)))
    for (const { state } of ready) {
      ordered.push(state)
      done.add(state.name)
    }
    rest = rest.filter(({ state }) => !done.has(state.name))
  }
  return E.right(ordered)
}
