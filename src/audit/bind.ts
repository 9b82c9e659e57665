import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { parseRational } from '../arithmetic/rational.js'
import { exact } from '../formula/reading/exact.js'
import type { Value } from '../formula/domain.js'
import { text as textOf } from '../formula/reading/text.js'
import type { Tree } from '../formula/tree.js'
import type { ForeignChange, ForeignDocument, Unread } from '../formats/foreign.js'
import type { Binding, Mechanism, Reading } from '../mechanism/mechanism.js'
import { problem, type Problem } from '../problem/problem.js'
import { baselineOf } from './baseline.js'
import type { Change, Proposal, ProposalReading } from './proposal.js'
import { isSameValue, valueFor, within } from './value.js'

export interface Bindings {
  /** Of the mechanism's own bindings; the one that reads most of the document where none is named. */
  readonly binding?: string | undefined
  /** In place of the binding's own. */
  readonly baseline?: string | undefined
}

/** How many of a document's keys a binding reads. */
const readsOf = (binding: Binding, { changes }: ForeignDocument): number =>
  changes.filter(({ key }) => binding.reads.has(key)).length

/** The binding of a mechanism that reads most of a document, if any reads something. */
export const bindingFor = (
  mechanism: Mechanism,
  document: ForeignDocument,
  named?: string,
): { readonly name: string; readonly binding: Binding; readonly reads: number } | undefined =>
  [...mechanism.bindings]
    .filter(([name, { format }]) => format === document.format && (named === undefined || named === name))
    .map(([name, binding]) => ({ name, binding, reads: readsOf(binding, document) }))
    .filter(({ reads }) => reads > 0)
    .sort((a, b) => b.reads - a.reads)[0]

/** Reads somebody else's document as a proposal to change a mechanism, by one of its bindings. */
export const bind = (
  document: ForeignDocument,
  mechanism: Mechanism,
  { binding: named, baseline: baselineName }: Bindings = {},
): E.Either<Problem, Proposal> => {
  const found = bindingFor(mechanism, document, named)
  if (found === undefined) return E.left(nothingRead(document, [mechanism]))
  const { binding } = found
  const baseline = baselineOf(mechanism, baselineName ?? binding.baseline)
  if (E.isLeft(baseline)) return baseline
  return pipe(
    readingsBy(binding, document, mechanism, baseline.right.values),
    E.chain((all) =>
      document.format === 'consensus-specs' ? onlyNew(all, baseline.right.name, document) : E.right(all),
    ),
    E.map((readings) => ({
      title: document.title ?? 'a proposal without a title',
      ...(document.about === undefined ? {} : { about: document.about }),
      mechanism,
      statements: [],
      baseline: baseline.right,
      readings,
      unread: unreadIn(document, binding, mechanism),
    })),
  )
}

const unreadIn = (
  { format, changes, unread }: ForeignDocument,
  { reads }: Binding,
  { name }: Mechanism,
): readonly Unread[] => {
  const others = changes.filter(
    ({ key }, index) => !reads.has(key) && changes.findIndex((change) => change.key === key) === index,
  )
  // A file of constants states all that there are: those of no concern here are counted, not listed.
  if (format === 'consensus-specs') {
    const count = others.length + unread.length
    return count === 0 ? [] : [{ what: `${count} other constants`, why: `${name} has no parameters for them` }]
  }
  return [
    ...unread,
    ...others.map(({ key, value }) => ({ what: `${key} = ${value}`, why: `${name} has no parameter for it` })),
  ]
}

/** What a file of constants changes: it also states what stays. */
const onlyNew = (
  all: readonly ProposalReading[],
  baseline: string,
  document: ForeignDocument,
): E.Either<Problem, readonly ProposalReading[]> => {
  const readings = all.map((reading) => ({
    ...reading,
    changes: reading.changes.filter(({ from, to }) => !isSameValue(from, to)),
  }))
  return readings.some(({ changes }) => changes.length > 0) ? E.right(readings) : E.left(nothingNew(document, baseline))
}

