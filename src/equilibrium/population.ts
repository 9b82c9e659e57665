import * as Q from '../arithmetic/rational.js'
import type { PopulationGame } from '../game/population.js'
import { dampEntry, playEntry, type EntryPlay } from './entry-play.js'
import { freeEntry, type FreeEntry } from './free-entry.js'

/** A population solved in two independent ways: by enclosing zeros, and by playing. */
export interface PopulationSolution {
  readonly game: PopulationGame
  readonly entry: FreeEntry
  readonly play: EntryPlay
  /** Play with a smaller share that moves, where it did not settle otherwise: does it settle then? */
  readonly damped?: EntryPlay & { readonly settles: boolean }
  readonly agreement: Agreement
}

/**
 * `agree`: everywhere that play settled is an equilibrium, or there is none and it settled nowhere. `apart`: somewhere it is none. `silent`: play settled nowhere.
 */
export interface Agreement {
  readonly kind: 'agree' | 'apart' | 'silent'
  /** The largest relative difference of where play settled to the nearest equilibrium. */
  readonly difference: number
}

/** Where play settles differs from an equilibrium by rounding, in parts of what has joined. */
const close = 1e-6

export const solveEntry = (game: PopulationGame, adjust = 1): PopulationSolution => {
  const entry = freeEntry(game)
  const play = playEntry(game, adjust)
  const damped = dampEntry(game, play)
  const ends = [...play.outcomes, ...(damped?.outcomes ?? [])].flatMap(({ kind, joined }) =>
    kind === 'settles' ? [joined] : [],
  )
  const negligible = close * Q.toNumber(game.high)
  const difference = Math.max(0, ...ends.map((end) => distanceTo(entry, end, negligible)))
  const isNone = entry.equilibria.length === 0
  const kind = ends.length === 0 ? (isNone ? 'agree' : 'silent') : difference <= close ? 'agree' : 'apart'
  return { game, entry, play, ...(damped === undefined ? {} : { damped }), agreement: { kind, difference } }
}

/** How far from the nearest equilibrium, or a place that might be one, in parts of it or, near to nobody, of a negligible amount. */
const distanceTo = ({ equilibria, doubts }: FreeEntry, end: number, negligible: number): number =>
  Math.min(
    Infinity,
    ...[...equilibria, ...doubts].map(({ joined: { low, high } }) =>
      end < low ? (low - end) / Math.max(low, negligible) : end > high ? (end - high) / Math.max(high, negligible) : 0,
    ),
  )
