import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as Q from '../arithmetic/rational.js'
import { bestResponse } from '../equilibrium/best-response.js'
import type { Point, Value } from '../formula/domain.js'
import { fixNature } from '../game/nature.js'
import { gameOf } from '../game/strategic.js'
import type { Model } from '../mechanism/model.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Answer } from '../report/answer.js'
import { middleOf } from '../report/solve-document.js'
import { answerOfSweep, type SweptQuantity } from '../report/sweep.js'
import { unitsIn } from '../report/units-of.js'
import { readMeasures } from '../sweep/measures.js'
import { evenly, sweep, type Along, type Place } from '../sweep/sweep.js'
import type { FormRun } from './form.js'
import { readValue } from './option.js'
import { tool } from './version.js'

/** The measures of a mechanism along one of its parameters; with --method best-response also what a player can gain. */
export const solveOver = (
  run: Omit<FormRun, 'part'>,
  over: string,
  player: string | undefined,
): E.Either<Problem, Answer> => {
  const { model, given, set, where, flags } = run
  return pipe(
    E.Do,
    E.bind('along', () => readAlong(model, over, flags.each)),
    E.filterOrElse(
      ({ along }) => along.parameter !== along.each?.parameter,
      ({ along: { parameter } }) =>
        problem('bad-option', `${parameter} cannot take both a range and values`, {
          mend: `leave out --each, or name another parameter with it`,
        }),
    ),
    E.chainFirst(({ along: { parameter, each } }) => {
      const pinned = [parameter, each?.parameter].find((name) => flags.param.some((text) => namedIn(text) === name))
      return pinned === undefined
        ? E.right(undefined)
        : wrong(`${pinned} is pinned by --param and varied`, { mend: `leave out one of the two` })
    }),
    E.let('replies', () => repliesOf(run, player)),
    E.let('quantities', ({ replies }) => [...measured(model), ...replies.quantities]),
    E.bind('axes', ({ along, quantities }) => readAxes(flags.axes, along.parameter, quantities)),
    E.filterOrElse(
      ({ quantities }) => quantities.length > 0,
      () =>
        problem('bad-option', `${model.mechanism.name} has no measures to show along ${over}`, {
          mend: 'write some under "measures", or ask for --method best-response',
        }),
    ),
    E.let(
      'compute',
      ({ replies }) =>
        (at: Point) =>
          pipe(
            replies.at(at),
            E.chain(({ played, values }) =>
              // Measures are read where the player does its best, as they are where nothing is swept.
              E.map((read: ReadonlyMap<string, number>) => new Map([...read, ...values]))(
                readMeasures(model, at, new Map([...set, ...played])),
              ),
            ),
          ),
    ),
    E.bind('swept', ({ along, compute }) => sweep(along, given, compute)),
    E.map(({ along, swept, quantities, axes, compute }) =>
      answerOfSweep({
        ...{ tool, seed: flags.seed, model, where, sweep: swept, quantities, axes },
        isPlayed: player !== undefined,
        nature: unswept(fixNature(model, given), along),
        unit: model.mechanism.parameters.get(along.parameter)?.unit,
        presets: presetsAlong(model, along, given, compute),
      }),
    ),
  )
}

const namedIn = (setting: string): string => setting.slice(0, setting.indexOf('=')).trim()

const unswept = (nature: Point, { parameter, each }: Along): Point =>
  new Map([...nature].filter(([name]) => name !== parameter && name !== each?.parameter))

const measured = ({ measures }: Model): readonly SweptQuantity[] =>
  [...measures].map(([name, { unit, about }]) => ({ name, unit, about }))

type Compute = (at: Point) => E.Either<Problem, ReadonlyMap<string, number>>

/** What a player plays, and what that brings. */
interface Replied {
  readonly played: Point
  readonly values: ReadonlyMap<string, number>
}

/** What a player's best response brings at a point, and which it is. */
const repliesOf = (
  { model, set, vary, flags, budget }: Omit<FormRun, 'part'>,
  player: string | undefined,
): { readonly quantities: readonly SweptQuantity[]; readonly at: (at: Point) => E.Either<Problem, Replied> } => {
  if (player === undefined) return { quantities: [], at: () => E.right({ played: new Map(), values: new Map() }) }
  const units = unitsIn(model)
  const own = model.players.find(({ name }) => name === player)!.choices.filter((choice) => vary.includes(choice))
  const gain = `gain of ${player}`
  return {
    quantities: [
      { name: gain, unit: units.ofPayoff(player).trim() || undefined },
      ...own.map((name) => ({ name, unit: model.variables.get(name)?.unit })),
    ],
    at: (at) =>
      pipe(
        gameOf(model, at, { vary: own, set }),
        E.chain((game) =>
          bestResponse(
            game,
            game.players.findIndex(({ name }) => name === player),
            game.start,
            { seed: flags.seed, evaluations: Math.max(1000, Math.round(budget.evaluations / 1000)), boxes: 100 },
          ),
        ),
        E.map(({ payoff, before, choices }) => ({
          played: choices,
          values: new Map([
            [gain, middleOf(payoff) - before],
            ...[...choices].map(
              ([name, value]) => [name, typeof value === 'string' ? NaN : Q.toNumber(value)] as const,
            ),
          ]),
        })),
      ),
  }
}

