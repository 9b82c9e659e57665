import * as E from 'fp-ts/lib/Either.js'
import { enclosing, type Interval } from '../arithmetic/interval.js'
import * as Q from '../arithmetic/rational.js'
import { exact } from '../formula/reading/exact.js'
import { compileIntervalGradient } from '../formula/reading/interval-gradient.js'
import type { Tree } from '../formula/tree.js'

/** Where a formula of one variable may be zero, and what is known of it there. */
export interface Place {
  readonly within: Interval
  /**
   * `zero`: exactly one zero, proved. `zeros`: at least one, proved, all of them as near to each other as `within` is wide.
   * `stretch`: zero all along some part of it, proved, or exactly so at every place that was tried. `doubt`: neither that
   * there is a zero nor that there is none is proved.
   */
  readonly kind: 'zero' | 'zeros' | 'stretch' | 'doubt'
  /** A zero that is known exactly. */
  readonly exact?: Q.Rational
  /** What the formula's values there exceed by rounding alone: as wide as the narrowest enclosure at one point there or just beside. */
  readonly noise: number
}

export interface Zeros {
  /** In ascending order and apart from each other: everywhere else the formula is not zero, which is proved. */
  readonly places: readonly Place[]
  /** Where the formula has no value. */
  readonly voids: readonly Interval[]
  /** The formula's sign at the two ends of the domain; undefined where it has none or rounding hides it. */
  readonly ends: readonly [low: Sign | undefined, high: Sign | undefined]
  readonly pieces: number
}

const mostPieces = 8000
const mostHalvings = 120
/** Ratios of low and high above which a cut is made in the middle of magnitudes. */
const wide = 8
/** Relative widths below which a zero is blurred by rounding, and no stretch. */
const blurred = 1e-3
/** Values of at most so many widths of their own enclosure are no different from zero as far as doubles tell. */
const faint = 64
/** Just beside a place, in parts of it. */
export const beside = 1e-14
/** Bits of a numerator or denominator. */
const longest = 64

export type Sign = -1 | 0 | 1

/** What is left of a piece that could not be decided. */
interface Rest {
  readonly within: Interval
  readonly kind: Place['kind']
  readonly exact?: Q.Rational
}

/**
 * Every zero of a formula of one variable between two rationals: rigorous.
 *
 * The domain is cut until on each piece the formula's enclosure excludes zero, or its slope has one sign, so that the signs
 * at the ends tell whether there is a zero, and then there is exactly one. Slopes are the whole line where there may be a
 * jump, so no jump passes for a zero. What cannot be decided so (zeros that touch, jumps, stretches) is told as such.
 */
export const zerosOf = (tree: Tree, name: string, from: Q.Rational, to: Q.Rational): Zeros => {
  const domain = { low: enclosing(from).low, high: enclosing(to).high }
  const signs = signsOf(tree, name, domain, from, to)
  const { look, out, signAt } = signs
  const rests: Rest[] = []
  const voids: Interval[] = []
  let open: Interval[] = [domain]
  let pieces = 0

  const decide = (piece: Interval, next: Interval[]): void => {
    const isDefined = look(piece.low, piece.high)
    const { low, high, least, greatest } = { ...out }
    if (Number.isNaN(low)) {
      voids.push(piece)
      return
    }
    if (low > 0 || high < 0) return
    if (isDefined && low === 0 && high === 0) {
      rests.push({ within: piece, kind: 'stretch' })
      return
    }
    const atLow = signAt(piece.low)
    const atHigh = signAt(piece.high)
    if (isDefined && (least > 0 || greatest < 0)) {
      const end = atLow === 0 ? piece.low : atHigh === 0 ? piece.high : undefined
      if (end !== undefined) {
        const zero = signs.rationalAt(end)
        rests.push({ within: enclosing(zero), kind: 'zero', exact: zero })
        return
      }
      if (atLow !== undefined && atHigh !== undefined) {
        if (atLow !== atHigh) rests.push({ within: halved(piece, atLow, signAt), kind: 'zero' })
        return
      }
    }
    if (signs.excludesByMeanValue(piece, least, greatest)) return
    const cuts = cutsOf(piece)
    const cut = cuts.find((place) => signAt(place) !== undefined) ?? cuts[0]
    const isFutile = atLow === undefined && atHigh === undefined && cuts.every((place) => signAt(place) === undefined)
    if (cut === undefined || (isFutile && isDefined)) rests.push({ within: piece, kind: 'doubt' })
    else next.push({ low: piece.low, high: cut }, { low: cut, high: piece.high })
  }

  // The widest first, so that a budget that runs out leaves pieces of much the same width.
  while (open.length > 0) {
    const next: Interval[] = []
    for (const piece of open) {
      if (pieces >= mostPieces) rests.push({ within: piece, kind: 'doubt' })
      else decide(piece, next)
      pieces += 1
    }
    open = next
  }
  const touch = (a: Rest, b: Rest): boolean => b.within.low <= a.within.high
  const blur = (a: Rest, b: Rest): boolean =>
    a.kind !== 'zero' && b.kind !== 'zero' && signs.isFaint(a.within.high / 2 + b.within.low / 2)
  const places = joined(joined(rests, touch), blur).map(signs.describe)
  const voided = voids.map((within): Rest => ({ within, kind: 'doubt' }))
  const ends = [signAt(domain.low), signAt(domain.high)] as const
  return { places, voids: joined(voided, touch).map(({ within }) => within), ends, pieces }
}

