import type { Game } from '../game/strategic.js'
import type { Replier, Reply } from './reply.js'

/** Payoffs that differ by this share are the same. */
const negligible = 1e-10

/** Moves only what has to be moved: a choice that can stay where it was, at no loss, does. */
export const withoutNeedlessMoves = (
  game: Game,
  player: number,
  replier: Replier,
  found: Reply,
  from: Float64Array,
): Reply => {
  let best = found
  let moving = game.players[player]!.slots
  for (const slot of moving) {
    if (best.profile[slot] === from[slot]) continue
    const kept = Float64Array.from(best.profile)
    kept[slot] = from[slot]!
    const rest = moving.filter((other) => other !== slot)
    const again = replier(player, kept, rest)
    if (!(again.payoff >= best.payoff - negligible * Math.abs(best.payoff))) continue
    best = again
    moving = rest
  }
  return best
}
