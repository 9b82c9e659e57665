import * as E from 'fp-ts/lib/Either.js'
import { spanOf } from '../formula/span.js'
import type { Node } from '../formula/tree.js'
import { at, type Place, type Problem } from '../problem/problem.js'
import type { Mechanism } from './mechanism.js'
import type { Fault, Faults } from './soundness/fault.js'
import { faultsOfForms, faultsOfFreeEntry } from './soundness/forms.js'
import { knownIn } from './soundness/known.js'
import { faultsOfMentions } from './soundness/mentions.js'
import { faultsOfNames } from './soundness/names.js'
import { faultsOfReferences } from './soundness/references.js'
import { faultsOfStates } from './soundness/states.js'
import { faultsOfUnits } from './soundness/units.js'
import { faultsOfValues } from './soundness/values.js'

/**
 * Finds where something stands: by the keys that lead to it in the data form (`['players', 'deployer', 'payoff']`,
 * numbers of list items as text), and by its node where it is inside a formula whose text has no place of its own.
 */
export type Locate = (path: readonly string[], node?: Node) => Place | undefined

/**
 * Checks all about a mechanism that is not its shape: names, domains, values, forms, what formulas mention, states,
 * references of attacks and claims, units.
 *
 * @returns the same mechanism, or what is wrong first. Linear in the nodes of its formulas, each player's counted once.
 */
export const validate = (mechanism: Mechanism, locate: Locate): E.Either<Problem, Mechanism> => {
  for (const fault of faultsOf(mechanism)) return E.left(placed(fault, locate))
  return E.right(mechanism)
}

const faultsOf = function* (mechanism: Mechanism): Faults {
  yield* faultsOfNames(mechanism)
  yield* faultsOfValues(mechanism)
  yield* faultsOfForms(mechanism)
  const known = knownIn(mechanism)
  // Whatever follows may rely on every mentioned name being known.
  yield* faultsOfMentions(mechanism, known)
  yield* faultsOfStates(mechanism)
  yield* faultsOfFreeEntry(mechanism)
  yield* faultsOfReferences(mechanism, known)
  yield* faultsOfUnits(mechanism, known)
}

const placed = ({ problem, path, node }: Fault, locate: Locate): Problem => {
  const span = node && spanOf(node)
  const place = span?.operator ?? span?.start ?? locate(path, node)
  return place ? at(place, problem) : problem
}
