/** Where a falling function is zero: by halving, knowing nothing of the mechanism. */
export const zeroOf = (falls: (at: number) => number, low: number, high: number): number => {
  let [from, to] = [low, high]
  for (let step = 0; step < 200; step += 1) {
    const middle = (from + to) / 2
    if (falls(middle) > 0) from = middle
    else to = middle
  }
  return from
}
