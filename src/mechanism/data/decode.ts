import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Problem } from '../../problem/problem.js'
import type { Mechanism } from '../mechanism.js'
import { validate } from '../validate.js'
import { decodeWith } from './shape/codec.js'
import { draft } from './shape/draft.js'
import { locateIn } from './source/locate.js'
import { meaningOf } from './meaning/meaning.js'
import { readSource } from './source/source.js'

/**
 * The mechanism that a data file describes, in YAML or JSON.
 *
 * The text may come from a stranger: reading it computes and terminates, and does nothing else.
 * @param file its name, for the places of problems; `.json` makes the text strictly JSON.
 * @returns the mechanism, or the first problem with its line and column. Never throws. Numbers are read exactly.
 * @example decodeMechanism('mechanism: empty') // right({ name: 'empty', … })
 */
export const decodeMechanism = (text: string, file?: string): E.Either<Problem, Mechanism> =>
  pipe(
    readSource(text, file),
    E.chain(({ root }) =>
      pipe(
        decodeWith(draft, root),
        E.chain(meaningOf),
        E.chain((mechanism) => validate(mechanism, locateIn(root))),
      ),
    ),
  )
