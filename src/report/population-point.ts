import * as Q from '../arithmetic/rational.js'
import type { EntryEquilibrium } from '../equilibrium/free-entry.js'
import { surplusAt, type Surplus } from '../equilibrium/surplus.js'
import { payoffReading, readingOf, type PopulationGame } from '../game/population.js'
import { isAdmissibleAt, measuresAt } from '../game/population-measures.js'

/** An equilibrium with what is worth knowing of it, in doubles. */
export interface EntryPoint {
  readonly equilibrium: EntryEquilibrium
  /** The middle of its enclosure. */
  readonly joined: number
  /** The type of the marginal agent. */
  readonly marginal: number
  /** What joining earns, where the payoff is that minus the type. */
  readonly earned?: number
  /** What the marginal agent has from joining. */
  readonly payoff: number
  /** Not of a stretch of equilibria. */
  readonly surplus?: Surplus
  readonly measures: ReadonlyMap<string, number>
  /** Whether the mechanism allows it. */
  readonly isAdmissible: boolean
}

export const pointsOf = (game: PopulationGame, equilibria: readonly EntryEquilibrium[]): readonly EntryPoint[] => {
  const state = `${game.name}.joined`
  const marginalAt = readingOf(game.marginal, state)
  const payoffAt = readingOf(game.entry, state)
  const earnedAt = game.earned === undefined ? undefined : readingOf(game.earned, state)
  const payoffOf = payoffReading(game)
  const lastOf = ({ types }: EntryEquilibrium, joined: number): Pick<EntryPoint, 'marginal' | 'payoff'> =>
    types === undefined
      ? { marginal: marginalAt(joined), payoff: payoffAt(joined) }
      : { marginal: types[0], payoff: payoffOf(types[0], joined) }
  return equilibria.map((equilibrium): EntryPoint => {
    const { low, high } = equilibrium.joined
    const joined =
      equilibrium.kind === 'stretch' ? low / 2 + high / 2 : (exactNumber(equilibrium) ?? low / 2 + high / 2)
    const earned = earnedAt?.(joined)
    const isOne = equilibrium.kind !== 'stretch'
    return {
      ...{ equilibrium, joined, ...lastOf(equilibrium, joined) },
      ...(earned === undefined || !Number.isFinite(earned) ? {} : { earned }),
      ...(isOne ? { surplus: surplusAt(game, joined) } : {}),
      isAdmissible: isAdmissibleAt(game, equilibrium.exact ?? Q.fromNumber(joined)),
      measures: isOne ? measuresAt(game, equilibrium.exact ?? Q.fromNumber(joined)) : new Map(),
    }
  })
}

const exactNumber = ({ exact }: EntryEquilibrium): number | undefined =>
  exact === undefined ? undefined : Q.toNumber(exact)
