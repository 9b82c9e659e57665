import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { readingsBy } from '../audit/bind.js'
import { readConsensusSpecs } from '../formats/consensus-specs.js'
import type { Point, Value } from '../formula/domain.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { problem, type Problem } from '../problem/problem.js'
import { readText } from './file.js'
import { readFixed } from './option.js'

/** Where parameters get their values from, weakest first. */
export interface Pins {
  readonly preset: string | undefined
  /** Files of consensus-specs constants. */
  readonly constants: readonly string[]
  /** `NAME=VALUE` */
  readonly settings: readonly string[]
}

/** The parameters pinned by a preset, by files of constants, and by settings; later ones win. */
export const readPins = (mechanism: Mechanism, { preset, constants, settings }: Pins): E.Either<Problem, Point> =>
  pipe(
    E.Do,
    E.apS('preset', readFixed(mechanism, preset, [])),
    E.apS('constants', readConstants(mechanism, constants)),
    E.apS('settings', readFixed(mechanism, undefined, settings)),
    E.map((read) => new Map([...read.preset, ...read.constants, ...read.settings])),
  )

/**
 * The parameters that files of consensus-specs constants give a value, by the mechanism's binding of that format; of
 * several files later ones win, and not each of them need have a constant that is read.
 */
export const readConstants = (mechanism: Mechanism, paths: readonly string[]): E.Either<Problem, Point> => {
  if (paths.length === 0) return E.right(new Map())
  const bindings = [...mechanism.bindings.values()].filter(({ format }) => format === 'consensus-specs')
  if (bindings.length === 0)
    return E.left(problem('bad-option', `--constants: ${mechanism.name} reads no constants of consensus-specs`))
  const documents = pipe(
    paths,
    E.traverseArray((path) => E.flatMap(readText(path), (text) => readConsensusSpecs(text, path))),
  )
  if (E.isLeft(documents)) return documents
  const keys = new Set(bindings.flatMap(({ reads }) => [...reads.keys()]))
  if (!documents.right.some(({ changes }) => changes.some(({ key }) => keys.has(key))))
    return E.left(
      problem('bad-option', `--constants: ${mechanism.name} reads no constant of ${paths.join(', ')}`, {
        expected: `one of ${[...keys].join(', ')}`,
      }),
    )
  const values = new Map<string, Value>()
  for (const document of documents.right)
    for (const binding of bindings) {
      const readings = readingsBy(binding, document, mechanism, new Map())
      if (E.isLeft(readings)) return readings
      const [reading] = readings.right
      for (const { parameter, to } of reading!.changes) values.set(parameter, to)
    }
  return E.right(values)
}
