import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { claimDraft } from '../mechanism/data/shape/claim-codec.js'
import { closed, needed, optional, type RecordOf } from '../mechanism/data/shape/closed.js'
import { decodeWith, type Codec } from '../mechanism/data/shape/codec.js'
import { keyedMapOf, type Keyed } from '../mechanism/data/shape/collection.js'
import { extendMechanism } from '../mechanism/data/extend.js'
import type { Item, Scalar } from '../mechanism/data/source/item.js'
import { locateIn } from '../mechanism/data/source/locate.js'
import { whyNoFormulaName, whyNoLabel } from '../mechanism/data/shape/name.js'
import { text, written } from '../mechanism/data/shape/scalar-codec.js'
import { readSource } from '../mechanism/data/source/source.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { baselineOf } from './baseline.js'
import { bind } from './bind.js'
import type { Change, Proposal } from './proposal.js'
import { isSameValue, valueFor, valueText } from './value.js'
import type { ForeignDocument } from '../formats/foreign.js'

const change = closed('a change', { from: optional(written('the value now')), to: needed(written('the new value')) })

const fields = {
  proposal: needed(text),
  about: optional(text),
  mechanism: needed(written('the name or file of a mechanism')),
  baseline: optional(written('the name of a preset')),
  changes: optional(keyedMapOf('changes', change, whyNoFormulaName)),
  document: optional(written('the file of the proposal as it was submitted')),
  binding: optional(text),
  claims: optional(keyedMapOf('claims', claimDraft, whyNoLabel)),
} as const

type ProposalDraft = RecordOf<typeof fields>
const proposalDraft: Codec<ProposalDraft> = closed('a proposal', fields)

/** How a proposal reaches what it names: the host reads files and knows the ready-made mechanisms. */
export interface Surroundings {
  readonly mechanism: (reference: string) => Promise<E.Either<Problem, Mechanism>>
  readonly document: (path: string) => E.Either<Problem, ForeignDocument>
}

/** Whether a data file is a proposal of our own format, as far as its first look tells. */
export const isOwnProposal = (file: string, source: string): boolean =>
  /\.ya?ml$/i.test(file) || /^\s*\{[^]{0,2000}?"proposal"\s*:/.test(source)

/**
 * A proposal in our own format: the mechanism and preset that it changes, its changes (or the document that has them),
 * and what its author states, as claims.
 *
 * @returns a problem with its place for anything that does not fit, a stale `from` among them.
 */
export const readProposal = async (
  source: string,
  file: string,
  surroundings: Surroundings,
): Promise<E.Either<Problem, Proposal>> => {
  const read = pipe(
    readSource(source, file),
    E.chain(({ root }) =>
      pipe(
        decodeWith(proposalDraft, root),
        E.map((draft) => ({ root, draft })),
      ),
    ),
  )
  if (E.isLeft(read)) return read
  const { root, draft } = read.right
  const loaded = await surroundings.mechanism(draft.mechanism.text)
  return pipe(
    loaded,
    E.mapLeft((found): Problem => (found.place === undefined ? { ...found, place: draft.mechanism.place } : found)),
    E.chain((mechanism) => extendMechanism(mechanism, draft.claims ?? new Map<string, never>(), locateIn(root))),
    E.chain((mechanism) => withChanges(draft, root, mechanism, surroundings)),
  )
}

const withChanges = (
  draft: ProposalDraft,
  root: Item,
  mechanism: Mechanism,
  surroundings: Surroundings,
): E.Either<Problem, Proposal> => {
  const statements = [...(draft.claims ?? new Map<string, never>()).keys()]
  const titled = { title: draft.proposal, ...(draft.about === undefined ? {} : { about: draft.about }), statements }
  if (draft.document !== undefined) {
    if (draft.changes !== undefined)
      return E.left(
        problem('bad-shape', 'a proposal has either "changes" or a "document" that has them', {
          place: draft.document.place,
        }),
      )
    const { text: path, place } = draft.document
    return pipe(
      surroundings.document(path),
      E.mapLeft((found): Problem => (found.place === undefined ? { ...found, place } : found)),
      E.chain((document) => bind(document, mechanism, { binding: draft.binding, baseline: draft.baseline?.text })),
      E.map((proposal) => ({ ...proposal, ...titled })),
    )
  }
  if (draft.changes === undefined || draft.changes.size === 0)
    return E.left(
      problem('bad-shape', 'this proposal changes nothing', {
        place: root.place,
        expected: 'changes: { PARAMETER: { from: …, to: … } }',
      }),
    )
  return pipe(
    baselineOf(mechanism, draft.baseline?.text, draft.baseline?.place),
    E.chain((baseline) => {
      const changes: Change[] = []
      for (const [parameter, { key, value }] of draft.changes ?? []) {
        const read = changeOf(parameter, key, value, mechanism, baseline)
        if (E.isLeft(read)) return read
        changes.push(read.right)
      }
      return E.right({ ...titled, mechanism, baseline, readings: [{ name: '', changes }], unread: [] })
    }),
  )
}

const changeOf = (
  name: string,
  key: Scalar,
  { from, to }: Keyed<{ readonly from?: Scalar; readonly to: Scalar }>['value'],
  mechanism: Mechanism,
  baseline: Proposal['baseline'],
): E.Either<Problem, Change> => {
  const parameter = mechanism.parameters.get(name)
  if (parameter === undefined) {
    const close = nearest(name, mechanism.parameters.keys())
    return E.left(
      problem('unknown-name', `${mechanism.name} has no parameter "${name}"`, {
        place: key.place,
        expected: [...mechanism.parameters.keys()].join(', '),
        ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
      }),
    )
  }
  const now = baseline.values.get(name) ?? parameter.default
  return pipe(
    E.Do,
    E.bind('to', () => valueFor(name, parameter.domain, to.text, to.place)),
    E.bind('from', () => (from === undefined ? E.right(now) : valueFor(name, parameter.domain, from.text, from.place))),
    E.chain(({ from: said, to: value }) =>
      isSameValue(said, now)
        ? E.right({ parameter: name, from: now, to: value })
        : E.left(
            problem('stale-from', `${name} is not ${valueText(said)} in the baseline ${baseline.name}`, {
              place: from!.place,
              expected: valueText(now),
              found: valueText(said),
              mend: `write from: ${valueText(now)}, or name the baseline that the proposal was written against`,
            }),
          ),
    ),
  )
}
