// What is printed may come from a stranger's file: control characters could steer a terminal, marks of direction could
// make a line read otherwise than it is.
const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0) || isDirection(code)
const isDirection = (code: number): boolean =>
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code === 0x200e || code === 0x200f

/** A text without characters that would steer a terminal or reorder a line; each becomes a blank. */
export const plain = (text: string): string =>
  Array.from(text, (character) => (isControl(character.codePointAt(0)!) ? ' ' : character)).join('')

/** A text that Markdown shows as it is. */
export const inMarkdown = (text: string): string =>
  plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
