import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { Composer, CST, isAlias, isMap, isScalar, isSeq, Lexer, Parser, type YAMLError } from 'yaml'
import { problem, type Place, type Problem } from '../../../problem/problem.js'
import { itemOf } from './item-of-yaml.js'
import type { Item } from './item.js'

/** Bounds on what is read at all: files from strangers end quickly. */
export const limits = { characters: 2_000_000, nodes: 20_000, depth: 64 } as const

// Comments and empty lines are words too, and cost time though they make no nodes.
const wordLimit = 200_000

export const badYaml = (what: string, place: Place, detail: Omit<Problem, 'code' | 'what' | 'place'> = {}): Problem =>
  problem('bad-yaml', what, { place, ...detail })

/** Reads a text without control characters. */
export const parseYaml = (text: string, placeAt: (offset: number) => Place): E.Either<Problem, Item> =>
  pipe(
    tokensOf(text, placeAt),
    E.chain((tokens) => {
      // The schema "failsafe" leaves every scalar as it is written, so that decimals stay exact.
      const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, keepSourceTokens: true, strict: true })
      const documents = [...composer.compose(tokens, true, text.length)]
      const [first, second] = documents
      const error = first?.errors[0]
      if (error) {
        const [what, mend] = wordingOf(error)
        return E.left(badYaml(what, placeAt(error.pos[0]), mend === undefined ? {} : { mend }))
      }
      if (second)
        return E.left(badYaml('the file holds several documents', placeAt(second.range[0]), { mend: 'keep one' }))
      const contents = first?.contents
      if (!isMap(contents)) return E.left(notAMap(contents, placeAt))
      return itemOf(contents, text, placeAt, limits.depth)
    }),
  )

const notAMap = (contents: unknown, placeAt: (offset: number) => Place): Problem => {
  const isEmpty = !isSeq(contents) && !isAlias(contents) && !(isScalar(contents) && contents.value !== '')
  const start = !isEmpty && (isSeq(contents) || isScalar(contents)) ? (contents.range?.[0] ?? 0) : 0
  return problem('bad-shape', isEmpty ? 'the file is empty' : 'the file is not a mechanism', {
    place: placeAt(start),
    expected: 'a map that begins with mechanism: NAME',
    found: isEmpty ? 'nothing' : isSeq(contents) ? 'a list' : 'a single text',
  })
}

/** Guards the way to YAML's composer, which recurses: depth and size are counted while words come in one by one. */
const tokensOf = (text: string, placeAt: (offset: number) => Place): E.Either<Problem, readonly CST.Token[]> => {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let isContent = false
  let words = 0
  let nodes = 0
  for (const word of new Lexer().lex(text)) {
    const place = parser.offset
    const refused = isContent ? undefined : refusals.get(CST.tokenType(word) ?? '')
    if (refused !== undefined)
      return E.left(
        badYaml(`${refused} are refused`, placeAt(place), {
          found: word.slice(0, 40),
          mend: 'write out what is meant',
        }),
      )
    if (!isContent && isNode(word)) nodes += 1
    words += 1
    isContent = word === CST.SCALAR
    tokens.push(...parser.next(word))
    if (nodes > limits.nodes)
      return E.left(
        badYaml(`the file has more than ${limits.nodes} keys and values`, placeAt(place), { mend: 'split it' }),
      )
    if (words > wordLimit) return E.left(badYaml('the file has too many lines', placeAt(place), { mend: 'shorten it' }))
    // The parser keeps a token for each level, and one or two for the document and what is just being read.
    if (parser.stack.length > limits.depth + 4)
      return E.left(badYaml(`the file is nested more than ${limits.depth} levels deep`, placeAt(place)))
  }
  tokens.push(...parser.end())
  return E.right(tokens)
}

const refusals: ReadonlyMap<string, string> = new Map([
  ['alias', 'aliases'],
  ['anchor', 'anchors'],
  ['tag', 'tags'],
  ['directive-line', 'directives'],
])

const isNode = (word: string): boolean =>
  word === CST.SCALAR || word === '{' || word === '[' || word === '-' || word.startsWith('"') || word.startsWith("'")

/** What the library for YAML says, in words of ours: by its code, and where that is wide by how its message begins. */
const wordingOf = ({ code, message }: YAMLError): readonly [what: string, mend?: string] => {
  switch (code as string) {
    case 'BAD_INDENT':
      return message.startsWith('Flow')
        ? ['a "{" or "[" is not closed before this line', 'close it, or indent this line']
        : ['this line is indented differently from its neighbours']
    case 'TAB_AS_INDENT':
      return ['a tab stands where only blanks can indent', 'indent by blanks']
    case 'BAD_DQ_ESCAPE':
      return ['a backslash begins no escape that is known', 'write the backslash twice, or use single quotes']
    case 'BLOCK_AS_IMPLICIT_KEY':
      return ['there is a second ": " on one line', 'quote the text that holds ": "']
    case 'MULTILINE_IMPLICIT_KEY':
      return ['a key lacks its colon, or runs over several lines', 'write key: value, with a blank after the colon']
    case 'KEY_OVER_1024_CHARS':
      return ['a key is longer than 1,024 characters']
    case 'BAD_SCALAR_START':
      return ['text without quotes cannot begin like this', 'quote the text']
    case 'MISSING_CHAR':
      return message.includes('quote') ? ['a quote is not closed'] : [plainly(message)]
    case 'UNEXPECTED_TOKEN':
      return message.includes('block-seq-ind')
        ? ['a list cannot begin on the line of its key', 'quote the text if "-" belongs to it']
        : [plainly(message)]
    default:
      return [plainly(message)]
  }
}

const plainly = (message: string): string => {
  const line = message.split('\n')[0]!.replace(/\.$/, '').slice(0, 200)
  return line.charAt(0).toLowerCase() + line.slice(1)
}
