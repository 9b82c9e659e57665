import * as Q from '../arithmetic/rational.js'
import { thinned, type Path } from '../equilibrium/path.js'
import type { Run } from '../equilibrium/run.js'
import type { Waves } from '../equilibrium/waves.js'
import type { Point, Value } from '../formula/domain.js'
import type { DynamicReport } from './dynamic.js'
import { stretchesOf } from './stretches.js'

const number = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null)
const bare = (value: Value): number | string => (typeof value === 'string' ? value : Q.toNumber(value))
const pointDocument = (point: Point): object =>
  Object.fromEntries([...point].map(([name, value]) => [name, bare(value)]))

/** The document that `solve --format json` prints of a dynamic. */
export const dynamicDocument = ({ tool, seed, run, destiny, best }: DynamicReport): object => {
  const { course, steps, ending, recurrence } = run
  return {
    tool,
    seed,
    game: { mechanism: course.model.mechanism.name, parameters: pointDocument(course.nature) },
    dynamic: course.name,
    step: course.step,
    steps,
    arithmetic: course.arithmetic,
    ending: endingDocument(run),
    variables: Object.fromEntries(
      course.variables.map(({ own, name, unit }, index) => {
        const exact = run.last.get(name)
        return [
          own,
          {
            ...seriesDocument(run.variables[index]!, unit, destiny.variables[index]!),
            ...(course.arithmetic === 'exact' && exact !== undefined && typeof exact !== 'string'
              ? { end: { exact: Q.showRational(exact), approximate: Q.toNumber(exact) } }
              : {}),
          },
        ]
      }),
    ),
    measures: Object.fromEntries(
      course.measures.map(({ name, unit }, index) => [
        name,
        seriesDocument(run.measures[index]!, unit, destiny.measures[index]!),
      ]),
    ),
    ...(recurrence === undefined || ending.kind !== 'ran' ? {} : { recurrence }),
    ...(destiny.rest === undefined
      ? {}
      : { rest: { at: Object.fromEntries(destiny.rest.at), eigenvalues: destiny.rest.eigenvalues ?? null } }),
    payoffs: Object.fromEntries([...run.payoffs].map(([player, payoff]) => [player, number(payoff)])),
    ...(best === undefined
      ? {}
      : {
          policy: {
            player: best.policy.player,
            phases: stretchesOf(best.policy.phases, steps).map(({ from, to, choices }) => ({
              ...{ from, to, choices: pointDocument(choices) },
            })),
            payoff: number(best.policy.payoff),
            usual: number(best.policy.usual),
            constant: {
              choices: pointDocument(best.policy.constant.choices),
              payoff: number(best.policy.constant.payoff),
            },
            ...(best.policy.byGrid === undefined ? {} : { byGrid: number(best.policy.byGrid) }),
            runs: best.policy.runs,
            complete: false,
          },
        }),
  }
}

const endingDocument = ({ ending, course }: Run): object =>
  ending.kind === 'ran'
    ? { kind: 'ran', step: ending.step }
    : {
        kind: 'left',
        step: ending.step,
        variable: course.variables[ending.variable]!.own,
        value: number(ending.value),
      }

const seriesDocument = (path: Path, unit: string | undefined, waves: Waves): object => ({
  ...(unit === undefined ? {} : { unit }),
  ...{ start: number(path.first), end: number(path.last), least: number(path.least), most: number(path.most) },
  goes: Object.fromEntries(
    Object.entries(waves).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'number' ? number(value) : value,
    ]),
  ),
  path: thinned(path).map(([step, value]) => [step, number(value)]),
})
