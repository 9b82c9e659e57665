import { keywords } from './operators.js'

/** A word of a formula's text; `end` stands behind the last one, and `stray` is what no word begins with. */
export interface Token {
  readonly kind: 'number' | 'name' | 'keyword' | 'symbol' | 'quoted' | 'hole' | 'stray' | 'end'
  /** As it means: `<=` for `≤`, `=` for `==`, and a quoted option without its quotes. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Reads the word after an offset. The parser asks for options where it expects one, since they may hold hyphens. */
export interface Lexer {
  readonly next: (offset: number) => Token
  readonly option: (offset: number) => Token
}

const meaning: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['×', '*'],
  ['·', '*'],
  ['−', '-'],
])

const blank = /\s*/y
const number = /(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y
const name = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*'?/y
const symbol = /<=|>=|!=|==|[-+*/^(),=<>≤≥≠×·−]/y
// What people who know another language write; the parser says what to write instead.
const foreign = /\*\*|&&|\|\||=>|=<|<>/y
const character = /./suy
const option = /[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/uy
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"/y

/** Whether an option can be written without quotes. */
export const isPlainOption = (text: string): boolean =>
  /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(text) && (!keywords.has(text) || isTruth(text))

const isTruth = (text: string): boolean => text === 'true' || text === 'false'

/**
 * The words of a text. Linear in its length, each word being read once.
 * @param isHole says whether an operand given from outside stands at an offset, in the place of one character.
 */
export const lexer = (text: string, isHole: (offset: number) => boolean): Lexer => {
  const match = (pattern: RegExp, offset: number): string | undefined => {
    pattern.lastIndex = offset
    return pattern.exec(text)?.[0]
  }
  const token = (kind: Token['kind'], start: number, written: string, meant = written): Token => ({
    kind,
    text: meant,
    start,
    end: start + written.length,
  })
  const startAfter = (offset: number): number => offset + (match(blank, offset)?.length ?? 0)

  const next = (offset: number): Token => {
    const start = startAfter(offset)
    if (start >= text.length) return token('end', text.length, '')
    if (isHole(start)) return token('hole', start, text[start]!)
    const word = match(name, start)
    if (word !== undefined) return token(keywords.has(word) ? 'keyword' : 'name', start, word)
    const digits = match(number, start)
    if (digits !== undefined) {
      // "1.2.3" and "5." are not numbers; as two words they would only puzzle.
      const dotted = text[start + digits.length] === '.'
      return dotted ? token('stray', start, `${digits}.`) : token('number', start, digits)
    }
    const strange = match(foreign, start)
    if (strange !== undefined) return token('stray', start, strange)
    const sign = match(symbol, start)
    if (sign !== undefined) return token('symbol', start, sign, meaning.get(sign) ?? sign)
    return token('stray', start, match(character, start) ?? text[start]!)
  }

  const wordOfOption = (offset: number): Token => {
    const start = startAfter(offset)
    if (start >= text.length || isHole(start)) return next(offset)
    const inQuotes = match(quoted, start)
    if (inQuotes !== undefined) {
      const quote = inQuotes[0]!
      const end = start + inQuotes.length
      for (let inside = start; inside < end; inside += 1) if (isHole(inside)) return token('stray', start, quote)
      return token('quoted', start, inQuotes, inQuotes.slice(1, -1).replaceAll(quote + quote, quote))
    }
    const plain = match(option, start)
    if (plain === undefined) return next(offset)
    return token(keywords.has(plain) && !isTruth(plain) ? 'keyword' : 'name', start, plain)
  }

  return { next, option: wordOfOption }
}