const presetsAlong = (model: Model, { parameter, values }: Along, given: Point, compute: Compute) =>
  [...model.mechanism.presets].flatMap(([name, preset]): readonly { name: string; place: Place }[] => {
    const at = preset.values.get(parameter)
    if (at === undefined || typeof at === 'string') return []
    if (Q.compare(at, values[0]!) < 0 || Q.compare(at, values.at(-1)!) > 0) return []
    const found = compute(new Map([...given, ...preset.values]))
    return E.isLeft(found) ? [] : [{ name, place: { at, values: found.right } }]
  })

const defaultPoints = 41
const mostPoints = 10_001

const wrong = (what: string, detail: Omit<Problem, 'code' | 'what'>): E.Either<Problem, never> =>
  E.left(problem('bad-option', what, detail))

const readAlong = (model: Model, over: string, each: string | undefined): E.Either<Problem, Along> => {
  const match = /^([^=]+)=(.+?)\.\.([^:]+)(?::(\d+))?$/.exec(over.trim())
  if (match === null)
    return wrong(`--over ${over} is no range`, { expected: 'NAME=LOW..HIGH or NAME=LOW..HIGH:POINTS' })
  const [, name = '', from = '', to = '', points] = match
  return pipe(
    E.Do,
    E.bind('domain', () => domainOf(model, '--over', name.trim())),
    E.bind('low', ({ domain }) => readValue(name, from.trim(), domain)),
    E.bind('high', ({ domain }) => readValue(name, to.trim(), domain)),
    E.bind('others', () => (each === undefined ? E.right(undefined) : readEach(model, each))),
    E.chain(({ domain, low, high, others }): E.Either<Problem, Along> => {
      const count = points === undefined ? defaultPoints : Number(points)
      if (typeof low === 'string' || typeof high === 'string')
        return wrong(`${name} has options and no range`, {
          mend: `use --each ${name}=A,B with --over another parameter`,
        })
      if (Q.compare(low, high) >= 0) return wrong(`--over ${over} is an empty range`, { expected: 'LOW below HIGH' })
      if (count < 2 || count > mostPoints)
        return wrong(`--over ${over} asks for ${count} points`, { expected: `2 to ${mostPoints}` })
      const values = evenly(low, high, count, domain.kind === 'integer')
      return E.right({ parameter: name.trim(), values, ...(others === undefined ? {} : { each: others }) })
    }),
  )
}

const domainOf = (model: Model, option: string, name: string) => {
  const { parameters } = model.mechanism
  const parameter = parameters.get(name)
  if (parameter) return E.right(parameter.domain)
  const close = nearest(name, parameters.keys())
  return wrong(`${option}: ${model.mechanism.name} has no parameter “${name}”`, {
    expected: [...parameters.keys()].join(', '),
    ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
  })
}

const readEach = (model: Model, each: string) => {
  const at = each.indexOf('=')
  if (at <= 0) return wrong(`--each ${each} sets nothing`, { expected: 'NAME=A,B,C' })
  const name = each.slice(0, at).trim()
  return pipe(
    domainOf(model, '--each', name),
    E.chain((domain) => {
      const values: Value[] = []
      for (const text of each.slice(at + 1).split(',')) {
        const value = readValue(name, text.trim(), domain)
        if (E.isLeft(value)) return value
        values.push(value.right)
      }
      return E.right({ parameter: name, values })
    }),
  )
}

const readAxes = (
  text: string | undefined,
  parameter: string,
  quantities: readonly SweptQuantity[],
): E.Either<Problem, readonly [string, string] | undefined> => {
  if (text === undefined) return E.right(undefined)
  const measures = quantities.map(({ name }) => name)
  const names = measures.includes(parameter) ? measures : [...measures, parameter]
  const [across, up, ...more] = text.split(',').map((name) => name.trim())
  if (across === undefined || up === undefined || more.length > 0)
    return wrong(`--axes ${text} is not two measures`, { expected: 'ACROSS,UP' })
  const stranger = [across, up].find((name) => !names.includes(name))
  if (stranger === undefined) return E.right([across, up])
  const close = nearest(stranger, names)
  return wrong(`there is no measure “${stranger}”`, {
    expected: names.join(', '),
    ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
  })
}
