import * as Q from '../arithmetic/rational.js'
import { enclosing, type Interval } from '../arithmetic/interval.js'
import { subtract } from '../formula/build.js'
import type { Setting } from '../formula/domain.js'
import { encodeBox, type Box } from '../formula/reading/interval.js'
import { compileIntervalGradient } from '../formula/reading/interval-gradient.js'
import { compileTree, type Layout } from '../formula/reading/number.js'
import { substitution, type Substitution } from '../formula/substitute.js'
import { variablesOf } from '../formula/variables.js'
import type { ModelState } from '../mechanism/model.js'
import { bracket } from '../optimise/root.js'

/** States with everything else put in: those that are defined outright by now, and those to solve for. */
export interface ReducedStates {
  /** The settings given, and the states defined by them. */
  readonly settings: ReadonlyMap<string, Setting>
  readonly implicit: readonly ModelState[]
}

/** Puts settings in, and what they mention: honest rules may mention states, which are defined over the rest. */
export const settling = (settings: ReadonlyMap<string, Setting>): Substitution => {
  const { tree, condition } = substitution(settings)
  return { tree: (node) => tree(tree(node)), condition: (node) => condition(condition(node)) }
}

/** Puts settings into states that depend on earlier ones only. An equation that now says what a state is defines it. */
export const reduceStates = (states: readonly ModelState[], settings: ReadonlyMap<string, Setting>): ReducedStates => {
  const known = new Map(settings)
  const implicit: ModelState[] = []
  for (const { name, domain, left, right } of states) {
    const { tree } = settling(known)
    const state = { name, domain, left: tree(left), right: tree(right) }
    const isDefined = state.left.kind === 'variable' && state.left.name === name
    if (isDefined && !variablesOf(state.right).has(name)) known.set(name, state.right)
    else implicit.push(state)
  }
  return { settings: known, implicit }
}

/** What is the matter with a state at a point. */
export interface Unsolved {
  readonly state: ModelState
  readonly why: 'none' | 'several' | 'unknown'
}

/**
 * Solves states for a point of doubles, one after another, in place: writes each into its slot.
 * Numerical: by brackets on a grid. Returns what could not be solved, or undefined.
 */
export const stateSolver = (
  states: readonly ModelState[],
  layout: Layout,
): ((point: Float64Array) => Unsolved | undefined) => {
  const parts = states.map((state) => ({
    state,
    slot: layout.slots.get(state.name)!,
    low: Q.toNumber(state.domain.low),
    high: Q.toNumber(state.domain.high),
    difference: compileTree(subtract(state.left, state.right), layout),
  }))
  return (point) => {
    for (const { state, slot, low, high, difference } of parts) {
      const roots = bracket(
        (value) => {
          point[slot] = value
          return difference(point)
        },
        low,
        high,
      )
      if (roots.kind !== 'one') return { state, why: roots.kind }
      point[slot] = roots.root
    }
    return undefined
  }
}

const mostPieces = 4000
const mostHalvings = 120

/**
 * Where in its domain a state solves its equation, the rest lying in a box: rigorous.
 *
 * The domain is cut until on each piece the difference of the two sides is not zero, or has a slope of one sign, so that
 * the signs at its ends tell whether there is a solution: then there is exactly one.
 */
export const encloseState = (state: ModelState, rest: Box): Interval | Unsolved['why'] => {
  const domain = { low: enclosing(state.domain.low).low, high: enclosing(state.domain.high).high }
  const { layout, low, high } = encodeBox(new Map(rest).set(state.name, domain))
  const slot = layout.slots.get(state.name)!
  const read = compileIntervalGradient(subtract(state.left, state.right), layout, [state.name])
  const outLow = new Float64Array(2)
  const outHigh = new Float64Array(2)
  const look = (from: number, to: number): boolean => {
    low[slot] = from
    high[slot] = to
    return read(low, high, outLow, outHigh)
  }
  const signAt = (value: number): -1 | 0 | 1 | undefined => {
    if (!look(value, value)) return undefined
    if (outLow[0]! > 0) return 1
    if (outHigh[0]! < 0) return -1
    return outLow[0] === 0 && outHigh[0] === 0 ? 0 : undefined
  }

  const found: Interval[] = []
  const open: Interval[] = [domain]
  for (let pieces = 0; open.length > 0; pieces += 1) {
    const piece = open.pop()!
    if (pieces === mostPieces) return 'unknown'
    const isDefined = look(piece.low, piece.high)
    if (!(outLow[0]! <= 0 && outHigh[0]! >= 0)) continue
    if (isDefined && (outLow[1]! > 0 || outHigh[1]! < 0 || piece.low === piece.high)) {
      const atLow = signAt(piece.low)
      const atHigh = signAt(piece.high)
      if (atLow === 0 || atHigh === 0) {
        const end = atLow === 0 ? piece.low : piece.high
        // Neighbouring pieces share an end.
        if (!found.some((other) => other.low === end && other.high === end)) found.push({ low: end, high: end })
        continue
      }
      if (atLow !== undefined && atHigh !== undefined) {
        if (atLow !== atHigh) found.push(halved(piece, atLow, signAt))
        continue
      }
    }
    const middle = piece.low / 2 + piece.high / 2
    if (!(piece.low < middle && middle < piece.high)) return 'unknown'
    // Off the middle where that may be a solution that cannot be told from none.
    const cut = signAt(middle) === undefined ? piece.low * 0.55 + piece.high * 0.45 : middle
    open.push({ low: cut, high: piece.high }, { low: piece.low, high: cut })
  }
  const [only, another] = found
  return only === undefined ? 'none' : another === undefined ? only : 'several'
}

/** Where an interval is cut: off its middle where rounding hides the sign there. */
const cuts = [0.5, 0.45, 0.55, 0.3, 0.7, 0.1, 0.9]

const halved = (piece: Interval, atLow: -1 | 1, signAt: (value: number) => -1 | 0 | 1 | undefined): Interval => {
  let { low, high } = piece
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const cut = cuts
      .map((share) => low * (1 - share) + high * share)
      .find((at) => low < at && at < high && signAt(at) !== undefined)
    if (cut === undefined) break
    const sign = signAt(cut)
    if (sign === 0) return { low: cut, high: cut }
    if (sign === atLow) low = cut
    else high = cut
  }
  return { low, high }
}
