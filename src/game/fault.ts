import { enclosing, type Interval } from '../arithmetic/interval.js'
import * as Q from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import { compileCondition, layoutOf } from '../formula/reading/number.js'
import { variablesOf } from '../formula/variables.js'
import { problem, type Problem } from '../problem/problem.js'
import { pointOf } from './profile-point.js'
import { pointText } from './point-text.js'
import { encloseState, stateSolver, type Unsolved } from './state.js'
import type { Game } from './strategic.js'

/**
 * What is wrong at a profile: a state without a solution, or with several, established rigorously where that can be,
 * or a payoff that is not a number though the profile is admissible.
 */
export const faultAt = (game: Game, profile: Float64Array): Problem | undefined => {
  const at = pointOf(game, profile)
  const names = new Set(game.states.map(({ name }) => name))
  const readsState = [...variablesOf(game.admissible)].some((name) => names.has(name))
  // Nothing is asked of a point that is excluded anyway.
  if (!readsState && !compileCondition(game.admissible, game.layout)(profile)) return inadmissible(at)
  const box = new Map<string, Interval | string>(
    [...at].map(([name, value]) => [name, typeof value === 'string' ? value : enclosing(value)]),
  )
  for (const state of game.states) {
    const within = encloseState(state, box)
    if (within === 'none' || within === 'several') return stateProblem({ state, why: within }, at)
    // Where intervals cannot tell, what the solver finds is all there is to go by.
    if (within === 'unknown') break
    box.set(state.name, within)
  }
  const layout = layoutOf(new Map([...game.choices, ...game.states.map(({ name, domain }) => [name, domain] as const)]))
  const point = new Float64Array(layout.slots.size)
  point.set(profile)
  const unsolved = stateSolver(game.states, layout)(point)
  if (unsolved) return stateProblem(unsolved, at)
  if (!compileCondition(game.admissible, layout)(point)) return inadmissible(at)
  const values = new Float64Array(game.players.length)
  game.payoffs(profile, values)
  const lacking = game.players.find((_, index) => !Number.isFinite(values[index]!))
  return lacking && problem('not-a-number', `the payoff of ${lacking.name} is not a number${whereText(at)}`)
}

const inadmissible = (at: Point): Problem =>
  problem('bad-value', `the profile is not admissible${whereText(at)}`, {
    mend: 'start from an admissible profile, or change the parameters',
  })

const whereText = (at: Point): string => (at.size === 0 ? '' : ` at ${pointText(at)}`)

export const stateProblem = ({ state, why }: Unsolved, at: Point): Problem => {
  const found = { none: 'no solution', several: 'several solutions', unknown: 'no solution that could be found' }[why]
  const { low, high } = state.domain
  return problem('no-state', `the equation for ${state.name} has ${found}${whereText(at)}`, {
    expected: `exactly one in [${Q.showRational(low)}, ${Q.showRational(high)}]`,
  })
}
