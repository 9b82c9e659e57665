import { axisLabel } from './axis-label.js'
import type { Scale } from './scale.js'

/** Where an axis is marked, how the marks are worded, and what stands beside it; of dates, only what stands beside. */
export interface Ticks {
  readonly values: readonly number[]
  readonly words: readonly string[]
  readonly label: string
}

/** About so many marks along an axis, at round values. */
export const ticksOf = (scale: Scale, count: number): Ticks => {
  const { axis } = scale
  const { kind = 'linear' } = axis
  const values = kind === 'log' ? logarithmic(scale, count) : even(scale, count)
  switch (kind) {
    case 'percent': {
      const hundredths = values.map((value) => value * 100)
      return { values, words: worded(hundredths, '%'), label: axisLabel(axis) }
    }
    case 'log':
      return { values, words: values.map(compact), label: axisLabel(axis) }
    case 'date':
      return { values: [], words: [], label: axisLabel(axis) }
    case 'linear': {
      const size = Math.max(0, ...values.map(Math.abs))
      const power = powers.find(({ value }) => size >= value && size < most)
      if (power === undefined || axis.unit === undefined || axis.unit === '1')
        return { values, words: worded(values, '', power), label: axisLabel(axis) }
      const divided = values.map((value) => value / power.value)
      return { values, words: worded(divided), label: axisLabel(axis, power.word) }
    }
  }
}

const most = 1e15
const powers = [
  { value: 1e12, word: 'trillion', letter: 'T' },
  { value: 1e9, word: 'billion', letter: 'B' },
  { value: 1e6, word: 'million', letter: 'M' },
] as const

// An axis from 1 to millions is marked at nought, too: what is less than a pixel beyond its end.
const slack = 1e-3

const even = ({ low, high }: Scale, count: number): readonly number[] => {
  const rough = (high - low) / count
  const exponent = Math.floor(Math.log10(rough))
  const lead = rough / 10 ** exponent
  const round = lead > 7.07 ? 10 : lead > 3.16 ? 5 : lead > 1.41 ? 2 : 1
  // A negative power of ten is no double, its inverse is: 3 / 10, not 3 * 0.1.
  const of = (index: number): number =>
    exponent < 0 ? (index * round) / 10 ** -exponent : index * round * 10 ** exponent
  const step = of(1)
  const first = Math.ceil(low / step - slack)
  const last = Math.floor(high / step + slack)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => of(first + index) + 0)
}

const logarithmic = (scale: Scale, count: number): readonly number[] => {
  const from = Math.ceil(Math.log10(scale.low) - 1e-9)
  const to = Math.floor(Math.log10(scale.high) + 1e-9)
  const decades = to - from + 1
  const power = (exponent: number): number => (exponent < 0 ? 1 / 10 ** -exponent : 10 ** exponent)
  if (decades >= 3) {
    const stride = Math.ceil(decades / count)
    return Array.from({ length: Math.ceil(decades / stride) }, (_, index) => power(from + index * stride))
  }
  const within = Array.from({ length: decades + 2 }, (_, index) => power(from - 1 + index))
    .flatMap((ten) => [ten, 2 * ten, 5 * ten])
    .filter((value) => value >= scale.low * (1 - 1e-9) && value <= scale.high * (1 + 1e-9))
  return within.length >= 3 ? within : even(scale, count)
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
const signed = (text: string): string => (/^-[0.,]*$/.test(text) ? text.slice(1) : text).replace('-', '−')

/** In powers of ten where it is very large or small. */
const scientific = (value: number): string =>
  value === 0 ? '0' : signed(Number(value.toPrecision(6)).toExponential().replace('e+', 'e'))

/** All with as many places as tell them apart. */
const worded = (
  values: readonly number[],
  suffix = '',
  power?: { readonly value: number; readonly letter: string },
): readonly string[] => {
  const size = Math.max(0, ...values.map(Math.abs))
  if (size >= most || (size > 0 && size < 1e-4)) return values.map((value) => `${scientific(value)}${suffix}`)
  const divided = values.map((value) => value / (power?.value ?? 1))
  const places = Math.max(...divided.map(placesOf), 0)
  return divided.map((value) => {
    if (value === 0) return `0${suffix}`
    const [whole = '', part] = value.toFixed(places).split('.')
    const text = signed(part === undefined ? grouped(whole) : `${grouped(whole)}.${part}`)
    return `${text}${power?.letter ?? ''}${suffix}`
  })
}

const placesOf = (value: number): number => {
  const exponent = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Math.abs(Number(value.toPrecision(12))).toExponential())
  return exponent === null ? 0 : Math.max(0, (exponent[2]?.length ?? 0) - Number(exponent[3]))
}

const compact = (value: number): string => {
  if (value >= most || value < 1e-4) return scientific(value)
  const power = powers.find((of) => value >= of.value)
  const text = String(Number((value / (power?.value ?? 1)).toPrecision(12)))
  const [whole = '', part] = text.split('.')
  return `${grouped(whole)}${part === undefined ? '' : `.${part}`}${power?.letter ?? ''}`
}
