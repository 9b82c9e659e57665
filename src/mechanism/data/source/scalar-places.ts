/**
 * For each character of a scalar's text, and for its end, the offset in the file where it stands.
 *
 * Folding, chomping and indentation change blanks only, so the n-th character that is not blank in the text is
 * the n-th one in the source, once escapes count as the one character that they stand for.
 */
export const sourceOffsets = (text: string, source: string, start: number): Int32Array => {
  const offsets = new Int32Array(text.length + 1)
  const written = inkOf(source)
  let count = 0
  let after = start
  for (let index = 0; index < text.length; index += 1) {
    if (isBlank(text[index]!)) offsets[index] = after
    else {
      const [from, to] = written[count] ?? [source.length, source.length]
      offsets[index] = start + from
      after = start + to
      count += 1
    }
  }
  offsets[text.length] = after
  return offsets
}

const isBlank = (character: string): boolean =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r'

/** From where to where each character that is not blank is written. */
const inkOf = (source: string): readonly (readonly [number, number])[] => {
  const first = source.charAt(0)
  if (first === '"') return doubleQuoted(source)
  if (first === "'") return singleQuoted(source)
  if (first !== '|' && first !== '>') return plain(source, 0)
  const header = source.indexOf('\n')
  return header === -1 ? [] : plain(source, header + 1)
}

const plain = (source: string, start: number): readonly (readonly [number, number])[] => {
  const ink: [number, number][] = []
  for (let index = start; index < source.length; index += 1) if (!isBlank(source[index]!)) ink.push([index, index + 1])
  return ink
}

const singleQuoted = (source: string): readonly (readonly [number, number])[] => {
  const ink: [number, number][] = []
  for (let index = 1; index < source.length - 1; index += 1) {
    const length = source[index] === "'" ? 2 : 1
    if (!isBlank(source[index]!)) ink.push([index, index + length])
    index += length - 1
  }
  return ink
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

const doubleQuoted = (source: string): readonly (readonly [number, number])[] => {
  const ink: [number, number][] = []
  let index = 1
  while (index < source.length - 1) {
    const character = source[index]!
    const next = source[index + 1]!
    if (character !== '\\') {
      if (!isBlank(character)) ink.push([index, index + 1])
      index += 1
    } else {
      const length = escapeLengths[next] ?? 2
      const code = length > 2 ? parseInt(source.slice(index + 2, index + length), 16) : undefined
      // A code beyond sixteen bits is two characters of a JavaScript string.
      const characters =
        code === undefined ? (isBlankEscape(next) ? 0 : 1) : blankCodes.has(code) ? 0 : code > 0xffff ? 2 : 1
      for (let count = 0; count < characters; count += 1) ink.push([index, index + length])
      index += length
    }
  }
  return ink
}

const blankCodes = new Set([9, 10, 13, 32])
const isBlankEscape = (letter: string): boolean => isBlank(letter) || letter === 'n' || letter === 't' || letter === 'r'
