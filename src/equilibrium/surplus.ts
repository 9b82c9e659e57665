import * as Q from '../arithmetic/rational.js'
import { payoffReading, readingOf, type PopulationGame } from '../game/population.js'

/** What those who join have from it, all together, beyond staying out. */
export interface Surplus {
  readonly total: number
  /** What their types ask, all together; where the payoff is what joining earns minus the type. */
  readonly cost?: number
  /** How far the number is from that of half as many places. */
  readonly error: number
}

const steps = 256
const reach = 3.4
/** Intervals into which jumps and kinks of a quantile function may have it cut. */
const mostPieces = 64
const precise = 1e-10

/**
 * The integral of payoffs over all who join, at a given amount that has joined. Numerical, by the double exponential rule,
 * which quantile functions that are steep at their ends do not hurt; cut in halves where these jump in between.
 * @source H. Takahasi, M. Mori, "Double exponential formulas for numerical integration" (1974)
 */
export const surplusAt = (game: PopulationGame, joined: number): Surplus => {
  const high = Q.toNumber(game.high)
  const payoff = payoffReading(game)
  const typeAt = readingOf(game.quantile, `${game.name}.rank`)
  const most = joined / high
  const { value, error } = integral((rank) => payoff(typeAt(rank), joined), most)
  const total = { total: high * value, error: high * error }
  return game.earned === undefined ? total : { ...total, cost: high * integral(typeAt, most).value }
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly error: number
}

/** Over [0, most]. */
const integral = (f: (x: number) => number, most: number): { readonly value: number; readonly error: number } => {
  const pieces = [pieceOf(f, 0, most)]
  for (;;) {
    const value = pieces.reduce((sum, piece) => sum + piece.value, 0)
    const error = pieces.reduce((sum, piece) => sum + piece.error, 0)
    if (!(error > precise * Math.abs(value)) || pieces.length >= mostPieces) return { value, error }
    const worst = pieces.reduce((most, piece, index) => (piece.error > pieces[most]!.error ? index : most), 0)
    const { from, to } = pieces[worst]!
    const middle = from / 2 + to / 2
    pieces.splice(worst, 1, pieceOf(f, from, middle), pieceOf(f, middle, to))
  }
}

const pieceOf = (f: (x: number) => number, from: number, to: number): Piece => {
  const value = rule(f, from, to, 1)
  return { from, to, value, error: Math.abs(value - rule(f, from, to, 2)) }
}

/** Places where the function has no value count nothing, being at the very ends. */
const rule = (f: (x: number) => number, from: number, to: number, stride: number): number => {
  const width = (2 * reach * stride) / steps
  let sum = 0
  for (let step = 0; step <= steps; step += stride) {
    const t = -reach + (step / steps) * 2 * reach
    const bend = (Math.PI / 2) * Math.sinh(t)
    // The share of the way, by whichever end is nearer, so that nothing cancels.
    const share = 1 / (1 + Math.exp(-2 * bend))
    const weight = ((Math.PI / 2) * Math.cosh(t)) / (2 * Math.cosh(bend) ** 2)
    const value = f(from + (to - from) * share)
    if (Number.isFinite(value)) sum += weight * value
  }
  return (to - from) * width * sum
}