const signsOf = (tree: Tree, name: string, domain: Interval, from: Q.Rational, to: Q.Rational) => {
  const read = compileIntervalGradient(tree, { slots: new Map([[name, 0]]), options: new Map() }, [name])
  const boxLow = new Float64Array(1)
  const boxHigh = new Float64Array(1)
  const outLow = new Float64Array(2)
  const outHigh = new Float64Array(2)
  /** The value's bounds, and the slope's. */
  const out = { low: 0, high: 0, least: 0, greatest: 0 }
  const look = (low: number, high: number): boolean => {
    boxLow[0] = low
    boxHigh[0] = high
    const isDefined = read(boxLow, boxHigh, outLow, outHigh)
    out.low = outLow[0]!
    out.high = outHigh[0]!
    out.least = outLow[1]!
    out.greatest = outHigh[1]!
    return isDefined
  }
  /** Of the ends of the domain as it was given: the nearest doubles may lie outside of it. */
  const rationalAt = (value: number): Q.Rational =>
    value === domain.low ? from : value === domain.high ? to : Q.fromNumber(value)
  const exactAt = (value: Q.Rational): Q.Rational | undefined => {
    const found = exact(tree, new Map([[name, value]]))
    return E.isRight(found) ? found.right : undefined
  }
  const known = new Map<number, Sign | undefined>()
  const signAt = (value: number): Sign | undefined => {
    if (known.has(value)) return known.get(value)
    const sign = findSign(value)
    known.set(value, sign)
    return sign
  }
  const isInside = new Map([domain.low, domain.high].map((end) => [end, Q.equals(Q.fromNumber(end), rationalAt(end))]))
  const findSign = (value: number): Sign | undefined => {
    const isDouble = isInside.get(value)
    if (isDouble !== false) {
      if (!look(value, value)) return undefined
      if (out.low > 0) return 1
      if (out.high < 0) return -1
      if (out.low === 0 && out.high === 0) return 0
    }
    // Exact values cost too much to be asked for everywhere.
    const found = isDouble === undefined ? undefined : exactAt(rationalAt(value))
    return found === undefined ? undefined : Q.sign(found)
  }

  /** Whether the formula is nowhere zero in a piece, since it is far from zero in the middle for how far it can move. */
  const excludesByMeanValue = ({ low, high }: Interval, least: number, greatest: number): boolean => {
    const middle = low / 2 + high / 2
    if (!Number.isFinite(least) || !Number.isFinite(greatest) || !look(middle, middle)) return false
    const furthest = Math.max(middle - low, high - middle)
    // A little more than that, for these products round.
    const reach = Math.max(Math.abs(least), Math.abs(greatest)) * furthest * (1 + 1e-12) + Number.MIN_VALUE
    return out.low > reach || out.high < -reach
  }

  const describe = ({ within, kind, exact: isExact }: Rest): Place => {
    const noise = noiseOf(within)
    if (kind === 'stretch') return { within, kind, noise }
    if (isZeroAllAlong(within)) return { within, kind: 'stretch', noise }
    const zero = isExact ?? simplestZero(within)
    if (zero !== undefined) return { within, kind: kind === 'zero' ? 'zero' : 'zeros', exact: zero, noise }
    if (kind === 'doubt' && crossesContinuously(within)) return { within, kind: 'zeros', noise }
    return { within, kind, noise }
  }
  const noiseOf = ({ low, high }: Interval): number => {
    const margin = beside * Math.max(Math.abs(low), Math.abs(high))
    const widthAt = (at: number): number => {
      look(at, at)
      return out.high - out.low
    }
    const width = widthAt(low / 2 + high / 2)
    if (!Number.isFinite(width)) return width
    // At a jump itself the enclosure holds both sides of it.
    const around = [low - margin, high + margin].map(widthAt)
    return Math.min(width, ...around.filter((other) => !Number.isNaN(other)))
  }
  /** The simplest rational within, if the formula is zero there and its digits are few: long ones cost too much. */
  const simplestZero = ({ low, high }: Interval): Q.Rational | undefined => {
    const least = Q.max(from, Q.fromNumber(low))
    const most = Q.min(to, Q.fromNumber(high))
    if (Q.compare(least, most) > 0) return undefined
    const simplest = Q.simplestBetween(least, most)
    if (Q.bitLength(simplest.denominator) > longest || Q.bitLength(simplest.numerator) > longest) return undefined
    const value = exactAt(simplest)
    return value !== undefined && Q.sign(value) === 0 ? simplest : undefined
  }
  /** Whether it is zero at simple places all over, so that rounding alone hides that it is so everywhere. */
  const isZeroAllAlong = ({ low, high }: Interval): boolean =>
    high - low > blurred * Math.max(Math.abs(low), Math.abs(high)) &&
    [0, 0.2, 0.4, 0.6, 0.8].every((share) => {
      const part = low * (1 - share) + high * share
      return simplestZero({ low: part + 0.05 * (high - low), high: part + 0.15 * (high - low) }) !== undefined
    })
  /** Whether a value is so near to zero that rounding accounts for it. */
  const isFaint = (value: number): boolean => {
    look(value, value)
    return Math.max(Math.abs(out.low), Math.abs(out.high)) <= faint * (out.high - out.low)
  }
  /** Finite slopes exclude jumps; so a change of sign has a zero within. */
  const crossesContinuously = ({ low, high }: Interval): boolean => {
    const atLow = signAt(low)
    const atHigh = signAt(high)
    if (atLow === undefined || atHigh === undefined || atLow * atHigh !== -1) return false
    return look(low, high) && Number.isFinite(out.least) && Number.isFinite(out.greatest)
  }
  return { look, out, signAt, rationalAt, excludesByMeanValue, describe, isFaint }
}

