import type { Choice, Operation, Step, Tape } from './interval-tape.js'

/** What a cell holds. A computed or chosen cell depends on earlier cells only. */
export type Cell =
  | { readonly kind: 'constant'; readonly low: number; readonly high: number }
  | { readonly kind: 'input'; readonly slot: number }
  | { readonly kind: 'computed'; readonly operation: Operation; readonly a: number; readonly b: number }
  | { readonly kind: 'chosen'; readonly group: Group }

/** Choices by one condition, in consecutive cells. */
interface Group {
  readonly condition: number
  readonly first: number
  readonly choices: readonly Choice[]
}

/** A stretch of program that runs or is skipped as a whole: everything, or one side of a group. */
interface Region {
  readonly parent: Region | undefined
  readonly depth: number
  /** What it computes itself: cells, groups by their first cell. Later ones first. */
  readonly cells: number[]
}

/** The two sides of a group, and where the group itself stands. */
interface Sides {
  readonly then: Region
  readonly otherwise: Region
}

const regionUnder = (parent: Region | undefined): Region => ({
  parent,
  depth: parent === undefined ? 0 : parent.depth + 1,
  cells: [],
})

/** The innermost region around both. */
const around = (a: Region | undefined, b: Region): Region => {
  let x = a ?? b
  let y = b
  while (x !== y) {
    if (x.depth >= y.depth) x = x.parent!
    else y = y.parent!
  }
  return x
}

/**
 * Orders cells into a program: each computed once, before its uses, and in the innermost region that holds all of them,
 * so that what only one side of a condition needs is skipped where the condition excludes that side. Unused cells fall out.
 */
export const schedule = (cells: readonly Cell[], outputs: readonly number[]): Tape => {
  const root = regionUnder(undefined)
  const regions = new Array<Region | undefined>(cells.length).fill(undefined)
  const sides = new Map<Group, Sides>()
  const use = (cell: number, region: Region): void => {
    regions[cell] = around(regions[cell], region)
  }
  for (const output of outputs) use(output, root)

  // From the last to the first, so that all uses of a cell are known before its place is settled.
  for (let index = cells.length - 1; index >= 0; index -= 1) {
    const cell = cells[index]!
    if (cell.kind === 'computed') {
      const region = regions[index]
      if (region === undefined) continue
      region.cells.push(index)
      use(cell.a, region)
      use(cell.b, region)
    } else if (cell.kind === 'chosen' && cell.group.first === index) {
      const { condition, choices } = cell.group
      let region: Region | undefined
      choices.forEach((_, offset) => {
        const place = regions[index + offset]
        if (place !== undefined) region = around(region, place)
      })
      if (region === undefined) continue
      region.cells.push(index)
      use(condition, region)
      const { then, otherwise } = { then: regionUnder(region), otherwise: regionUnder(region) }
      sides.set(cell.group, { then, otherwise })
      choices.forEach((choice, offset) => {
        if (regions[index + offset] === undefined) return
        use(choice.then, then)
        use(choice.otherwise, otherwise)
      })
    }
  }

  const steps: Step[] = []
  const emitSide = (kind: 'skipIfFalse' | 'skipIfTrue', condition: number, side: Region): void => {
    if (side.cells.length === 0) return
    const skip = { kind, condition, to: 0 }
    steps.push(skip)
    emit(side)
    skip.to = steps.length
  }
  const emit = (region: Region): void => {
    for (const index of region.cells.reverse()) {
      const cell = cells[index]!
      if (cell.kind === 'computed') steps.push({ kind: cell.operation, out: index, a: cell.a, b: cell.b })
      else if (cell.kind === 'chosen') {
        const { condition, choices } = cell.group
        const { then, otherwise } = sides.get(cell.group)!
        emitSide('skipIfFalse', condition, then)
        emitSide('skipIfTrue', condition, otherwise)
        choices.forEach((choice, offset) => {
          if (regions[index + offset] !== undefined)
            steps.push({ kind: 'choose', out: index + offset, condition, choice })
        })
      }
    }
  }
  emit(root)

  return {
    size: cells.length,
    constants: cells.flatMap((cell, index) =>
      cell.kind === 'constant' ? [{ cell: index, low: cell.low, high: cell.high }] : [],
    ),
    inputs: cells.flatMap((cell, index) =>
      cell.kind === 'input' && regions[index] !== undefined ? [{ cell: index, slot: cell.slot }] : [],
    ),
    steps,
  }
}
