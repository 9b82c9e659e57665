import { thinned, type Path } from '../equilibrium/path.js'
import type { Run } from '../equilibrium/run.js'
import type { Waves } from '../equilibrium/waves.js'
import { exactFigure } from '../verdict/figure.js'
import type { DynamicReport } from './dynamic.js'
import { jsonNumber, jsonPoint } from './json.js'
import { solveHead } from './solve-head.js'
import { stretchesOf } from './stretches.js'

/** The document that `solve --format json` prints of a dynamic. */
export const dynamicDocument = ({ tool, seed, run, destiny, best }: DynamicReport): object => {
  const { course, steps, ending, recurrence } = run
  return {
    ...solveHead({ tool, seed }, course.model, course.nature, { dynamic: course.name }),
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
              ? { end: exactFigure(exact) }
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
    payoffs: Object.fromEntries([...run.payoffs].map(([player, payoff]) => [player, jsonNumber(payoff)])),
    ...(best === undefined
      ? {}
      : {
          policy: {
            player: best.policy.player,
            phases: stretchesOf(best.policy.phases, steps).map(({ from, to, choices }) => ({
              ...{ from, to, choices: jsonPoint(choices) },
            })),
            payoff: jsonNumber(best.policy.payoff),
            usual: jsonNumber(best.policy.usual),
            constant: {
              choices: jsonPoint(best.policy.constant.choices),
              payoff: jsonNumber(best.policy.constant.payoff),
            },
            ...(best.policy.byGrid === undefined ? {} : { byGrid: jsonNumber(best.policy.byGrid) }),
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
        value: jsonNumber(ending.value),
      }

const seriesDocument = (path: Path, unit: string | undefined, waves: Waves): object => ({
  ...(unit === undefined ? {} : { unit }),
  ...{
    start: jsonNumber(path.first),
    end: jsonNumber(path.last),
    least: jsonNumber(path.least),
    most: jsonNumber(path.most),
  },
  goes: Object.fromEntries(
    Object.entries(waves).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'number' ? jsonNumber(value) : value,
    ]),
  ),
  path: thinned(path).map(([step, value]) => [step, jsonNumber(value)]),
})