/** Where a piece may be cut: in its middle, or a little beside it; none where there is no double between its ends. */
const cutsOf = ({ low, high }: Interval): readonly number[] => {
  const isWide = (low > 0 && high / low > wide) || (high < 0 && low / high > wide)
  const at = (share: number): number =>
    isWide ? Math.sign(low) * Math.abs(low) ** (1 - share) * Math.abs(high) ** share : low * (1 - share) + high * share
  return [0.5, 0.45, 0.6, 0.25, 0.8].map(at).filter((place) => low < place && place < high)
}

/** Narrows a piece with one zero down, as far as signs can be told. */
const halved = (piece: Interval, atLow: Sign, signAt: (value: number) => Sign | undefined): Interval => {
  let { low, high } = piece
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    // Rounding may hide the sign in the middle long before the zero is narrowed down.
    const middle = cutsOf({ low, high }).find((cut) => signAt(cut) !== undefined)
    if (middle === undefined) break
    const sign = signAt(middle)!
    if (sign === 0) return { low: middle, high: middle }
    if (sign === atLow) low = middle
    else high = middle
  }
  return { low, high }
}

/** In ascending order, with those that belong together as one, of which the least is said. */
const joined = (rests: readonly Rest[], belong: (a: Rest, b: Rest) => boolean): readonly Rest[] => {
  const sorted = rests.toSorted((a, b) => a.within.low - b.within.low || a.within.high - b.within.high)
  const result: Rest[] = []
  for (const rest of sorted) {
    const last = result.at(-1)
    if (last === undefined || !belong(last, rest)) result.push(rest)
    else result[result.length - 1] = joinTwo(last, rest)
  }
  return result
}

const joinTwo = (a: Rest, b: Rest): Rest => {
  const within = { low: a.within.low, high: Math.max(a.within.high, b.within.high) }
  const isPoint = within.low === within.high
  const zero = a.exact ?? b.exact
  const kinds = new Set([a.kind, b.kind])
  const kind = kinds.has('stretch')
    ? 'stretch'
    : kinds.size === 1 && isPoint
      ? a.kind
      : kinds.has('zero') || kinds.has('zeros')
        ? 'zeros'
        : 'doubt'
  return zero === undefined ? { within, kind } : { within, kind, exact: zero }
}
