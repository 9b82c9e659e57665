import type { Bounds } from '../../arithmetic/interval-cells.js'
import * as kernel from '../../arithmetic/interval-cells.js'
import * as slopes from '../../arithmetic/slope-cells.js'
import type { BinaryKind, UnaryKind } from '../tree.js'

/**
 * What one step computes from one cell or two.
 *
 * A condition is an interval too: [1, 1] where it is nowhere false, [0, 0] where it is nowhere true, else [0, 1].
 */
export type Operation = UnaryKind | BinaryKind | 'min' | 'max' | Logic | Slope
type Logic = 'less' | 'atMost' | 'equal' | 'not' | 'and' | 'or'
/** Parts of slopes: see slope-cells.ts. */
type Slope = 'rootSlope' | 'absSlope' | 'stepSlope' | 'powerSlope' | 'exponentSlope'

/** One of two cells, as a condition says; where it is undecided, their join, or the whole line if there may be a jump. */
export interface Choice {
  readonly then: number
  readonly otherwise: number
  readonly mayJump: boolean
}

/** One step of a program. Operations on one cell have it twice. Skipping leads forward, to the step at `to`. */
export type Step =
  | { readonly kind: Operation; readonly out: number; readonly a: number; readonly b: number }
  | { readonly kind: 'choose'; readonly out: number; readonly condition: number; readonly choice: Choice }
  | { readonly kind: 'skipIfFalse'; readonly condition: number; to: number }
  | { readonly kind: 'skipIfTrue'; readonly condition: number; to: number }

/** A program over cells, each of them an interval. */
export interface Tape {
  readonly size: number
  readonly constants: readonly { readonly cell: number; readonly low: number; readonly high: number }[]
  /** Cells that are read from slots of the box. */
  readonly inputs: readonly { readonly cell: number; readonly slot: number }[]
  readonly steps: readonly Step[]
}

/** The cells of a tape that runs; `defined` is 1 where the cell surely has a value at every point of the box. */
export interface Memory {
  readonly low: Bounds
  readonly high: Bounds
  readonly defined: Uint8Array
}

export const memoryOf = (tape: Tape): Memory => {
  const low = new Float64Array(tape.size)
  const high = new Float64Array(tape.size)
  for (const constant of tape.constants) {
    low[constant.cell] = constant.low
    high[constant.cell] = constant.high
  }
  return { low, high, defined: new Uint8Array(tape.size).fill(1) }
}

/**
 * Runs a tape over a box.
 *
 * An interpreter and not generated source: outward rounding takes so much longer than finding the next step that source
 * was no faster; and this works where `new Function` is forbidden and for programs of any length.
 */
export const runTape = (tape: Tape, memory: Memory, boxLow: Bounds, boxHigh: Bounds): void => {
  const { low, high, defined } = memory
  for (const { cell, slot } of tape.inputs) {
    low[cell] = boxLow[slot]!
    high[cell] = boxHigh[slot]!
  }
  const { steps } = tape
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index]!
    if (step.kind === 'skipIfFalse') {
      if (high[step.condition] === 0) index = step.to - 1
    } else if (step.kind === 'skipIfTrue') {
      if (low[step.condition] === 1) index = step.to - 1
    } else if (step.kind === 'choose') {
      choose(memory, step.out, step.condition, step.choice)
    } else {
      defined[step.out] = defined[step.a]! & defined[step.b]!
      compute(memory, step.kind, step.out, step.a, step.b)
    }
  }
}

const choose = ({ low, high, defined }: Memory, out: number, condition: number, choice: Choice): void => {
  const { then, otherwise, mayJump } = choice
  if (low[condition] === 1 || high[condition] === 0) {
    const taken = low[condition] === 1 ? then : otherwise
    low[out] = low[taken]!
    high[out] = high[taken]!
    defined[out] = defined[condition]! & defined[taken]!
    return
  }
  if (mayJump) {
    low[out] = -Infinity
    high[out] = Infinity
  } else kernel.joinCells(low, high, out, then, otherwise)
  defined[out] = defined[condition]! & defined[then]! & defined[otherwise]!
}

const compute = ({ low, high, defined }: Memory, kind: Operation, out: number, a: number, b: number): void => {
  switch (kind) {
    case 'add':
      kernel.addCells(low, high, out, a, b)
      break
    case 'multiply':
      kernel.multiplyCells(low, high, out, a, b)
      break
    case 'subtract':
      kernel.subtractCells(low, high, out, a, b)
      break
    case 'divide':
      if (!(low[b]! > 0 || high[b]! < 0)) defined[out] = 0
      kernel.divideCells(low, high, out, a, b)
      break
    case 'max':
      kernel.maxCells(low, high, out, a, b)
      break
    case 'min':
      kernel.minCells(low, high, out, a, b)
      break
    case 'less':
      decide(low, high, out, high[a]! < low[b]!, low[a]! >= high[b]!)
      break
    case 'atMost':
      decide(low, high, out, high[a]! <= low[b]!, low[a]! > high[b]!)
      break
    case 'equal':
      decide(low, high, out, high[a]! <= low[b]! && low[a]! >= high[b]!, high[a]! < low[b]! || low[a]! > high[b]!)
      break
    case 'negate':
      kernel.negateCell(low, high, out, a)
      break
    case 'power':
      if (!kernel.hasAllPowers(low, high, a, b)) defined[out] = 0
      kernel.powerCells(low, high, out, a, b)
      break
    case 'sqrt':
      if (!(low[a]! >= 0)) defined[out] = 0
      kernel.sqrtCell(low, high, out, a)
      break
    case 'exp':
      kernel.expCell(low, high, out, a)
      break
    case 'log':
      if (!(low[a]! > 0)) defined[out] = 0
      kernel.logCell(low, high, out, a)
      break
    case 'abs':
      kernel.absCell(low, high, out, a)
      break
    case 'floor':
      kernel.floorCell(low, high, out, a)
      break
    case 'ceil':
      kernel.ceilCell(low, high, out, a)
      break
    case 'not':
      decide(low, high, out, high[a] === 0, low[a] === 1)
      break
    // One side that settles the matter settles it even where the other has no value.
    case 'and':
      if ((high[a] === 0 && defined[a] === 1) || (high[b] === 0 && defined[b] === 1)) defined[out] = 1
      kernel.minCells(low, high, out, a, b)
      break
    case 'or':
      if ((low[a] === 1 && defined[a] === 1) || (low[b] === 1 && defined[b] === 1)) defined[out] = 1
      kernel.maxCells(low, high, out, a, b)
      break
    case 'rootSlope':
      slopes.rootSlopeCell(low, high, out, a)
      break
    case 'absSlope':
      slopes.absSlopeCell(low, high, out, a)
      break
    case 'stepSlope':
      slopes.stepSlopeCell(low, high, out, a)
      break
    case 'powerSlope':
      slopes.powerSlopeCells(low, high, out, a, b)
      break
    case 'exponentSlope':
      slopes.exponentSlopeCells(low, high, out, a, b)
      break
  }
}

const decide = (low: Bounds, high: Bounds, out: number, isTrue: boolean, isFalse: boolean): void => {
  low[out] = isTrue ? 1 : 0
  high[out] = isFalse ? 0 : 1
}
