import { parseHTML } from 'linkedom'
import type { Canvas } from '../../../src/report/plot/axes-and-lines.js'

/** A document without a browser. */
export const canvas = (): Canvas => {
  const page: unknown = parseHTML('<html></html>')
  return (page as { readonly document: Canvas }).document
}
