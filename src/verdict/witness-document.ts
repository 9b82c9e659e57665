import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import * as Q from '../arithmetic/rational.js'
import type { Enclosure } from '../checker/goal.js'
import type { Point, Value } from '../formula/domain.js'
import { problem, type Problem } from '../problem/problem.js'
import { exactFigure, figureOf, type Figure } from './figure.js'
import type { Played, Witness } from './verdict.js'

const figure = t.intersection([
  t.type({ exact: t.union([t.string, t.null]), approximate: t.number }),
  t.partial({ within: t.tuple([t.number, t.number]) }),
])
const played = t.union([t.string, figure])

const codec = t.intersection([
  t.type({
    mechanism: t.string,
    digest: t.string,
    claim: t.string,
    goal: t.string,
    parameters: t.record(t.string, played),
    types: t.record(t.string, played),
    honest: t.record(t.string, played),
    deviation: t.record(t.string, played),
    players: t.array(t.string),
    payoffs: t.type({ honest: t.record(t.string, figure), deviation: t.record(t.string, figure) }),
    gain: figure,
    seed: t.string,
  }),
  t.partial({ cost: figure, states: t.record(t.string, figure), file: t.string }),
])

/** A witness as JSON: what `check` prints and `replay` reads. */
export type WitnessDocument = Omit<t.TypeOf<typeof codec>, 'gain'> & { readonly gain: Figure }

const playedFigure = (value: Played): Figure | string => (typeof value === 'string' ? value : figureOf(value))
const valueFigure = (value: Value): Figure | string => (typeof value === 'string' ? value : exactFigure(value))
const record = <A, B>(entries: ReadonlyMap<string, A>, show: (value: A) => B): Record<string, B> =>
  Object.fromEntries([...entries].map(([name, value]) => [name, show(value)]))

export const witnessDocument = (witness: Witness) => ({
  mechanism: witness.mechanism,
  digest: witness.digest,
  claim: witness.claim,
  goal: witness.goal,
  parameters: record(witness.parameters, valueFigure),
  types: record(witness.types, valueFigure),
  ...(witness.states.size === 0 ? {} : { states: record(witness.states, figureOf) }),
  honest: record(witness.honest, playedFigure),
  deviation: record(witness.deviation, playedFigure),
  players: [...witness.players],
  payoffs: {
    honest: Object.fromEntries(witness.payoffs.map(({ player, honest }) => [player, figureOf(honest)])),
    deviation: Object.fromEntries(witness.payoffs.map(({ player, deviation }) => [player, figureOf(deviation)])),
  },
  gain: figureOf(witness.gain),
  ...(witness.cost === undefined ? {} : { cost: figureOf(witness.cost) }),
  seed: witness.seed,
  ...(witness.file === undefined ? {} : { file: witness.file }),
})

/** What replaying needs of a stored witness. */
export interface StoredWitness {
  readonly mechanism: string
  readonly file?: string
  readonly digest: string
  readonly claim: string
  readonly goal: string
  /** Parameters, types and deviating choices. */
  readonly point: Point
  readonly gain: Figure
}

/** Reads the text of a witness file. Numbers of a point are taken from their exact form alone. */
export const readWitness = (text: string): E.Either<Problem, StoredWitness> =>
  pipe(
    parseJson(text),
    E.chain((document) =>
      pipe(
        codec.decode(document),
        E.mapLeft((errors) => shapeProblem(errors)),
      ),
    ),
    E.chain((document) =>
      pipe(
        pointOf({ ...document.parameters, ...document.types, ...document.deviation }),
        E.map((point) => ({
          mechanism: document.mechanism,
          ...(document.file === undefined ? {} : { file: document.file }),
          digest: document.digest,
          claim: document.claim,
          goal: document.goal,
          point,
          gain: {
            exact: document.gain.exact,
            approximate: document.gain.approximate,
            ...(document.gain.within === undefined ? {} : { within: document.gain.within }),
          },
        })),
      ),
    ),
  )

const parseJson = (text: string): E.Either<Problem, unknown> => {
  try {
    return E.right(JSON.parse(text) as unknown)
  } catch {
    return E.left(problem('bad-shape', 'this is not JSON', { expected: 'a witness that check wrote' }))
  }
}

const shapeProblem = (errors: t.Errors): Problem => {
  const keys = errors[0]?.context
    .map(({ key }) => key)
    // Steps into the parts of an intersection are numbered, and say nothing to a reader.
    .filter((key) => key !== '' && !/^\d+$/.test(key))
  return problem('bad-shape', `“${keys?.join('.') ?? ''}” is missing or of the wrong kind`, {
    expected: 'a witness that check wrote',
  })
}

const longestNumber = 4000

const pointOf = (values: Readonly<Record<string, t.TypeOf<typeof played>>>): E.Either<Problem, Point> => {
  const point = new Map<string, Value>()
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') {
      point.set(name, value)
      continue
    }
    // An irrational honest or rule-bound choice is no coordinate of the point: the goal computes it again.
    if (value.exact === null) continue
    const number = value.exact.length <= longestNumber ? Q.parseRational(value.exact) : undefined
    if (number === undefined)
      return E.left(problem('bad-shape', `${name} has no number in “exact”`, { expected: 'a fraction such as 7/4' }))
    point.set(name, number)
  }
  return E.right(point)
}

/** Whether the stored gain is the recomputed one: the same rational, or bounds that overlap. */
export const agrees = (stored: Figure, recomputed: Enclosure): boolean => {
  const now = figureOf(recomputed)
  if (stored.exact !== null && now.exact !== null) {
    const number = stored.exact.length <= longestNumber ? Q.parseRational(stored.exact) : undefined
    return number !== undefined && Q.showRational(number) === now.exact
  }
  const [low, high] = now.within ?? [now.approximate, now.approximate]
  const [storedLow, storedHigh] = stored.within ?? [stored.approximate, stored.approximate]
  return storedLow <= high && low <= storedHigh
}
