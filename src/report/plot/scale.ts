import type { Axis, Panel } from './chart.js'

/** Where a value stands along an axis. */
export interface Scale {
  readonly axis: Axis
  readonly low: number
  readonly high: number
  /** From 0 at `low` to 1 at `high`. */
  readonly at: (value: number) => number
}

type Side = 'x' | 'y'

// Beyond these, differences of doubles are no longer numbers; a date ends where dates of ECMAScript end.
const farthest = 1e100
const farthestDate = 8.64e15
const day = 86_400_000

/** Whether a value can be shown on an axis of a kind. */
export const isDrawable = (value: number, kind: Axis['kind']): boolean =>
  Math.abs(value) <= (kind === 'date' ? farthestDate : farthest) && (kind !== 'log' || value > 1 / farthest)

/** The scale of a side of a panel: from its axis where that says it, else wide enough for all that is drawn. */
export const scaleOf = (panel: Panel, side: Side): Scale => {
  const axis = panel[side]
  const { kind = 'linear' } = axis
  let least = Infinity
  let most = -Infinity
  const take = (value: number): void => {
    if (!isDrawable(value, kind)) return
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  for (const { points } of panel.lines)
    for (const [x, y] of points)
      if (isDrawable(x, panel.x.kind) && isDrawable(y, panel.y.kind)) take(side === 'x' ? x : y)
  for (const mark of panel.marks) take(mark[side])
  for (const { along, at } of panel.rules ?? []) if (along === side) take(at)
  const [low, high] = limits(axis, kind, side, widened(least, most, kind))
  const ruler = kind === 'log' ? Math.log10 : (value: number) => value
  const from = ruler(low)
  const range = ruler(high) - from
  return { axis, low, high, at: (value) => (ruler(value) - from) / range }
}

/** A range that is no point: of one value, or of none, as much around it as makes it a range. */
const widened = (
  least: number,
  most: number,
  kind: NonNullable<Axis['kind']>,
): readonly [low: number, high: number] => {
  if (least > most) return kind === 'log' ? [1, 10] : kind === 'date' ? [0, day] : [0, 1]
  const size = Math.max(Math.abs(least), Math.abs(most))
  switch (kind) {
    case 'log':
      return most / least > 1 + 1e-9 ? [least, most] : [least / 3, most * 3]
    case 'date':
      return most - least >= 1000
        ? [least, most]
        : [Math.max(-farthestDate, least - day), Math.min(farthestDate, most + day)]
    case 'linear':
    case 'percent':
      if (most - least > size * 1e-9 && size > 1 / farthest) return [least, most]
      if (size <= 1 / farthest) return [-1, 1]
      return [least - size / 2, most + size / 2]
  }
}

/** How much of the range is left free above and below what is drawn. */
const margin = 0.06

const limits = (
  { from, to }: Axis,
  kind: NonNullable<Axis['kind']>,
  side: Side,
  [least, most]: readonly [number, number],
): readonly [low: number, high: number] => {
  const fixed = {
    ...(from !== undefined && isDrawable(from, kind) ? { low: from } : {}),
    ...(to !== undefined && isDrawable(to, kind) ? { high: to } : {}),
  }
  const free = padded(kind, side, least, most)
  const [low, high] = [fixed.low ?? free[0], fixed.high ?? free[1]]
  // What the axis says may lie beyond all that is drawn, or say nothing that can be drawn.
  if (fixed.low === undefined && fixed.high === undefined) return [low, high]
  return low < high ? widened(low, high, kind) : widened(Math.min(low, high), Math.max(low, high), kind)
}

const padded = (
  kind: NonNullable<Axis['kind']>,
  side: Side,
  least: number,
  most: number,
): readonly [low: number, high: number] => {
  if (side === 'x' || kind === 'date') return [least, most]
  if (kind === 'log') {
    const factor = (most / least) ** margin
    return [least / factor, most * factor]
  }
  const room = (most - least) * margin
  // A quantity that is nowhere negative is shown from nought, unless that would press it flat.
  const low = least >= 0 && least < most / 2 ? 0 : least - room
  return [low, most <= 0 && most > least / 2 ? 0 : most + room]
}
