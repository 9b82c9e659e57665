import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Setting } from '../formula/domain.js'
import type { Node } from '../formula/tree.js'
import type { Attack, Claim } from '../mechanism/mechanism.js'
import type { Model, ModelPlayer } from '../mechanism/model.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { differingOf, instancesOf } from './instances.js'

/** A claim where it stands: in a model, with some parameters pinned. */
export interface Context<C extends Claim = Claim> {
  readonly model: Model
  readonly name: string
  readonly claim: C
  readonly fixed: ReadonlyMap<string, Setting>
}

/** A claim of one kind. */
export type ClaimOf<K extends Claim['kind']> = Claim & { readonly kind: K }

/** The attack that a claim names or gives in place. */
export const attackOf = ({ model }: Context, attack: string | Attack): E.Either<Problem, Attack> => {
  if (typeof attack !== 'string') return E.right(attack)
  const { attacks } = model.mechanism
  const named = attacks.get(attack)
  return named === undefined ? E.left(unknownName(attack, 'attack', attacks.keys())) : E.right(named)
}

/** The players that a claim speaks of, one for all that are interchangeable: those of a name, or all. */
export const playersOf = (
  context: Context,
  name: string | undefined,
  attack?: Attack,
): E.Either<Problem, readonly ModelPlayer[]> => {
  const { model } = context
  const formulas = formulasOf(context, attack)
  if (name === undefined)
    return E.right([...model.mechanism.players.keys()].flatMap((player) => differingOf(model, player, formulas)))
  return pipe(
    instancesNamed(model, name),
    E.map(() => differingOf(model, name, formulas)),
  )
}

/** All instances that the name of a player means. */
export const instancesNamed = (model: Model, name: string): E.Either<Problem, readonly ModelPlayer[]> => {
  const instances = instancesOf(model, name)
  return instances.length === 0
    ? E.left(unknownName(name, 'player', model.mechanism.players.keys()))
    : E.right(instances)
}

export const unknownName = (name: string, role: string, candidates: Iterable<string>): Problem => {
  const similar = nearest(name, candidates)
  return problem(
    'unknown-name',
    `"${name}" is no ${role} of this mechanism`,
    similar === undefined ? {} : { mend: `write "${similar}"` },
  )
}

/** The formulas that an author wrote in a claim and its attack, which may name single instances of a player. */
export const formulasOf = ({ model, claim }: Context, attack?: Attack): readonly Node[] => {
  const formulas: Node[] = [claim.assuming, claim.tolerance]
  if (claim.kind === 'rational') formulas.push(claim.outside)
  if (claim.kind === 'holds') formulas.push(claim.condition)
  if (claim.kind === 'griefing') formulas.push(claim.factor)
  if (attack?.cost) formulas.push(attack.cost)
  for (const [name, setting] of attack?.playing ?? []) {
    formulas.push({ kind: 'variable', name })
    if (setting.kind !== 'option') formulas.push(setting)
  }
  // To vary the choice of a single instance tells it from the others, as a formula that names it does.
  for (const name of attack?.varying ?? []) formulas.push({ kind: 'variable', name })
  // So does to speak of one as the player or a victim.
  const spokenOf = [...('player' in claim ? [claim.player] : []), ...(claim.kind === 'griefing' ? claim.victims : [])]
  for (const { name: player, choices, types } of model.players)
    if (spokenOf.includes(player)) for (const name of [...choices, ...types]) formulas.push({ kind: 'variable', name })
  return formulas
}
