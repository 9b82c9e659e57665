import type { Document } from './document.js'

const width = 100

/** Lays a document out as JSON: what fits on a line stands on one. Ends in a line break. */
export const printJson = (document: Document): string => `${lines(document, '')}\n`

const lines = (document: Document, indent: string): string => {
  const inline = onOneLine(document)
  if (document.kind === 'leaf' || (!isOpen(document) && indent.length + inline.length <= width)) return inline
  const inner = `${indent}  `
  if (document.kind === 'sequence')
    return `[\n${document.items.map((item) => `${inner}${lines(item, inner)}`).join(',\n')}\n${indent}]`
  const entries = document.entries.map(([key, value]) => `${inner}${JSON.stringify(key)}: ${lines(value, inner)}`)
  return `{\n${entries.join(',\n')}\n${indent}}`
}

const isOpen = (document: Document): boolean =>
  document.kind === 'mapping' && document.isOpen && document.entries.length > 0

const onOneLine = (document: Document): string => {
  switch (document.kind) {
    case 'leaf':
      return document.isText ? JSON.stringify(document.text) : document.text
    case 'sequence':
      return `[${document.items.map(onOneLine).join(', ')}]`
    case 'mapping':
      return document.entries.length === 0
        ? '{}'
        : `{ ${document.entries.map(([key, value]) => `${JSON.stringify(key)}: ${onOneLine(value)}`).join(', ')} }`
  }
}
