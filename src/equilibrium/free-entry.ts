import { enclosing, type Interval } from '../arithmetic/interval.js'
import * as Q from '../arithmetic/rational.js'
import { payoffReading, readingOf, type PopulationGame } from '../game/population.js'
import { beside, zerosOf, type Place } from './zeros.js'

/** How much has joined when nobody who joined wants to leave, and nobody who stayed out to join. */
export interface EntryEquilibrium {
  /**
   * `crossing`: the marginal agent's payoff passes through zero. `touching`: it is zero and has one sign on both sides.
   * `stretch`: it is zero all along. `gap`: types jump there, so that the last to join gains and the next would lose.
   * `nobody`, `everybody`: a corner, where it need not be zero.
   */
  readonly kind: 'crossing' | 'touching' | 'stretch' | 'gap' | 'nobody' | 'everybody'
  /** An enclosure of it; of a stretch, of all of them. */
  readonly joined: Interval
  /** Where it is known exactly. */
  readonly exact?: Q.Rational
  /** Whether it is proved that there is exactly one here; `some`: at least one, all as near as the enclosure is wide. */
  readonly number: 'one' | 'some' | 'many'
  /** Of a gap: the type of the last to join, and of the next, who stays out. */
  readonly types?: readonly [last: number, next: number]
  /**
   * Whether play comes back to it after a small move: on both sides of it more join where there are fewer, and leave where
   * there are more. Of a touching one, the side from which play comes back.
   */
  readonly stability: 'stable' | 'unstable' | 'from below' | 'from above' | 'neutral'
}

/** Where there may or may not be an equilibrium. */
export interface EntryDoubt {
  /**
   * `jump`: the marginal agent's payoff jumps over zero. `close`: it is as near to zero as doubles can tell, and may touch it
   * or not. `undecided`: the budget of intervals ran out.
   */
  readonly kind: 'jump' | 'close' | 'undecided'
  readonly joined: Interval
  /** The marginal agent's payoff just before and just after. */
  readonly before: number
  readonly after: number
}

/** All equilibria of free entry of a continuum. */
export interface FreeEntry {
  readonly equilibria: readonly EntryEquilibrium[]
  readonly doubts: readonly EntryDoubt[]
  /** Whether it is proved that there are no equilibria but these, each the only one where it is: and that lower ranks join first. */
  readonly isComplete: boolean
  /** Where the marginal agent's payoff has no value. */
  readonly voids: readonly Interval[]
  /** The marginal agent's payoff at the ends of the domain. */
  readonly atLow: number
  readonly atHigh: number
}

/** A jump is at least so many times what rounding makes of the payoff, within this part of where it is. */
const loud = 1e6
const narrow = 1e-9

/**
 * Every equilibrium of free entry of a continuum: where the marginal agent is indifferent, where all have joined and the last
 * does not mind, and where the domain starts at 0, nobody has and the first does not want to.
 *
 * Rigorous: the zeros of the marginal agent's payoff are enclosed by intervals and their slopes, and elsewhere there are none.
 */
