import { plain } from '../escape.js'

/** A part of a picture, as data: an SVG element, its attributes and what is in it. */
export interface Shape {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number>>
  readonly children: readonly (Shape | string)[]
}

export const shape = (
  name: string,
  attributes: Shape['attributes'],
  ...children: readonly (Shape | string)[]
): Shape => ({ name, attributes, children })

/** As SVG text. Attributes are sorted and numbers rounded, so that the same picture has the same bytes everywhere. */
export const svgOf = ({ name, attributes, children }: Shape): string => {
  const written = Object.entries(attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? rounded(String(value)) : value)}"`)
    .join('')
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : svgOf(child))).join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

const escaped = (text: string): string =>
  plain(text)
    // Half of a surrogate pair, and the two codes that are no characters, may not stand in XML.
    .replace(/[\p{Surrogate}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Numbers in an attribute to a hundredth of a pixel. */
const rounded = (text: string): string =>
  text.replace(/-?\d+\.\d{3,}(?:e-?\d+)?|-?\d+e-\d+/g, (number) => String(Math.round(Number(number) * 100) / 100 + 0))

/** What is read of an element that was drawn in a document; a document of Node and one of a browser both have it. */
interface Drawn {
  readonly nodeType: number
  readonly localName?: string
  readonly nodeValue?: string | null
  readonly attributes?: ArrayLike<{ readonly name: string; readonly value: string }>
  readonly childNodes: ArrayLike<Drawn>
}

const kept: Readonly<Record<string, readonly string[]>> = {
  svg: [],
  g: ['aria-label', 'aria-hidden', 'clip-path'],
  path: ['d'],
  line: ['x1', 'x2', 'y1', 'y2'],
  circle: ['cx', 'cy', 'r'],
  text: ['x', 'y', 'dx', 'dy'],
  tspan: ['x', 'y', 'dx', 'dy'],
}
const keptEverywhere = [
  ...['transform', 'fill', 'fill-opacity', 'opacity', 'text-anchor', 'font-variant', 'font-size', 'font-weight'],
  ...['stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-miterlimit'],
]
const elementNode = 1
const textNode = 3

/** An element that was drawn in a document, as data: only elements and attributes that draw, nothing that runs or loads. */
export const readShape = (drawn: Drawn): Shape | undefined => {
  const name = drawn.localName ?? ''
  const own = Object.hasOwn(kept, name) ? kept[name] : undefined
  if (drawn.nodeType !== elementNode || own === undefined) return undefined
  const attributes: Record<string, string> = {}
  for (const { name: key, value } of Array.from(drawn.attributes ?? []))
    if (own.includes(key)) attributes[key] = key.startsWith('aria') || key === 'clip-path' ? value : rounded(value)
    else if (keptEverywhere.includes(key)) attributes[key] = rounded(value)
  const children = Array.from(drawn.childNodes, (child) =>
    child.nodeType === textNode ? (child.nodeValue ?? '') : readShape(child),
  )
  return { name, attributes, children: children.filter((child) => child !== undefined) }
}
