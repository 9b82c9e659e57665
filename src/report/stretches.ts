import { showRational } from '../arithmetic/rational.js'
import type { Point } from '../formula/domain.js'
import { endOfPhase } from '../game/motion.js'

/** Phases with the same choices, joined. */
export const stretchesOf = (
  phases: readonly Point[],
  steps: number,
): readonly { readonly from: number; readonly to: number; readonly choices: Point }[] => {
  const stretches: { from: number; to: number; choices: Point }[] = []
  phases.forEach((choices, phase) => {
    const to = endOfPhase(phase, phases.length, steps)
    const before = stretches.at(-1)
    if (before && textOf(before.choices) === textOf(choices)) before.to = to
    else stretches.push({ from: before?.to ?? 0, to, choices })
  })
  return stretches
}

const textOf = (choices: Point): string =>
  [...choices].map(([name, value]) => `${name} ${typeof value === 'string' ? value : showRational(value)}`).join()