export const freeEntry = (game: PopulationGame): FreeEntry => {
  const name = `${game.name}.joined`
  const read = readingOf(game.entry, name)
  const { places, voids, ends } = zerosOf(game.entry, name, game.low, game.high)
  const [least, most] = [Q.toNumber(game.low), Q.toNumber(game.high)]
  const [atLow, atHigh] = [read(least), read(most)]
  const barriers = [...places.map(({ within }) => within), ...voids]
  /** The payoff's sign just beside a place, up to the next; undefined where the domain ends. */
  const signBelow = ({ within: { low }, exact }: Place): number | undefined => {
    if (low <= least) return exact !== undefined && Q.equals(exact, game.low) ? undefined : ends[0]
    const from = Math.max(least, ...barriers.map(({ high }) => high).filter((high) => high < low))
    return Math.sign(read(from / 2 + low / 2))
  }
  const signAbove = ({ within: { high }, exact }: Place): number | undefined => {
    if (high >= most) return exact !== undefined && Q.equals(exact, game.high) ? undefined : ends[1]
    const to = Math.min(most, ...barriers.map(({ low }) => low).filter((low) => low > high))
    return Math.sign(read(high / 2 + to / 2))
  }

  const equilibria: EntryEquilibrium[] = []
  const doubts: EntryDoubt[] = []
  const startsAtNobody = Q.sign(game.low) === 0
  if (startsAtNobody && ends[0] === -1) equilibria.push(corner('nobody', game.low))
  for (const place of places) {
    const { within, exact } = place
    const isAt = (end: Q.Rational): boolean => exact !== undefined && Q.equals(exact, end)
    // Rounding hides whether the payoff is zero at the end itself, or near it.
    const isHidden = (within.low <= least && ends[0] === undefined) || (within.high >= most && ends[1] === undefined)
    if (place.kind === 'doubt' || (isHidden && place.kind !== 'stretch')) {
      const doubt = doubtAt(place, read)
      const types = doubt.kind === 'jump' ? gapAt(game, within) : undefined
      if (types === undefined) doubts.push(doubt)
      else equilibria.push({ kind: 'gap', joined: within, number: 'some', types, stability: 'stable' })
      continue
    }
    const [below, above] = [signBelow(place), signAbove(place)]
    const end = isAt(game.high) ? 'everybody' : startsAtNobody && isAt(game.low) ? 'nobody' : undefined
    equilibria.push({
      kind: place.kind === 'stretch' ? 'stretch' : (end ?? (below === above ? 'touching' : 'crossing')),
      joined: within,
      ...(exact === undefined ? {} : { exact }),
      number: place.kind === 'zero' ? 'one' : place.kind === 'zeros' ? 'some' : 'many',
      stability: place.kind === 'stretch' ? 'neutral' : stabilityOf(below, above, end !== undefined),
    })
  }
  if (ends[1] === 1) equilibria.push(corner('everybody', game.high))
  const isComplete =
    game.order === 'proved' && doubts.length === 0 && equilibria.every(({ number }) => number === 'one')
  return { equilibria, doubts, isComplete, voids, atLow, atHigh }
}

/** A corner where the marginal agent is not indifferent. */
const corner = (kind: 'nobody' | 'everybody', at: Q.Rational): EntryEquilibrium => ({
  ...{ kind, joined: enclosing(at), exact: at, number: 'one', stability: 'stable' },
})

const stabilityOf = (
  below: number | undefined,
  above: number | undefined,
  isCorner: boolean,
): EntryEquilibrium['stability'] => {
  const returnsFromBelow = below === 1
  const returnsFromAbove = above === -1
  if (isCorner) return returnsFromBelow || returnsFromAbove ? 'stable' : 'unstable'
  if (returnsFromBelow && returnsFromAbove) return 'stable'
  return returnsFromBelow ? 'from below' : returnsFromAbove ? 'from above' : 'unstable'
}

/** Just below a place and just above: at a jump or a pole itself nothing is to be read. */
const around = ({ low, high }: Interval): readonly [below: number, above: number] => {
  const margin = beside * Math.max(Math.abs(low), Math.abs(high))
  return [low - margin, high + margin]
}

/** Where types jump and not what joining brings to each: the types on both sides, if those below gain and those above would lose. */
const gapAt = (game: PopulationGame, within: Interval): EntryEquilibrium['types'] => {
  const [below, above] = around(within)
  const typeAt = readingOf(game.marginal, `${game.name}.joined`)
  const payoff = payoffReading(game)
  const [last, next] = [typeAt(below), typeAt(above)]
  const isGap = [below, above].every((joined) => payoff(last, joined) > 0 && payoff(next, joined) < 0)
  return isGap ? [last, next] : undefined
}

const doubtAt = ({ within, noise }: Place, read: (joined: number) => number): EntryDoubt => {
  const [below, above] = around(within)
  const [before, after] = [read(below), read(above)]
  const isNarrow = within.high - within.low <= narrow * Math.abs(within.high)
  const least = Math.max(
    Number.isFinite(noise) ? noise : 0,
    Number.EPSILON * Math.min(Math.abs(before), Math.abs(after)),
  )
  const isLoud = Math.min(Math.abs(before), Math.abs(after)) > loud * least
  const isSmall = Math.abs(read(within.low / 2 + within.high / 2)) <= 1e3 * least
  const kind = before * after < 0 && isNarrow && isLoud ? 'jump' : isSmall || isNarrow ? 'close' : 'undecided'
  return { kind, joined: within, before, after }
}
