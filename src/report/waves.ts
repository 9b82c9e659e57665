import type { RestPoint } from '../equilibrium/rest-point.js'
import type { Waves } from '../equilibrium/waves.js'
import { showNumber } from './number.js'

/** So many steps, in words: `1 year`, `2.5 epochs`. */
export const stepsText = (count: number, step: string): string => {
  const number = showNumber(count)
  return `${number} ${number === '1' ? step : plural(step)}`
}

const plural = (word: string): string =>
  /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : /(s|x|sh|[^o]ch)$/i.test(word) ? `${word}es` : `${word}s`

/** Where a path goes, in a few words, and more about how. */
export interface WavesText {
  readonly verdict: string
  readonly detail: string
}

/** @param showLimit how a value is shown at which it stands still. */
export const wavesText = (waves: Waves, unit: string, step: string, showLimit = showNumber): WavesText => {
  const { kind, limit, settled, factor, period, amplitude, isExact, drift } = waves
  const amount = (value: number, show: (value: number) => string = showNumber): string => `${show(value)}${unit}`
  const last = settled === undefined ? `, ±${amount(amplitude?.last ?? 0)} last` : ''
  const swings =
    amplitude === undefined
      ? []
      : [`${period === undefined ? 'waves of ' : ''}±${amount(amplitude.largest)} at most${last}`]
  const inWaves =
    period === undefined
      ? []
      : [
          `waves of ${stepsText(round(period), step)}${factor === undefined ? '' : `, each ${share(factor ** period)} of the one before`}`,
        ]
  switch (kind) {
    case 'converges': {
      if (settled === 0 && amplitude === undefined)
        return { verdict: `does not move from ${amount(limit!, showLimit)}`, detail: '' }
      const isThere = settled === undefined ? '' : `, there from ${step} ${showNumber(settled)} on`
      const halving =
        factor === undefined || factor < 1e-6
          ? []
          : [`deviations halve in ${stepsText(round(Math.log(0.5) / Math.log(factor)), step)}`]
      return {
        verdict: `converges to ${amount(limit!, settled === undefined ? showNumber : showLimit)}${isThere}`,
        detail: [...inWaves, ...swings, ...halving].join('; '),
      }
    }
    case 'cycles':
      return {
        verdict: `cycles, every ${stepsText(round(period!), step)}`,
        detail: [
          ...swings,
          isExact
            ? 'for ever: it stands exactly where it stood one cycle before'
            : 'as near as can be seen; the waves neither die out nor grow',
        ].join('; '),
      }
    case 'diverges': {
      const growth =
        factor === undefined || period !== undefined ? [] : [`grows by the factor ${share(factor)} each ${step}`]
      const change = factor === undefined && drift !== undefined ? [`by ${amount(drift)} in the last ${step}`] : []
      return { verdict: 'diverges', detail: [...inWaves, ...swings, ...growth, ...change].join('; ') }
    }
    case 'moving':
      return {
        verdict: 'still moves',
        detail: [
          ...swings,
          ...(drift === undefined || amplitude !== undefined ? [] : [`by ${amount(drift)} each ${step} of late`]),
        ].join('; '),
      }
  }
}

/** A factor, with the digits that tell it from 1. */
const share = (factor: number): string =>
  factor > 0.99 && factor < 1.01 ? String(Number(factor.toPrecision(8))) : showNumber(factor)

/** What is whole but for rounding, whole. */
const round = (value: number): number =>
  Math.abs(value - Math.round(value)) < 1e-6 * Math.abs(value) ? Math.round(value) : value

/** What small deviations from a rest point do, in a sentence. */
export const restText = ({ eigenvalues }: RestPoint, step: string): string => {
  const leading = eigenvalues?.[0]
  if (leading === undefined)
    return 'the formulas have a kink there, so that no linear law tells what small deviations do'
  const size = Math.hypot(leading.re, leading.im)
  const fate = Math.abs(size - 1) < 1e-9 ? 'neither die out nor grow' : size < 1 ? 'die out' : 'grow'
  const isAlternating = leading.im === 0 && leading.re < 0
  const sign = isAlternating ? '−' : ''
  const waves =
    leading.im === 0
      ? isAlternating
        ? ', changing sides each time'
        : ''
      : `, in waves of ${stepsText(round((2 * Math.PI) / Math.abs(Math.atan2(leading.im, leading.re))), step)}`
  return `by the linear law there, small deviations are multiplied by ${sign}${share(size)} each ${step}${waves}: they ${fate}`
}
