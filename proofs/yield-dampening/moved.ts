import { bestPolicy } from '../../src/equilibrium/policy.js'
import { destinyOf, type Destiny } from '../../src/equilibrium/destiny.js'
import { runCourse, type Run } from '../../src/equilibrium/run.js'
import { dynamicOf } from '../../src/game/dynamic.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { pointOf, taken } from '../suite/best-reply.js'
import type { Measuring } from '../suite/measured.js'

const pinnedIn = (mechanism: Mechanism, { preset, parameters }: Measuring) =>
  new Map([...(preset === undefined ? [] : mechanism.presets.get(preset)!.values), ...pointOf(parameters)])

/** A dynamic run from its start, with choices as set. */
export const moved = (
  mechanism: Mechanism,
  dynamic: string,
  setting: Measuring & { readonly steps?: number } = {},
): { readonly run: Run; readonly destiny: Destiny; readonly last: (name: string) => number } => {
  const pinned = pinnedIn(mechanism, setting)
  const course = taken(dynamicOf(taken(writeOut(mechanism)), dynamic, pinned, pointOf(setting.set)))
  const run = taken(runCourse(course, { steps: setting.steps ?? course.steps, policy: [new Float64Array(0)] }))
  const last = (name: string): number => run.variables[course.variables.findIndex(({ own }) => own === name)]!.last
  return { run, destiny: destinyOf(run), last }
}

/** What the best policy that was found brings its player. */
export const bestOf = (
  mechanism: Mechanism,
  dynamic: string,
  setting: Measuring & { readonly choice: string; readonly phases: number; readonly steps: number },
): number => {
  const { choice, phases, steps } = setting
  const course = taken(
    dynamicOf(taken(writeOut(mechanism)), dynamic, pinnedIn(mechanism, setting), new Map(), [choice]),
  )
  return taken(bestPolicy(course, { player: 'attacker', phases, steps, runs: 20_000, seed: 'hurwicz' })).payoff
}
