import { problem, type Problem } from '../../problem/problem.js'
import { formNamesIn } from '../form-names.js'
import type { Mechanism } from '../mechanism.js'
import { fault, type Faults, type Path } from './fault.js'

/** Words of the grammar of formulas, which are names of nothing else. */
export const reserved: ReadonlySet<string> = new Set([
  ...['if', 'then', 'else', 'and', 'or', 'not', 'is', 'true', 'false', 'others', 'all'],
  ...['min', 'max', 'sum', 'product', 'mean', 'sqrt', 'exp', 'log', 'ln', 'abs', 'floor', 'ceil'],
])

/** The most players that one player may stand for. */
const countLimit = 100

/** The most states: they are put in order by recursion. */
const stateLimit = 1000

// Names end up as keys of JSON and of other people's objects.
const isInherited = (name: string): boolean => name in Object.prototype

/** Names are legal and none means two things; the counts of players are in range. */
export const faultsOfNames = function* (mechanism: Mechanism): Faults {
  yield* faultsOfLabel(['mechanism'], mechanism.name, 'the mechanism')
  const taken = new Map<string, string>()
  const global = [
    ['parameters', mechanism.parameters, 'a parameter'],
    ['state', mechanism.state, 'a state'],
    ['where', mechanism.where, 'a shared formula'],
    ['players', mechanism.players, 'a player'],
    ['populations', mechanism.populations, 'a population'],
    ['dynamics', mechanism.dynamics, 'a dynamic'],
    ['majorities', mechanism.majorities, 'a majority'],
    ['histories', mechanism.histories, 'a history'],
  ] as const
  for (const [key, names, what] of global)
    for (const name of names.keys()) {
      yield* faultsOfName([key, name], name)
      const other = taken.get(name)
      if (other !== undefined) yield fault([key, name], usedTwice(name, other, what))
      taken.set(name, what)
    }
  for (const name of ['about', 'source'])
    if (mechanism.parameters.has(name))
      yield fault(
        ['parameters', name],
        problem('bad-name', `a parameter cannot be called "${name}"`, {
          expected: 'a name that a preset can set: "about" and "source" there say what the preset is',
          mend: 'choose another name',
        }),
      )
  if (mechanism.state.size > stateLimit)
    yield fault(['state'], problem('formula-too-large', `there are more than ${stateLimit} states`))
  for (const [player, { count, choices, types }] of mechanism.players) {
    if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= countLimit))
      yield fault(
        ['players', player, 'count'],
        problem('bad-value', `"${player}" cannot stand for ${count} players`, {
          expected: `an integer from 1 to ${countLimit}`,
          found: String(count),
        }),
      )
    const own = new Map<string, string>(taken)
    for (const [key, names, what] of [
      ['types', types, `a type of ${player}`],
      ['choices', choices, `a choice of ${player}`],
    ] as const)
      for (const name of names.keys()) {
        const path = ['players', player, key, name]
        yield* faultsOfName(path, name)
        const other = own.get(name)
        // Inside its player a name is written bare, and there it would mean two things.
        if (other !== undefined && !owners.has(other)) yield fault(path, usedTwice(name, other, what))
        own.set(name, what)
      }
  }
  yield* faultsOfFormNames(mechanism, taken)
  for (const key of ['presets', 'attacks', 'claims', 'bindings'] as const)
    for (const label of mechanism[key].keys()) yield* faultsOfLabel([key, label], label, key.slice(0, -1))
}

/** Inside its form a name is written bare, as inside a player; what is measured is named like it, and mentioned nowhere. */
const faultsOfFormNames = function* (mechanism: Mechanism, taken: ReadonlyMap<string, string>): Faults {
  const owned = new Map<string, Set<string>>()
  for (const { form, own, path } of formNamesIn(mechanism)) {
    const what = `what belongs to ${form}`
    const others = owned.get(form) ?? new Set<string>()
    yield* faultsOfName(path, own)
    const other = taken.get(own)
    if (other !== undefined && !owners.has(other)) yield fault(path, usedTwice(own, other, what))
    if (others.has(own)) yield fault(path, problem('bad-name', `${form} has a "${own}" of its own already`, otherName))
    owned.set(form, others.add(own))
  }
  for (const name of mechanism.measures.keys()) yield* faultsOfName(['measures', name], name)
  for (const [form, { measures }] of mechanism.dynamics)
    for (const name of measures.keys()) yield* faultsOfName(['dynamics', form, 'measures', name], name)
  for (const [form, { series }] of mechanism.histories)
    for (const name of series.keys()) yield* faultsOfName(['histories', form, 'series', name], name)
}

/** What has names of its own cannot be meant by a bare name in a formula. */
const owners: ReadonlySet<string> = new Set(['a player', 'a population', 'a dynamic', 'a majority', 'a history'])

const usedTwice = (name: string, one: string, other: string): Problem =>
  problem('bad-name', `"${name}" is the name of ${one} and of ${other}`, { mend: 'give one of them another name' })

const faultsOfName = function* (path: Path, name: string): Faults {
  if (isInherited(name)) yield fault(path, problem('bad-name', `"${name}" cannot be a name`, otherName))
  if (reserved.has(name))
    yield fault(path, problem('bad-name', `"${name}" is a word of the grammar of formulas`, otherName))
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name.length > 100)
    yield fault(
      path,
      problem('bad-name', `${shown(name)} cannot be a name`, {
        expected: 'a letter, then letters, digits and underscores',
        found: shown(name),
        ...suggestion(name),
      }),
    )
}

/** Labels stand on the command line and in reports, and in no formula. */
const faultsOfLabel = function* (path: Path, label: string, what: string): Faults {
  if (isInherited(label)) yield fault(path, problem('bad-name', `"${label}" cannot be the name of ${what}`, otherName))
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(label) || label.length > 100)
    yield fault(
      path,
      problem('bad-name', `${shown(label)} cannot name ${what === 'the mechanism' ? what : articled(what)}`, {
        expected: 'letters, digits, "-", "_" and "."',
        found: shown(label),
        ...suggestion(label, '-'),
      }),
    )
}

const otherName = { mend: 'choose another name' }
const articled = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
const shown = (name: string): string => JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name)

const suggestion = (name: string, joint = '_'): { readonly mend?: string } => {
  const legal = name
    .slice(0, 100)
    .replaceAll(/[^A-Za-z0-9_]+/g, joint)
    .replaceAll(/^[^A-Za-z]+|[-_]+$/g, '')
  return legal === '' || reserved.has(legal) || isInherited(legal) ? {} : { mend: `write "${legal}"` }
}
