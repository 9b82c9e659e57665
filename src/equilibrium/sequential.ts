import { playBestReplies } from './best-reply-play.js'
import type { Solver } from './solver.js'

/** Iterated best response, one player after another: each answers what the others play by then. */
export const sequential: Solver = {
  name: 'sequential',
  solve: (game, options) =>
    playBestReplies(game, options, (profile, reply) => {
      const steps: Float64Array[] = []
      let now = profile
      for (let player = 0; player < game.players.length; player += 1) {
        now = reply(player, now).profile
        steps.push(now)
      }
      return steps
    }),
}
