import { nearest } from '../../problem/nearest.js'
import { problem, type Problem } from '../../problem/problem.js'
import { formNamesIn } from '../form-names.js'
import type { Mechanism, Quantity } from '../mechanism.js'
import { mentionOf } from '../member.js'
import type { Path } from './fault.js'

export type Role = 'parameter' | 'state' | 'type' | 'choice' | 'form'

/** What stands behind a name that formulas may mention. */
export interface Known {
  readonly role: Role
  readonly quantity: Quantity
  readonly path: Path
  /** Of types and choices. */
  readonly player?: string
  /** Of the role "form": the formulas that may mention it, in words. */
  readonly inside?: string
}

/** Everything that formulas may mention, by its name in the mechanism: `rebate`, `bidder.bid`. */
export const knownIn = (mechanism: Mechanism): ReadonlyMap<string, Known> => {
  const known = new Map<string, Known>()
  for (const [name, quantity] of mechanism.parameters)
    known.set(name, { role: 'parameter', quantity, path: ['parameters', name] })
  for (const [name, quantity] of mechanism.state) known.set(name, { role: 'state', quantity, path: ['state', name] })
  for (const [player, { choices, types }] of mechanism.players) {
    const path = ['players', player]
    for (const [name, quantity] of types)
      known.set(`${player}.${name}`, { role: 'type', quantity, path: [...path, 'types', name], player })
    for (const [name, quantity] of choices)
      known.set(`${player}.${name}`, { role: 'choice', quantity, path: [...path, 'choices', name], player })
  }
  for (const { form, own, inside, ...rest } of formNamesIn(mechanism))
    known.set(`${form}.${own}`, inside === undefined ? { role: 'state', ...rest } : { role: 'form', ...rest, inside })
  return known
}

/** The name in the mechanism that a mention comes down to: `bidder.bid` for `bidder.2.bid` and `bidder.all.bid`. */
export const commonNameOf = (name: string): string => {
  const mention = mentionOf(name)
  return mention.kind === 'global' ? name : `${mention.player}.${mention.name}`
}

/** @param what says what kind of thing the name should be: `a preset`. */
export const unknownName = (name: string, what: string, candidates: Iterable<string>): Problem => {
  const names = [...candidates]
  const like = nearest(name, names)
  return problem('unknown-name', `"${name}" is not ${what} of this mechanism`, {
    found: `"${name}"`,
    ...(names.length > 0 && names.length <= 12 && { expected: names.map((known) => `"${known}"`).join(', ') }),
    ...(like !== undefined && { mend: `write "${like}"` }),
  })
}

/** Whether a name is a player, or one of the instances of a player that stands for several. */
export const isPlayer = (mechanism: Mechanism, name: string): boolean => {
  const [player = '', index, ...rest] = name.split('.')
  const known = mechanism.players.get(player)
  if (known === undefined || rest.length > 0) return false
  return index === undefined || (known.count !== undefined && isUpTo(index, known.count))
}

const isUpTo = (index: string, count: number): boolean => /^[1-9]\d{0,2}$/.test(index) && Number(index) <= count

/** The names of all players, instances included. */
export const playerNames = (mechanism: Mechanism): readonly string[] =>
  [...mechanism.players].flatMap(([player, { count }]) => [
    player,
    ...Array.from({ length: count ?? 0 }, (_, index) => `${player}.${index + 1}`),
  ])
