import type { Axis } from './chart.js'

/**
 * What stands beside an axis: its label and in what it is measured.
 *
 * @param power the word for what its numbers were divided by: `million`
 * @example axisLabel({ label: 'stake', unit: 'ETH' }, 'million') // "stake (million ETH)"
 */
export const axisLabel = ({ label, unit, kind }: Axis, power?: string): string => {
  if (unit === undefined || unit === '1' || kind === 'date') return label
  // Of a percentage per year, the per cent stand beside its numbers.
  const per = kind === 'percent' ? /^1\/(.+)$/.exec(unit)?.[1] : undefined
  const measured = per === undefined ? unit : `per ${per}`
  return `${label} (${power === undefined ? '' : `${power} `}${measured})`
}
