import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { bestResponse } from '../equilibrium/best-response.js'
import { solveGame } from '../equilibrium/solve.js'
import { gameOf, type Game } from '../game/strategic.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Answer } from '../report/answer.js'
import { answerOfSolve, type SolveReport } from '../report/solve.js'
import { readMeasures } from '../sweep/measures.js'
import type { Budget } from '../verdict/budget.js'
import type { FormRun } from './form.js'
import { readNumber } from './profile-option.js'
import type { SolveFlags } from './solve-flags.js'
import { tool } from './version.js'

/** The game that the players play, as the method asks: best responses, or iterated play. */
export const solvePlay = ({
  model,
  given,
  set,
  vary,
  where,
  flags,
  budget,
}: Omit<FormRun, 'part'>): E.Either<Problem, Answer> =>
  pipe(
    E.Do,
    E.bind('player', () => playerOf(flags, model.players, vary)),
    E.bind('game', ({ player }) =>
      gameOf(model, given, {
        vary: player === undefined ? vary : vary.filter((choice) => player.choices.includes(choice)),
        set,
      }),
    ),
    E.bind('found', ({ game, player }) =>
      player === undefined ? played(game, flags, budget) : responded(game, player.name, flags, budget),
    ),
    E.bind('measures', ({ found }) =>
      found.kind === 'best-response'
        ? readMeasures(model, given, new Map([...set, ...found.response.choices]))
        : E.right(undefined),
    ),
    E.map(({ game, found, measures }) =>
      answerOfSolve({ tool, seed: flags.seed, where, game, found, ...(measures === undefined ? {} : { measures }) }),
    ),
  )

/** Whose best response is asked for; undefined for other methods. */
export const playerOf = <P extends { readonly name: string; readonly choices: readonly string[] }>(
  { method, player }: SolveFlags,
  players: readonly P[],
  vary: readonly string[],
): E.Either<Problem, P | undefined> => {
  if (method !== 'best-response') return E.right(undefined)
  const able = players.filter(({ choices }) => choices.some((choice) => vary.includes(choice)))
  const names = able.map(({ name }) => name)
  if (able.length === 0) return E.left(problem('bad-option', 'no choice is free', { mend: 'vary at least one choice' }))
  if (player === undefined) {
    if (able.length === 1) return E.right(able[0])
    return E.left(
      problem('bad-option', 'it is not said whose best response', { expected: `--player, one of ${names.join(', ')}` }),
    )
  }
  const named = able.find(({ name }) => name === player)
  if (named) return E.right(named)
  const close = nearest(player, names)
  return E.left(
    problem('bad-option', `there is no player “${player}” with a free choice`, {
      expected: names.join(', '),
      ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
    }),
  )
}

type Solved = E.Either<Problem, SolveReport['found']>

/** Of the budget, what one look for a deviation and one attempt at a certificate may cost: there are many of both. */
const partOf = ({ evaluations, boxes }: Budget) => ({
  evaluations: Math.max(500, Math.round(evaluations / 400)),
  boxes: Math.max(100, Math.round(boxes / 40)),
})

const responded = (game: Game, player: string, { seed }: SolveFlags, budget: Budget): Solved =>
  pipe(
    bestResponse(
      game,
      game.players.findIndex(({ name }) => name === player),
      game.start,
      {
        seed,
        evaluations: Math.max(1000, Math.round(budget.evaluations / 100)),
        boxes: budget.boxes,
      },
    ),
    E.map((response) => ({ kind: 'best-response' as const, response })),
  )

const played = (game: Game, flags: SolveFlags, budget: Budget): Solved =>
  pipe(
    E.Do,
    E.apS('starts', readNumber('--starts', flags.starts, { least: 1, most: 1000, whole: true })),
    E.apS('rounds', readNumber('--rounds', flags.rounds, { least: 1, most: 1e8, whole: true })),
    E.apS('grid', readNumber('--grid', flags.grid, { least: 2, most: 4096, whole: true })),
    E.apS('sensitivity', readNumber('--sensitivity', flags.sensitivity, { least: 0, most: 1e300 })),
    E.chain(({ starts = 1, rounds, grid, sensitivity = 1 }) =>
      flags.method === 'best-response'
        ? E.left(problem('bad-option', 'a best response is not played'))
        : solveGame(game, {
            ...{ seed: flags.seed, method: flags.method, starts, sensitivity, ...partOf(budget) },
            ...(rounds === undefined ? {} : { rounds }),
            ...(grid === undefined ? {} : { grid }),
          }),
    ),
    E.map((solution) => ({ kind: 'play' as const, solution })),
  )