/** The changes of a document as a binding reads them: several times over, where a key can be read in several ways. */
export const readingsBy = (
  { reads }: Binding,
  document: ForeignDocument,
  mechanism: Mechanism,
  before: ReadonlyMap<string, Value>,
): E.Either<Problem, readonly ProposalReading[]> => {
  let readings: readonly ProposalReading[] = [{ name: '', changes: [] }]
  const given = new Map<string, string>()
  for (const change of document.changes) {
    const earlier = given.get(change.key)
    given.set(change.key, change.value)
    // Which of two values holds differs from chain to chain, and an audit of the wrong one would reassure.
    if (earlier !== undefined && earlier !== change.value) return E.left(givenTwice(change, earlier))
    const ways = reads.get(change.key)
    if (earlier !== undefined || ways === undefined) continue
    const next: ProposalReading[] = []
    // A key that can be read in several ways multiplies the readings of the whole document.
    for (const reading of readings) {
      for (const way of ways) {
        const changes = changesBy(way, change, mechanism, before)
        if (E.isLeft(changes)) return changes
        next.push({
          name: [reading.name, way.name].filter((part) => part !== '').join(', '),
          ...quoteOf(reading.quote ?? way.quote),
          changes: [...reading.changes, ...changes.right],
        })
      }
    }
    if (next.length > mostReadings) return E.left(tooManyReadings(change))
    readings = next
  }
  return E.right(readings)
}

/** Each is audited in full. */
const mostReadings = 32

const tooManyReadings = ({ key, place }: ForeignChange): Problem =>
  problem('unread-proposal', `with ${key} this document can be read in more than ${mostReadings} ways`, {
    place,
    mend: 'name a binding that reads fewer of its keys in several ways, with --binding',
  })

const nothingNew = ({ changes: [first] }: ForeignDocument, baseline: string): Problem =>
  problem('unread-proposal', `every constant that is read here is as in the baseline ${baseline}`, {
    ...(first === undefined ? {} : { place: { ...first.place, line: 1, column: 1 } }),
    mend: 'change one, or name another baseline with --baseline',
  })

const givenTwice = ({ key, value, place }: ForeignChange, before: string): Problem =>
  problem('bad-value', `${key} is given two values`, { place, expected: before, found: value })

const quoteOf = (quote: string | undefined): { readonly quote?: string } => (quote === undefined ? {} : { quote })

const changesBy = (
  { sets }: Reading,
  { key, value, place }: ForeignChange,
  mechanism: Mechanism,
  before: ReadonlyMap<string, Value>,
): E.Either<Problem, readonly Change[]> => {
  const changes: Change[] = []
  for (const [name, tree] of sets) {
    const parameter = mechanism.parameters.get(name)!
    const to =
      parameter.domain.kind === 'options'
        ? valueFor(name, parameter.domain, value, place)
        : E.flatMap(computed(tree, value, { key, place }), (number) =>
            within(name, parameter.domain as Exclude<typeof parameter.domain, { kind: 'options' }>, number, place),
          )
    if (E.isLeft(to)) return to
    changes.push({ parameter: name, from: before.get(name) ?? parameter.default, to: to.right, key })
  }
  return E.right(changes)
}

const computed = (tree: Tree, value: string, { key, place }: Pick<ForeignChange, 'key' | 'place'>) => {
  const number = parseRational(value)
  if (number === undefined) return E.left(problem('bad-value', `${key} needs a number`, { place, found: `"${value}"` }))
  const result = exact(tree, new Map([['value', number]]))
  return E.isRight(result)
    ? result
    : E.left(problem('bad-value', `${textOf(tree, { limit: 60 })} has no value at ${value}`, { place, found: value }))
}

/** The problem that no mechanism reads anything of a document. */
export const nothingRead = (document: ForeignDocument, mechanisms: readonly Mechanism[]): Problem => {
  const known = mechanisms.flatMap(({ bindings }) =>
    [...bindings.values()].filter(({ format }) => format === document.format).flatMap(({ reads }) => [...reads.keys()]),
  )
  const [first] = document.changes
  return problem('unread-proposal', 'nothing that this proposal changes is known here', {
    ...(first === undefined ? {} : { place: first.place }),
    expected: known.length === 0 ? 'a mechanism with a binding for it' : `one of ${known.join(', ')}`,
    found: document.changes.map(({ key }) => key).join(', ') || 'no change',
    mend: 'name a mechanism that has a binding for it with --mechanism',
  })
}
