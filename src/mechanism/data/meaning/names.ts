import * as E from 'fp-ts/lib/Either.js'
import type { Domain } from '../../../formula/domain.js'
import { nearest } from '../../../problem/nearest.js'
import { problem, type Place, type Problem } from '../../../problem/problem.js'
import { formNamesIn, type Forms } from '../../form-names.js'
import { isInherited } from '../shape/name.js'

/** What a name in a formula stands for. */
export type Meaning =
  /** A variable, by its full name: `rebate`, `deployer.wash`, `bidder.others.bid`. */
  | { readonly kind: 'variable'; readonly name: string; readonly domain: Domain; readonly role: Role }
  /** A shared formula, by its own name. */
  | { readonly kind: 'where'; readonly name: string }

export type Role = 'parameter' | 'state' | 'choice' | 'type' | 'form'

/** Where a name stands: inside a player, population, dynamic, majority or history its own names are bare. */
export interface Scope {
  readonly owner?: string
}
export const everywhere: Scope = {}

/** The names of a mechanism. */
export interface Names {
  /** What a name means, or why it means nothing or several things. */
  readonly meaningOf: (name: string, scope: Scope, place: Place | undefined) => E.Either<Problem, Meaning>
  /** The full name of a choice that attackers set. */
  readonly choiceOf: (name: string, place: Place) => E.Either<Problem, Meaning & { readonly kind: 'variable' }>
  /** The shortest way to write a full name in a scope. */
  readonly shortest: (name: string, scope: Scope) => string
}

/** What names are drawn from: a draft and a finished mechanism alike. */
export interface Named extends Forms {
  readonly parameters?: ReadonlyMap<string, { readonly domain: Domain }>
  readonly state?: ReadonlyMap<string, { readonly domain: Domain }>
  readonly where?: ReadonlyMap<string, unknown>
  readonly players?: ReadonlyMap<string, Owner>
}

interface Owner {
  readonly count?: number
  readonly choices?: ReadonlyMap<string, { readonly domain: Domain }>
  readonly types?: ReadonlyMap<string, { readonly domain: Domain }>
}

type Variable = Meaning & { readonly kind: 'variable' }

