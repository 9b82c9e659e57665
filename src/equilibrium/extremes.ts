/** The least and the greatest of some values; a loop, since a path may be too long to be spread into arguments. */
export const extremesOf = (values: Float64Array): readonly [least: number, most: number] => {
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return [least, most]
}

/** From the least of some values to the greatest. */
export const spreadOf = (values: Float64Array): number => {
  const [least, most] = extremesOf(values)
  return most - least
}
