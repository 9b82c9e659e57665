/** What is about to be printed as data, layout aside. */
export type Document = Leaf | Sequence | Mapping

export interface Leaf {
  readonly kind: 'leaf'
  readonly text: string
  /** Text is quoted where it would be read as something else; numbers and flags stand as they are. */
  readonly isText: boolean
}

export interface Sequence {
  readonly kind: 'sequence'
  readonly items: readonly Document[]
}

export interface Mapping {
  readonly kind: 'mapping'
  readonly entries: readonly (readonly [key: string, value: Document])[]
  /** Whether each entry has lines of its own even where all would fit into one. */
  readonly isOpen: boolean
}

export const prose = (text: string): Leaf => ({ kind: 'leaf', text, isText: true })
/** A number where the text is one that JSON has as well, and text otherwise: `0.2`, `"1/3"`. */
export const formula = (text: string): Leaf => ({
  kind: 'leaf',
  text,
  isText: !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e-?\d+)?$/.test(text),
})
export const flag = (value: boolean): Leaf => ({ kind: 'leaf', text: `${value}`, isText: false })
export const whole = (value: number): Leaf => ({ kind: 'leaf', text: `${value}`, isText: false })
export const sequence = (items: readonly Document[]): Sequence => ({ kind: 'sequence', items })

/** A map of what there is: undefined entries are left out. */
export const mapping = (entries: Readonly<Record<string, Document | undefined>>, isOpen = false): Mapping => ({
  kind: 'mapping',
  isOpen,
  entries: Object.entries(entries).flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
})

/** A map from names, in their order; undefined where there are none. */
export const mappingOf = <A>(
  map: ReadonlyMap<string, A>,
  show: (value: A, name: string) => Document,
  isOpen = false,
): Mapping | undefined =>
  map.size === 0
    ? undefined
    : { kind: 'mapping', isOpen, entries: [...map].map(([name, value]) => [name, show(value, name)]) }

export const said = (words: string | undefined): Leaf | undefined => (words === undefined ? undefined : prose(words))
