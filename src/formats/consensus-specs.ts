import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Item } from '../mechanism/data/source/item.js'
import { readSource } from '../mechanism/data/source/source.js'
import { problem, type Place, type Problem } from '../problem/problem.js'
import type { ForeignChange, ForeignDocument, Unread } from './foreign.js'

const constantName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/

/** Whether a YAML file is one of constants, as far as its first key tells. */
export const isConsensusSpecs = (text: string): boolean =>
  /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Z][A-Z0-9_]*[ \t]*:/.test(text)

/**
 * A preset or a configuration of Ethereum's consensus-specs: YAML with a value for each CONSTANT.
 *
 * @returns the constants whose value is a number or a word, in order; lists such as BLOB_SCHEDULE are told as unread.
 * @source https://github.com/ethereum/consensus-specs, presets/ and configs/ (CC0)
 */
export const readConsensusSpecs = (text: string, file: string): E.Either<Problem, ForeignDocument> =>
  pipe(
    readSource(text, file),
    // A file of another shape is no mechanism either, but that is not what was asked for.
    E.mapLeft((found) =>
      found.code === 'bad-shape' ? notConstants({ file, line: 1, column: 1, ...found.place }) : found,
    ),
    E.chain(({ root }) => {
      const entries = root.kind === 'entries' ? [...root.entries.values()] : []
      const stranger = entries.find(({ key }) => !constantName.test(key.text))
      if (stranger !== undefined) return E.left(notConstants(stranger.key.place, stranger.key.text))
      if (entries.length === 0) return E.left(notConstants(root.place))
      const changes: ForeignChange[] = []
      const unread: Unread[] = []
      let title = 'consensus-specs constants'
      for (const { key, value } of entries) {
        const text = plainValue(value)
        if (key.text === 'CONFIG_NAME' && text !== undefined) title = `configuration ${text}`
        else if (key.text === 'PRESET_BASE') continue
        else if (text === undefined) unread.push({ what: key.text, why: 'its value is neither a number nor a word' })
        else changes.push({ key: key.text, value: text, place: value.place })
      }
      return E.right({ format: 'consensus-specs' as const, title, changes, unread })
    }),
  )

const notConstants = (place: Place, found?: string): Problem =>
  problem('bad-shape', 'this is not a file of consensus-specs constants', {
    place,
    expected: 'lines such as BASE_REWARD_FACTOR: 64',
    ...(found === undefined ? {} : { found }),
  })

/** Hexadecimal numbers of at most 64 bits are numbers; longer ones are hashes and addresses. */
const plainValue = (item: Item): string | undefined => {
  if (item.kind !== 'scalar' || item.text === '') return undefined
  return item.bare && /^0x[0-9a-fA-F]{1,16}$/.test(item.text) ? BigInt(item.text).toString() : item.text
}
