import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import seedrandom from 'seedrandom'

/** A stream of random numbers that its seed's text determines: the same text, the same stream, everywhere. */
export interface RandomStream {
  readonly seed: string
  /** Evenly on [0, 1), with 53 random bits. */
  readonly next: () => number
  /** Evenly on the integers 0 … n − 1; zero where n is at most one. */
  readonly integer: (n: number) => number
  /** Normally distributed, with mean 0 and deviation 1. */
  readonly normal: () => number
  /** Another stream, of this one's seed and a name; it does not matter how far this one has been read. */
  readonly split: (name: string) => RandomStream
}

/**
 * The stream of a named seed, such as `42/fee-rebate/no-wash`.
 *
 * seedrandom turns the text into the 128 bits of state with which pure-rand's xoroshiro128+ starts, because hashing a text
 * is slow and good, and xoroshiro is fast and good.
 *
 * @example randomStream('42').next() === randomStream('42').next() // true
 */
export const randomStream = (seed: string): RandomStream => {
  const named = seedrandom(seed)
  // The last word is made odd, since the state of all zeros is the one that never leaves itself.
  const generator = xoroshiro128plusFromState([named.int32(), named.int32(), named.int32(), named.int32() | 1])
  const next = (): number => {
    const high = generator.next() >>> 5
    const low = generator.next() >>> 6
    return (high * 0x4000000 + low) / 0x20000000000000
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    seed,
    next,
    integer: (n) => (n <= 1 ? 0 : Math.floor(next() * n)),
    normal,
    split: (name) => randomStream(`${seed}/${name}`),
  }
}
