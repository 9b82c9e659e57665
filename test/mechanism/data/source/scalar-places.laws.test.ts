import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSource } from '../../../../src/mechanism/data/source/source.js'

const words = fc.array(fc.constantFrom('a', '+', "b'", '(1', '2)', '"c"', 'é', '😀', '\\'), {
  minLength: 1,
  maxLength: 12,
})
const breaks = fc.array(fc.constantFrom(' ', ' ', '\n    ', '\n\n    ', '  \n    '), { minLength: 12, maxLength: 12 })

const styles: Readonly<Record<string, (lines: string) => string>> = {
  bare: (lines) => `a ${lines}`,
  'folded block': (lines) => `>-\n    ${lines}`,
  'literal block': (lines) => `|+ # note\n    ${lines}\n`,
  'single quotes': (lines) => `' ${lines.replaceAll("'", "''")} '`,
  'double quotes': (lines) => `"${lines.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('+', '\\x2B')}"`,
}

for (const [style, write] of Object.entries(styles))
  test(`in ${style} every character that is not blank is found where it is written`, () => {
    fc.assert(
      fc.property(words, breaks, (said, between) => {
        const body = said.map((word, index) => (index === 0 ? word : between[index]! + word)).join('')
        const text = `key: ${write(body)}\n`
        const source = readSource(text)
        if (E.isLeft(source)) throw new Error(`${source.left.what} in ${text}`)
        const { root } = source.right
        const scalar = root.kind === 'entries' ? root.entries.get('key')!.value : root
        if (scalar.kind !== 'scalar') return expect.unreachable('a text is a scalar')
        const lines = text.split('\n')
        for (let offset = 0; offset < scalar.text.length; offset += 1) {
          const character = scalar.text[offset]!
          const { line, column } = scalar.placeAt(offset)
          const written = lines[line - 1]!.slice(column - 1)
          const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '+': '\\x2B' }
          if (character.trim() !== '')
            expect(written.startsWith(character) || written.startsWith(escapes[character] ?? character)).toBe(true)
        }
        return undefined
      }),
      { seed: 1, numRuns: 200 },
    )
  })
