import { games } from '../../games/index.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'

/** Some of the ready-made mechanisms, as users find them. */
export const familyOf = (names: readonly string[]): readonly Mechanism[] =>
  names.map((name) => {
    const game = games.find((candidate) => candidate.name === name)
    if (game === undefined) throw new Error(`games/index.ts lacks ${name}`)
    return game
  })
