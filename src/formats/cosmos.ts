import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Entries, Item } from '../mechanism/data/source/item.js'
import { readSource } from '../mechanism/data/source/source.js'
import { problem, type Problem } from '../problem/problem.js'
import type { ForeignChange, ForeignDocument, Unread } from './foreign.js'

const entriesOf = (item: Item | undefined): Entries | undefined => (item?.kind === 'entries' ? item : undefined)
const under = (item: Item | undefined, key: string): Item | undefined => entriesOf(item)?.entries.get(key)?.value
const textOf = (item: Item | undefined): string | undefined => (item?.kind === 'scalar' ? item.text : undefined)

/**
 * A parameter-change proposal of the Cosmos SDK's x/params module, as `submit-proposal param-change` takes it: its
 * `changes` are at the top, under `content`, or under the content of `messages`. Values are JSON inside text.
 *
 * @returns the changes in order; messages of other kinds and values that are no number or word are told as unread.
 */
export const readCosmosProposal = (text: string, file: string): E.Either<Problem, ForeignDocument> =>
  pipe(
    readSource(text, file),
    E.chain(({ root }) => {
      const bodies = bodiesOf(root)
      if (bodies.length === 0) {
        return E.left(
          problem('bad-shape', 'this is not a parameter-change proposal', {
            place: root.place,
            expected: 'a list "changes" of { subspace, key, value }',
          }),
        )
      }
      const read = bodies.map(readBody)
      const body = bodies.find((candidate) => textOf(under(candidate, 'title')) !== undefined) ?? root
      const title = textOf(under(body, 'title'))
      const about = textOf(under(body, 'description')) ?? textOf(under(body, 'summary'))
      return E.right({
        format: 'cosmos' as const,
        ...(title === undefined ? {} : { title }),
        ...(about === undefined ? {} : { about }),
        changes: read.flatMap(({ changes }) => changes),
        unread: [...read.flatMap(({ unread }) => unread), ...otherMessages(root, bodies)],
      })
    }),
  )

const messagesOf = (root: Item): readonly Item[] => {
  const messages = under(root, 'messages')
  return messages?.kind === 'list' ? messages.items : []
}

/** Every place where a list of changes may stand. */
const bodiesOf = (root: Item): readonly Item[] =>
  [
    root,
    under(root, 'content'),
    ...messagesOf(root).flatMap((message) => [message, under(message, 'content')]),
  ].flatMap((item) => (item !== undefined && under(item, 'changes')?.kind === 'list' ? [item] : []))

const otherMessages = (root: Item, bodies: readonly Item[]): readonly Unread[] =>
  messagesOf(root)
    .filter((message) => !bodies.includes(message) && !bodies.some((body) => body === under(message, 'content')))
    .map((message) => ({
      what: textOf(under(message, '@type')) ?? 'a message',
      why: 'only messages that change parameters by subspace and key are read',
    }))

const readBody = (body: Item): { readonly changes: readonly ForeignChange[]; readonly unread: readonly Unread[] } => {
  const changes: ForeignChange[] = []
  const unread: Unread[] = []
  const list = under(body, 'changes')
  for (const item of list?.kind === 'list' ? list.items : []) {
    const subspace = textOf(under(item, 'subspace'))
    const key = textOf(under(item, 'key'))
    const written = under(item, 'value')
    if (subspace === undefined || key === undefined || written === undefined) {
      unread.push({ what: 'a change', why: 'it lacks subspace, key or value' })
      continue
    }
    const value = plainValue(textOf(written))
    if (value === undefined)
      unread.push({ what: `${subspace}/${key}`, why: 'its value is neither a number nor a word' })
    else changes.push({ key: `${subspace}/${key}`, value, place: written.place })
  }
  return { changes, unread }
}

/** `"\"0.95\""` is the text "0.95" written as JSON within JSON; what is no JSON is the bare word. */
const plainValue = (written: string | undefined): string | undefined => {
  if (written === undefined) return undefined
  try {
    const inner: unknown = JSON.parse(written)
    if (typeof inner === 'string') return inner
    // A bare number keeps its own digits: a double might not.
    return typeof inner === 'number' || typeof inner === 'boolean' ? written.trim() : undefined
  } catch {
    return /^[\w.+-]+$/.test(written) ? written : undefined
  }
}