export const namesOf = ({ parameters, state, where, players, ...forms }: Named): Names => {
  const globals = new Map<string, Meaning>()
  for (const name of where?.keys() ?? []) globals.set(name, { kind: 'where', name })
  for (const [name, { domain }] of state ?? []) globals.set(name, { kind: 'variable', name, domain, role: 'state' })
  for (const [name, { domain }] of parameters ?? [])
    globals.set(name, { kind: 'variable', name, domain, role: 'parameter' })

  const owned = new Map<string, ReadonlyMap<string, Variable>>()
  const owners = new Map<string, string[]>()
  for (const [owner, own] of [...[...(players ?? [])].map(ownNamesOfPlayer), ...ownNamesOfForms(forms)]) {
    // Of two owners with one name neither is lost: that they clash is said once everything is read.
    owned.set(owner, new Map([...(owned.get(owner) ?? []), ...own]))
    for (const name of own.keys()) owners.set(name, [...(owners.get(name) ?? []), owner])
  }

  const bare = (name: string, scope: Scope): Meaning | readonly string[] => {
    const own = scope.owner === undefined ? undefined : owned.get(scope.owner)?.get(name)
    const meaning = own ?? globals.get(name)
    if (meaning) return meaning
    const of = owners.get(name) ?? []
    return of.length === 1 ? owned.get(of[0]!)!.get(name)! : of
  }

  const standsForOne = (name: string): boolean => {
    const parts = name.split('.')
    return parts.length === 3 && players?.has(parts[0]!) === true && players.get(parts[0]!)?.count === undefined
  }

  const qualified = (name: string): Variable | undefined => {
    const parts = name.split('.')
    const variable = owned.get(parts[0]!)?.get(parts[parts.length - 1]!)
    const isWellFormed =
      parts.length === 2 ||
      (parts.length === 3 && players?.has(parts[0]!) === true && /^(?:others|all|[1-9]\d{0,5})$/.test(parts[1]!))
    return variable && isWellFormed ? { ...variable, name } : undefined
  }

  const unknown = (name: string, scope: Scope, place: Place | undefined): Problem => {
    const detail = place === undefined ? {} : { place }
    if (name.split('.').some(isInherited))
      return problem('bad-name', `"${name}" cannot be a name`, { ...detail, found: `"${name}"` })
    const known = [...new Set(candidates(name, scope))]
    const like = nearest(name, known)
    const owner = owned.get(name)
    return problem('unknown-name', `"${name}" is not a name of this mechanism`, {
      ...detail,
      ...(known.length > 0 && known.length <= 12 && { expected: `one of ${known.join(', ')}` }),
      found: owner ? `the name of a ${players?.has(name) === true ? 'player' : 'form'}` : `"${name}"`,
      ...(owner
        ? {
            mend: `name one of its own: ${[...owner.keys()].map((own) => `${name}.${own}`).join(', ') || 'it has none'}`,
          }
        : like === undefined
          ? {}
          : { mend: `write "${like}"` }),
    })
  }

  const single = (name: string, place: Place | undefined): Problem => {
    const [player = '', , own = ''] = name.split('.')
    return problem('unknown-name', `"${player}" is a single player, without others`, {
      ...(place === undefined ? {} : { place }),
      found: `"${name}"`,
      mend: `write "${player}.${own}", or give the player a count`,
    })
  }

  const candidates = (name: string, scope: Scope): readonly string[] =>
    name.includes('.')
      ? [...owned].flatMap(([player, own]) => [...own.keys()].map((each) => `${player}.${each}`))
      : [
          ...(scope.owner === undefined ? [] : (owned.get(scope.owner)?.keys() ?? [])),
          ...globals.keys(),
          ...[...owners].flatMap(([each, of]) => (of.length === 1 ? [each] : of.map((owner) => `${owner}.${each}`))),
        ]

  const meaningOf: Names['meaningOf'] = (name, scope, place) => {
    const found = name.includes('.') ? (qualified(name) ?? []) : bare(name, scope)
    if ('kind' in found) return standsForOne(name) ? E.left(single(name, place)) : E.right(found)
    if (found.length === 0) return E.left(unknown(name, scope, place))
    return E.left(
      problem('ambiguous-name', `"${name}" belongs to ${several(found).join(' and to ')}`, {
        ...(place === undefined ? {} : { place }),
        expected: several(found.map((owner) => `${owner}.${name}`)).join(' or '),
        found: `"${name}"`,
        mend: `write "${found[0]!}.${name}" or "${found[1]!}.${name}"`,
      }),
    )
  }

  const choiceOf: Names['choiceOf'] = (name, place) =>
    E.flatMap(meaningOf(name, everywhere, place), (meaning) =>
      meaning.kind === 'variable' && meaning.role === 'choice'
        ? E.right(meaning)
        : E.left(
            problem('bad-value', `"${name}" is not a choice`, {
              place,
              expected: 'a choice of a player',
              found: meaning.kind === 'where' ? `the shared formula "${name}"` : `the ${meaning.role} "${name}"`,
            }),
          ),
    )

  const shortest: Names['shortest'] = (name, scope) => {
    const parts = name.split('.')
    const last = parts[parts.length - 1]!
    if (parts.length !== 2) return name
    const meaning = bare(last, scope)
    return 'kind' in meaning && meaning.kind === 'variable' && meaning.name === name ? last : name
  }

  return { meaningOf, choiceOf, shortest }
}

const several = (names: readonly string[]): readonly string[] =>
  names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names

type Owned = readonly [owner: string, own: ReadonlyMap<string, Variable>]

const ownNamesOfForms = (forms: Forms): readonly Owned[] => {
  const owned = new Map<string, Map<string, Variable>>()
  for (const { form, own, quantity, inside } of formNamesIn(forms)) {
    const names = owned.get(form) ?? new Map<string, Variable>()
    const role = inside === undefined ? 'state' : 'form'
    owned.set(form, names.set(own, { kind: 'variable', name: `${form}.${own}`, domain: quantity.domain, role }))
  }
  return [...owned]
}

const ownNamesOfPlayer = ([player, { choices, types }]: readonly [string, Owner]): Owned => {
  const own = new Map<string, Variable>()
  const add = (names: Owner['choices'], role: Role): void => {
    for (const [name, { domain }] of names ?? [])
      own.set(name, { kind: 'variable', name: `${player}.${name}`, domain, role })
  }
  add(types, 'type')
  add(choices, 'choice')
  return [player, own]
}
