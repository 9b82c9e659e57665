/** A value at which a series turns: higher, or lower, than what is before and after it. */
export interface Turn {
  readonly at: number
  readonly value: number
}

/** The turns of a series, leaving out those that are smaller than `noise`: highs and lows, one after the other. */
export const turnsOf = (values: Float64Array, noise: number): readonly Turn[] => {
  const turns: Turn[] = []
  let low = 0
  let high = 0
  let heading = 0
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at]!
    if (value > values[high]!) high = at
    if (value < values[low]!) low = at
    if (heading >= 0 && values[high]! - value > noise) {
      if (heading > 0) turns.push({ at: high, value: values[high]! })
      heading = -1
      low = at
      high = at
    } else if (heading <= 0 && value - values[low]! > noise) {
      if (heading < 0) turns.push({ at: low, value: values[low]! })
      heading = 1
      low = at
      high = at
    }
  }
  return turns
}

/** How far it is from each turn to the next. */
export const swingsOf = (turns: readonly Turn[]): readonly { readonly at: number; readonly size: number }[] =>
  turns.slice(1).map(({ at, value }, index) => ({ at, size: Math.abs(value - turns[index]!.value) }))
