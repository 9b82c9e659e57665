import { bitLength } from './rational.js'

/** The greatest integer whose `degree`-th power is at most `of`. Newton's method. Both are at least 1. */
export const integerRoot = (of: bigint, degree: bigint): bigint => {
  if (degree === 1n) return of
  const bits = bitLength(of)
  if (degree >= BigInt(bits)) return 1n
  // Newton's steps fall from any start above the root, fast only if it is close: logarithms give eleven digits.
  const cut = Math.max(0, bits - 64)
  const exponent = (Math.log2(Number(of >> BigInt(cut))) + cut) / Number(degree)
  const whole = Math.floor(exponent)
  const mantissa = BigInt(Math.ceil(2 ** (exponent - whole + 40) * (1 + 1e-9)))
  let root = ((mantissa << BigInt(whole)) >> 40n) + 1n
  for (;;) {
    const next = ((degree - 1n) * root + of / root ** (degree - 1n)) / degree
    if (next >= root) return root
    root = next
  }
}

/** The integer whose `degree`-th power is exactly `of`, if there is one. Both are at least 1. */
export const perfectRoot = (of: bigint, degree: bigint): bigint | undefined => {
  const root = integerRoot(of, degree)
  return root === 1n ? (of === 1n ? 1n : undefined) : root ** degree === of ? root : undefined
}
