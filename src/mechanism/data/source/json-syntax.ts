import { problem, type Place, type Problem } from '../../../problem/problem.js'

/** The first place where a text is not JSON, if there is one. Keeps its own stack; linear in the text. */
export const findJsonFault = (text: string, placeAt: (offset: number) => Place): Problem | undefined => {
  const open: ('{' | '[')[] = []
  let offset = 0
  let expects: Expectation = 'value'

  const skipBlanks = (): void => {
    while (isJsonBlank(text[offset])) offset += 1
  }
  const fault = (expected: string, mend?: string): Problem =>
    problem('bad-yaml', 'this is not JSON', {
      place: placeAt(offset),
      expected,
      found: offset >= text.length ? 'the end of the file' : JSON.stringify(wordAt(text, offset)),
      ...(mend === undefined ? {} : { mend }),
    })
  const close = (): void => {
    open.pop()
    expects = open.length === 0 ? 'end' : 'comma'
  }

  for (;;) {
    skipBlanks()
    if (offset >= text.length) break
    const character = text[offset]!
    const inMap = open[open.length - 1] === '{'
    const closing = inMap ? '}' : ']'
    switch (expects) {
      case 'end':
        return fault('the end of the file')
      case 'colon':
        if (character !== ':') return fault('":"')
        offset += 1
        expects = 'value'
        break
      case 'comma':
        if (character === closing) close()
        else if (character === ',') expects = inMap ? 'key' : 'value'
        else return fault(`"," or "${closing}"`)
        offset += 1
        break
      case 'first key':
      case 'key': {
        if (character === '}' && expects === 'first key') {
          close()
          offset += 1
          break
        }
        if (character === '}') return fault('another key', 'remove the comma before it')
        if (character !== '"') return fault('a key in double quotes')
        const end = endOfString(text, offset)
        if (typeof end === 'string') return fault(end)
        offset = end
        expects = 'colon'
        break
      }
      case 'first value':
      case 'value': {
        if (character === ']' && expects === 'first value') {
          close()
          offset += 1
          break
        }
        if (character === ']' && !inMap) return fault('another value', 'remove the comma before it')
        if (character === '{' || character === '[') {
          open.push(character)
          expects = character === '{' ? 'first key' : 'first value'
          offset += 1
          break
        }
        const end = character === '"' ? endOfString(text, offset) : endOfLiteral(text, offset)
        if (typeof end === 'string') return fault(end)
        offset = end
        expects = open.length === 0 ? 'end' : 'comma'
      }
    }
  }
  if (expects === 'end') return undefined
  return fault(open.length === 0 ? 'a value' : `"${open[open.length - 1] === '{' ? '}' : ']'}"`)
}

type Expectation = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'comma' | 'end'

const isJsonBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\r' || character === '\t'

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

/** The offset behind a string or literal, or what was expected in its place. */
const endOfLiteral = (text: string, start: number): number | string => {
  literal.lastIndex = start
  return literal.test(text) ? literal.lastIndex : 'a value: text in double quotes, a number, a list or a map'
}

const endOfString = (text: string, start: number): number | string => {
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text[offset]!
    if (character === '"') return offset + 1
    if (character < ' ') return 'a closing double quote on the same line'
    if (character === '\\') {
      const isCode = text[offset + 1] === 'u'
      if (
        isCode
          ? !/^[0-9a-fA-F]{4}$/.test(text.slice(offset + 2, offset + 6))
          : !'"\\/bfnrt'.includes(text[offset + 1] ?? '?')
      )
        return 'text without unknown escapes after "\\"'
      offset += isCode ? 5 : 1
    }
  }
  return 'a closing double quote'
}

const wordAt = (text: string, offset: number): string =>
  /^(?:\w+|[^\w])/u.exec(text.slice(offset, offset + 20))?.[0] ?? ''
