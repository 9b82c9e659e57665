import { playBestReplies } from './best-reply-play.js'
import type { Solver } from './solver.js'

/** Iterated best response, all players at once: each answers what the others played in the round before. */
export const simultaneous: Solver = {
  name: 'simultaneous',
  solve: (game, options) =>
    playBestReplies(game, options, (profile, reply) => {
      const next = Float64Array.from(profile)
      game.players.forEach(({ slots }, player) => {
        const answer = reply(player, profile).profile
        for (const slot of slots) next[slot] = answer[slot]!
      })
      return [next]
    }),
}
