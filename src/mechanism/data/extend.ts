import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { problem, type Problem } from '../../problem/problem.js'
import type { Mechanism } from '../mechanism.js'
import { validate, type Locate } from '../validate.js'
import type { ClaimDraft } from './shape/claim-codec.js'
import { decodeWith } from './shape/codec.js'
import { draft, type Draft } from './shape/draft.js'
import type { Keyed } from './shape/collection.js'
import { meaningOf } from './meaning/meaning.js'
import { printMechanism } from './print.js'
import { readSource } from './source/source.js'

/**
 * A mechanism with further claims, which are read as if they stood in its own data file.
 *
 * @param locate finds the places of the further claims, for problems.
 */
export const extendMechanism = (
  mechanism: Mechanism,
  claims: ReadonlyMap<string, Keyed<ClaimDraft>>,
  locate: Locate,
): E.Either<Problem, Mechanism> => {
  for (const [name, { key }] of claims) {
    if (!mechanism.claims.has(name)) continue
    return E.left(
      problem('bad-name', `${mechanism.name} has a claim "${name}" already`, {
        place: key.place,
        mend: 'give this one another name',
      }),
    )
  }
  const further: NonNullable<Draft['claims']> = new Map([...claims].map(([name, { value }]) => [name, value] as const))
  return pipe(
    readSource(printMechanism(mechanism, 'yaml')),
    E.chain(({ root }) => decodeWith(draft, root)),
    E.chain((own) => meaningOf({ ...own, claims: new Map([...(own.claims ?? []), ...further]) })),
    E.chain((extended) => validate(extended, locate)),
  )
}
