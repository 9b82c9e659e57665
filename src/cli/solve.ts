import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { bestResponse } from '../equilibrium/best-response.js'
import { solveGame } from '../equilibrium/solve.js'
import { gameOf, type Game } from '../game/strategic.js'
import { writeOut } from '../mechanism/write-out.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { renderSolve, type SolveReport } from '../report/solve.js'
import type { Budget } from '../verdict/budget.js'
import { exitCode, gravest, type ExitCode } from './exit-code.js'
import { load } from './load.js'
import { readBudget, readFixed, readOutputs } from './option.js'
import { refuse, write } from './output.js'
import { readNumber, readSettings, readVaried } from './profile-option.js'
import type { SolveFlags } from './solve-flags.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

export const runSolve = async (terminal: Terminal, reference: string, flags: SolveFlags): Promise<ExitCode> => {
  const plan = pipe(E.Do, E.apS('outputs', readOutputs(flags.format)), E.apS('budget', readBudget(flags.budget)))
  if (E.isLeft(plan)) return refuse(terminal, plan.left)
  const found = pipe(
    await load(reference),
    E.bindTo('loaded'),
    E.bind('fixed', ({ loaded: { mechanism } }) => readFixed(mechanism, flags.preset, flags.param)),
    E.bind('model', ({ loaded: { mechanism } }) => writeOut(mechanism)),
    E.bind('vary', ({ model }) => readVaried(model, flags.vary)),
    E.bind('settings', ({ model }) => readSettings(model, flags.set)),
    E.bind('player', ({ model, vary }) => playerOf(flags, model.players, vary)),
    E.bind('game', ({ model, fixed, vary, settings, player }) =>
      gameOf(model, new Map([...fixed, ...settings.types]), {
        vary: player === undefined ? vary : vary.filter((choice) => player.choices.includes(choice)),
        set: settings.choices,
      }),
    ),
    E.chain(({ game, player }) =>
      pipe(
        player === undefined
          ? played(game, flags, plan.right.budget)
          : responded(game, player.name, flags, plan.right.budget),
        E.map((solved): SolveReport => ({
          ...{ tool, seed: flags.seed, game, found: solved, preset: flags.preset },
          pinned: [...new Set(flags.param.map((setting) => setting.slice(0, setting.indexOf('=')).trim()))],
        })),
      ),
    ),
  )
  if (E.isLeft(found)) return refuse(terminal, found.left)
  const report = found.right
  return gravest([
    codeOf(report),
    write(terminal, plan.right.outputs, (format, look) => renderSolve(report, format, look)),
  ])
}

/** Whose best response is asked for; undefined for other methods. */
const playerOf = <P extends { readonly name: string; readonly choices: readonly string[] }>(
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

/** A cycle is an answer; play that did not settle anywhere is none. */
const codeOf = ({ found }: SolveReport): ExitCode =>
  found.kind === 'play' && found.solution.equilibria.length + found.solution.cycles.length === 0
    ? exitCode.undecided
    : exitCode.asExpected
