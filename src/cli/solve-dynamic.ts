import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { destinyOf } from '../equilibrium/destiny.js'
import { bestPolicy, type BestPolicy } from '../equilibrium/policy.js'
import { runCourse, type Run } from '../equilibrium/run.js'
import { encode, layoutOf } from '../formula/reading/number.js'
import { dynamicOf, type Course } from '../game/dynamic.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { answerOfDynamic } from '../report/dynamic.js'
import type { FormRun, SolveForm } from './form.js'
import { readNumber } from './profile-option.js'
import { tool } from './version.js'

const mostSteps = 1e8
const mostPhases = 1000
/** A run is worth so many steps; a budget's evaluations are of formulas alike. */
const stepsAnEvaluation = 25

/** A dynamic from its start, with choices as usual, or with the policy that brings a player most. */
export const solveDynamic: SolveForm = (run) =>
  pipe(
    E.Do,
    E.apS('steps', readNumber('--steps', run.flags.steps, { least: 1, most: mostSteps, whole: true })),
    E.apS('phases', readNumber('--phases', run.flags.phases, { least: 1, most: mostPhases, whole: true })),
    E.bind('course', () => dynamicOf(run.model, run.part, run.given, run.set, variedIn(run))),
    E.chain(({ course, steps = course.steps, phases }) =>
      run.flags.vary.length === 0 ? plain(run, course, steps, phases) : planned(run, course, steps, phases ?? 1),
    ),
  )

/** Where no choice is named, all stay as usual. */
const variedIn = ({ flags, vary }: FormRun): readonly string[] => (flags.vary.length === 0 ? [] : vary)

const plain = (
  { where, progress, flags: { seed } }: FormRun,
  course: Course,
  steps: number,
  phases: number | undefined,
) =>
  phases !== undefined && phases > 1
    ? E.left(
        problem('bad-option', '--phases has nothing to change', { mend: 'name the choices of a player with --vary' }),
      )
    : E.map((run: Run) => answerOfDynamic({ tool, seed, where, run, destiny: destinyOf(run) }))(
        runCourse(course, { steps, policy: [new Float64Array(0)], ...(progress ? { progress } : {}) }),
      )

const planned = (form: FormRun, course: Course, steps: number, phases: number) => {
  const { where, flags, budget } = form
  const { seed } = flags
  return pipe(
    playerOf(form, course),
    E.filterOrElse(
      () => phases <= steps,
      () => problem('bad-option', `--phases ${phases} is more than the ${steps} steps that there are`),
    ),
    E.chain((player) =>
      bestPolicy(course, {
        ...{ player, phases, steps, seed },
        runs: Math.max(200, Math.min(40_000, Math.round((stepsAnEvaluation * budget.evaluations) / steps))),
      }),
    ),
    E.bindTo('policy'),
    E.bind('run', ({ policy }) => runCourse(course, { steps, policy: policy.policy })),
    E.map(({ policy, run }) => {
      const usual = runCourse(course, { steps, policy: [encode(course.usual, layoutOf(course.choices))] })
      const found: BestPolicy = { ...policy, payoff: run.payoffs.get(policy.player) ?? policy.payoff }
      const usually = form.set.size === 0 ? ('honest choices' as const) : ('the choices set' as const)
      const best = { policy: found, usually, ...(E.isRight(usual) ? { usual: usual.right } : {}) }
      return answerOfDynamic({ tool, seed, where, run, destiny: destinyOf(run), best })
    }),
  )
}

/** Whose policy it is: the player of the choices that vary. */
const playerOf = ({ model, vary, part, flags }: FormRun, course: Course): E.Either<Problem, string> => {
  const wrong = (what: string, detail: Omit<Problem, 'code' | 'what'>): E.Either<Problem, never> =>
    E.left(problem('bad-option', what, detail))
  const names = course.payoffs.map(({ player }) => player)
  if (names.length === 0)
    return wrong(`${part} has no payoffs for which a policy could be chosen`, {
      mend: `write some under dynamics.${part}.payoffs`,
    })
  const unread = vary.find((choice) => !course.choices.has(choice))
  if (unread !== undefined)
    return wrong(`${part} does not depend on ${unread}`, { mend: 'vary a choice that its formulas read' })
  const owners = new Set(vary.map((choice) => model.variables.get(choice)!.player!))
  const player = flags.player ?? (names.length === 1 ? names[0]! : owners.size === 1 ? [...owners][0]! : undefined)
  if (player === undefined)
    return wrong('it is not said whose payoff counts', { expected: `--player, one of ${names.join(', ')}` })
  if (names.includes(player)) return E.right(player)
  const close = nearest(player, names)
  return wrong(`${part} has no payoff of “${player}”`, {
    expected: names.join(', '),
    ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
  })
}
