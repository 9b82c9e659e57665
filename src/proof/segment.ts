import { enclosing } from '../arithmetic/interval.js'
import * as Q from '../arithmetic/rational.js'

const half = Q.rational(1n, 2n)

/**
 * An interval of one variable, with its exact bounds, doubles that enclose it, and its halves once asked for.
 *
 * Boxes share segments: what is cut at exact middles, as certificates are, has few different bounds.
 */
export class Segment {
  readonly low: Q.Rational
  readonly high: Q.Rational
  readonly lowest: number
  readonly highest: number
  #halves: readonly [Segment, Segment] | undefined

  constructor(low: Q.Rational, high: Q.Rational) {
    this.low = low
    this.high = high
    this.lowest = enclosing(low).low
    this.highest = enclosing(high).high
  }

  get width(): number {
    return this.highest - this.lowest
  }

  get isPoint(): boolean {
    return Q.equals(this.low, this.high)
  }

  get halves(): readonly [Segment, Segment] {
    const middle = Q.multiply(Q.add(this.low, this.high), half)
    this.#halves ??= [new Segment(this.low, middle), new Segment(middle, this.high)]
    return this.#halves
  }
}
