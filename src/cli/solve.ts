import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { fixNature } from '../game/nature.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { writeOut } from '../mechanism/write-out.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { renderAnswer, type Answer } from '../report/answer.js'
import { answerOfMeasures } from '../report/measures.js'
import { whereOf } from '../report/where.js'
import { readMeasures } from '../sweep/measures.js'
import { exitCode, gravest, type ExitCode } from './exit-code.js'
import type { FormRun, SolveForm } from './form.js'
import { load } from './load.js'
import { misplacedOption, type Solved } from './misplaced.js'
import { readConstants, readPins } from './constants-option.js'
import { readBudget, readOutputs } from './option.js'
import { readPlotKind, writePlot } from './plot-option.js'
import { refuse, write } from './output.js'
import { readSettings, readVaried } from './profile-option.js'
import type { SolveFlags } from './solve-flags.js'
import { solveDynamic } from './solve-dynamic.js'
import { solveHistory } from './solve-history.js'
import { solveMajority } from './solve-majority.js'
import { solveOver } from './solve-over.js'
import { playerOf, solvePlay } from './solve-play.js'
import { solvePopulation } from './solve-population.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

export const runSolve = async (
  terminal: Terminal,
  reference: string,
  part: string | undefined,
  flags: SolveFlags,
): Promise<ExitCode> => {
  const plan = pipe(
    E.Do,
    E.apS('outputs', readOutputs(flags.format)),
    E.apS('budget', readBudget(flags.budget)),
    E.apS('plot', flags.plot === undefined ? E.right(undefined) : readPlotKind(flags.plot)),
  )
  if (E.isLeft(plan)) return refuse(terminal, plan.left)
  const { outputs, budget } = plan.right
  const answer = pipe(
    await load(reference),
    E.bindTo('loaded'),
    E.bind('fixed', ({ loaded: { mechanism } }) =>
      readPins(mechanism, { preset: flags.preset, constants: flags.constants, settings: flags.param }),
    ),
    E.bind('constants', ({ loaded: { mechanism } }) => readConstants(mechanism, flags.constants)),
    E.bind('model', ({ loaded: { mechanism } }) => writeOut(mechanism)),
    E.bind('vary', ({ model }) => readVaried(model, flags.vary)),
    E.bind('settings', ({ model }) => readSettings(model, flags.set)),
    E.chain(({ model, fixed, constants, vary, settings }) => {
      const given = new Map([...fixed, ...settings.types])
      const named = flags.param.map((setting) => setting.slice(0, setting.indexOf('=')).trim())
      const pinned = [...new Set([...constants.keys(), ...named])]
      const where = whereOf(model, fixNature(model, given), pinned, flags.preset)
      const progress = (done: number, of: number): void => {
        terminal.progress.show(model.mechanism.name, done, of)
      }
      return solve({ model, given, set: settings.choices, vary, where, flags, budget, progress }, part)
    }),
  )
  terminal.progress.stop()
  if (E.isLeft(answer)) return refuse(terminal, answer.left)
  if (flags.plot !== undefined) {
    const drawn = await writePlot(answer.right.chart, flags.plot)
    if (E.isLeft(drawn)) return refuse(terminal, drawn.left)
  }
  return gravest([
    answer.right.isAnswered ? exitCode.asExpected : exitCode.undecided,
    write(terminal, outputs, (format, look) => renderAnswer(answer.right, format, look, flags.plot !== undefined)),
  ])
}

/** Along a parameter, one part of the mechanism, or the game that its players play. */
const solve = (run: Omit<FormRun, 'part'>, named: string | undefined): E.Either<Problem, Answer> => {
  const { model, flags } = run
  if (flags.over !== undefined) {
    const over = flags.over
    return pipe(
      named === undefined ? E.right(undefined) : partOf(model.mechanism, named),
      E.chain((part) => (part === undefined ? E.right(undefined) : E.left(notAlong(part)))),
      E.chain(() => placed(flags, 'a range')),
      E.chain(() => playerOf(flags, model.players, run.vary)),
      E.chain((player) => solveOver(run, over, player?.name)),
    )
  }
  return E.flatMap(partOf(model.mechanism, named), (part) => {
    const fitting = placed(flags, part?.kind ?? 'the players’ game')
    if (E.isLeft(fitting)) return fitting
    if (part !== undefined) return part.solve({ ...run, part: part.name })
    const isPlayed = model.players.some(({ choices }) => choices.length > 0)
    return !isPlayed && model.measures.size > 0 ? measure(run) : solvePlay(run)
  })
}

/** A sweep reads the mechanism's measures, which know nothing of one part but the states that it determines. */
const notAlong = ({ name, kind }: Part): Problem =>
  problem('bad-option', `--over shows the measures of the mechanism, not of ${kind} “${name}”`, {
    mend: `leave out ${name}, and write what you want to see under "measures"`,
  })

const placed = (flags: SolveFlags, solved: Solved): E.Either<Problem, void> => {
  const misplaced = misplacedOption(flags, solved)
  return misplaced === undefined ? E.right(undefined) : E.left(misplaced)
}

const measure = ({ model, given, set, where, flags }: Omit<FormRun, 'part'>): E.Either<Problem, Answer> =>
  E.map((values: ReadonlyMap<string, number>) =>
    answerOfMeasures({ tool, seed: flags.seed, model, nature: fixNature(model, given), where, values }),
  )(readMeasures(model, given, set))

interface Part {
  readonly name: string
  readonly kind: Solved
  readonly solve: SolveForm
}

const partsOf = ({ populations, dynamics, majorities, histories }: Mechanism): readonly Part[] => {
  const each = (names: Iterable<string>, kind: Solved, solve: SolveForm) =>
    [...names].map((name): Part => ({ name, kind, solve }))
  return [
    ...each(populations.keys(), 'a population', solvePopulation),
    ...each(dynamics.keys(), 'a dynamic', solveDynamic),
    ...each(majorities.keys(), 'a majority', solveMajority),
    ...each(histories.keys(), 'a history', solveHistory),
  ]
}

/** The part that is named; where none is, the only one of a mechanism that nobody plays. */
const partOf = (mechanism: Mechanism, named: string | undefined): E.Either<Problem, Part | undefined> => {
  const parts = partsOf(mechanism)
  const names = parts.map(({ name }) => name)
  if (named !== undefined) {
    const found = parts.find(({ name }) => name === named)
    if (found) return E.right(found)
    const close = nearest(named, names)
    return E.left(
      problem('bad-option', `${mechanism.name} has no part “${named}”`, {
        expected: names.join(', ') || 'none: it has only players',
        ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
      }),
    )
  }
  const isPlayed = [...mechanism.players.values()].some(({ choices }) => choices.size > 0)
  if (isPlayed || parts.length === 0) return E.right(undefined)
  if (parts.length === 1) return E.right(parts[0])
  return E.left(
    problem('bad-option', `it is not said which part of ${mechanism.name} to solve`, {
      expected: `hurwicz solve ${mechanism.name} PART, one of ${names.join(', ')}`,
    }),
  )
}
