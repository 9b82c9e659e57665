import type { Lexer, Token } from './lexer.js'

/** The place in a text that the parser has come to: a word, and the one before it. */
export interface Cursor {
  readonly token: () => Token
  readonly previous: () => Token | undefined
  readonly advance: () => void
  /** Takes what follows as the name of an option, hyphens included. */
  readonly advanceToOption: () => void
  readonly following: () => Token
  readonly followingOption: () => Token
}

export const cursor = (words: Lexer): Cursor => {
  let token = words.next(0)
  let previous: Token | undefined
  const go = (next: Token): void => {
    previous = token
    token = next
  }
  return {
    token: () => token,
    previous: () => previous,
    advance: () => {
      go(words.next(token.end))
    },
    advanceToOption: () => {
      go(words.option(token.end))
    },
    following: () => words.next(token.end),
    followingOption: () => words.option(token.end),
  }
}
