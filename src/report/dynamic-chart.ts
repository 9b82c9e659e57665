import { thinned, type Path } from '../equilibrium/path.js'
import { endOfPhase } from '../game/motion.js'
import type { DynamicReport } from './dynamic.js'
import type { Chart, Line, Panel } from './plot/chart.js'

/** One panel for each variable, measure and choice of a policy; dashed is what happens without the policy. */
export const chartOfDynamic = ({ run, best, where, seed }: DynamicReport): Chart => {
  const { course, steps } = run
  const x = { label: course.step }
  const lineOf = (name: string, path: Path, look: Line['look']): Line => ({
    name,
    points: thinned(path),
    ...(look === undefined ? {} : { look }),
  })
  const panelOf = (name: string, unit: string | undefined, path: Path, usual: Path | undefined): Panel => ({
    x,
    y: { label: name, ...(unit === undefined || unit === '1' ? {} : { unit }) },
    lines: [
      ...(usual === undefined ? [] : [lineOf('as usual', usual, 'dashed')]),
      lineOf(usual === undefined ? name : 'with the policy', path, 'solid'),
    ],
    marks: [],
  })
  return {
    title: `${course.model.mechanism.name} · ${course.name}`,
    caption: [where, `seed ${seed}`].filter((part) => part !== '').join(' · '),
    panels: [
      ...(best === undefined
        ? []
        : [...course.choices.keys()].map((choice): Panel => {
            const unit = course.model.variables.get(choice)?.unit
            return {
              x,
              y: { label: choice, ...(unit === undefined || unit === '1' ? {} : { unit }) },
              lines: [
                {
                  name: choice,
                  points: stepsOf(best.policy.policy, steps, [...course.choices.keys()].indexOf(choice)),
                },
              ],
              marks: [],
            }
          })),
      ...course.variables.map(({ own, unit }, index) =>
        panelOf(own, unit, run.variables[index]!, best?.usual?.variables[index]),
      ),
      ...course.measures.map(({ name, unit }, index) =>
        panelOf(name, unit, run.measures[index]!, best?.usual?.measures[index]),
      ),
    ],
  }
}

/** A choice over time: level in each phase. */
const stepsOf = (
  policy: readonly Float64Array[],
  steps: number,
  slot: number,
): readonly (readonly [number, number])[] =>
  policy.flatMap((choices, phase) => {
    const from = phase === 0 ? 0 : endOfPhase(phase - 1, policy.length, steps)
    const to = endOfPhase(phase, policy.length, steps)
    return [[from, choices[slot]!] as const, [to, choices[slot]!] as const]
  })
