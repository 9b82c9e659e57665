import * as I from '../arithmetic/interval.js'
import { compileConditionInterval } from '../formula/reading/interval.js'
import { compileIntervalGradient } from '../formula/reading/interval-gradient.js'
import { layoutOf } from '../formula/reading/number.js'
import { settingsOf, substitution } from '../formula/substitute.js'
import type { Domain, Point } from '../formula/domain.js'
import { subtract } from '../formula/build.js'
import type { Game } from '../game/strategic.js'
import { priorityQueue } from '../optimise/priority-queue.js'

type Cells = Float64Array<ArrayBuffer>

interface Part {
  readonly low: Cells
  readonly high: Cells
}

export interface StateBounding {
  /** A payoff that is reached: nothing is gained by bounding below it. */
  readonly least: number
  readonly gap: number
  readonly boxes: number
}

const mostContractions = 60

/**
 * What a player's payoff does not exceed, whatever its free choices, in a game with states to solve for; the others'
 * choices being given. Rigorous: interval branch and bound over the choices.
 *
 * Over each box of choices the states are enclosed by cutting off what cannot solve their equations, and Newton's method.
 * Where a state is the only one, how far it can move with the choices gives a second bound.
 */
export const boundThroughStates = (
  game: Game,
  player: number,
  others: Point,
  { least, gap, boxes }: StateBounding,
): number => {
  const { choices, payoff } = game.players[player]!
  const put = substitution(settingsOf(others))
  const domains = new Map<string, Domain>([
    ...choices.map((choice) => [choice, game.choices.get(choice)!] as const),
    ...game.states.map((state) => [state.name, state.domain] as const),
  ])
  const layout = layoutOf(domains)
  const axes = [...domains.values()]
  const own = choices.length
  const names = [...domains.keys()]
  const readPayoff = compileIntervalGradient(put.tree(payoff), layout, names)
  const isAdmissible = compileConditionInterval(put.condition(game.admissible), layout)
  const equations = game.states.map(({ left, right }) =>
    compileIntervalGradient(put.tree(subtract(left, right)), layout, names),
  )
  // The value first, then the slopes by choices and states.
  const outLow = new Float64Array(names.length + 1)
  const outHigh = new Float64Array(names.length + 1)
  const slope = (axis: number): I.Interval => I.interval(outLow[axis + 1]!, outHigh[axis + 1]!)

  /** Narrows the states of a part, in place; false where one has no solution. */
  const contract = (part: Part): boolean =>
    equations.every((read, index) => contractCell(read, part, own + index, outLow, outHigh))

  const ends = axes.map((domain) =>
    domain.kind === 'options'
      ? I.interval(0, domain.options.length - 1)
      : I.interval(I.enclosing(domain.low).low, I.enclosing(domain.high).high),
  )
  const queue = priorityQueue<Part>()
  let settled = -Infinity
  let looked = 0

  /** Whether every state surely has a solution at a point of choices: its equation changes sign over its domain. */
  const exists = (middle: Part): boolean =>
    equations.every((read, index) => {
      const slot = own + index
      const low = Float64Array.from(middle.low)
      const high = Float64Array.from(middle.high)
      const signAt = (value: number): number => {
        low[slot] = high[slot] = value
        return !read(low, high, outLow, outHigh) ? 0 : outLow[0]! > 0 ? 1 : outHigh[0]! < 0 ? -1 : 0
      }
      return signAt(ends[slot]!.low) * signAt(ends[slot]!.high) < 0
    })

  /** The payoff at the middle of a part, and how far it can rise from there: the states move as their equations make them. */
  const meanValue = (part: Part): number => {
    const middle: Part = { low: Float64Array.from(part.low), high: Float64Array.from(part.high) }
    const ways: I.Interval[] = []
    for (let axis = 0; axis < own; axis += 1) {
      if (axes[axis]!.kind === 'options' && part.low[axis] !== part.high[axis]) return Infinity
      const at = part.low[axis]! / 2 + part.high[axis]! / 2
      middle.low[axis] = middle.high[axis] = at
      ways.push(I.subtract(I.interval(part.low[axis]!, part.high[axis]!), I.degenerate(at)))
    }
    // How each state moves for each step of each choice, and so how a formula does; kept apart, since they may cancel.
    const moves: (readonly I.Interval[])[] = []
    const total = (axis: number): I.Interval =>
      moves.reduce((sum, move, state) => I.add(sum, I.multiply(slope(own + state), move[axis]!)), slope(axis))
    for (const read of equations) {
      if (!read(part.low, part.high, outLow, outHigh)) return Infinity
      const ownSlope = slope(own + moves.length)
      // Only where the equation is monotone in the state is there no more than one, and it cannot jump.
      if (!(ownSlope.low > 0 || ownSlope.high < 0)) return Infinity
      moves.push(ways.map((_, axis) => I.negate(I.divide(total(axis), ownSlope))))
    }
    if (!readPayoff(part.low, part.high, outLow, outHigh)) return Infinity
    const rise = ways.reduce((sum, way, axis) => I.add(sum, I.multiply(total(axis), way)), I.degenerate(0))
    if (!contract(middle) || !exists(middle) || !readPayoff(middle.low, middle.high, outLow, outHigh)) return Infinity
    const bound = I.add(I.interval(outLow[0]!, outHigh[0]!), rise).high
    return Number.isNaN(bound) ? Infinity : bound
  }

  const look = (part: Part, ceiling: number): void => {
    looked += 1
    if (!contract(part) || isAdmissible(part.low, part.high) === -1) return
    readPayoff(part.low, part.high, outLow, outHigh)
    if (Number.isNaN(outHigh[0]!)) return
    let upper = Math.min(ceiling, outHigh[0]!)
    if (upper > least + gap) upper = Math.min(upper, meanValue(part))
    if (upper > least + gap) queue.push(upper, part)
    else settled = Math.max(settled, upper)
  }

  look({ low: Float64Array.from(ends, ({ low }) => low), high: Float64Array.from(ends, ({ high }) => high) }, Infinity)
  while (queue.size() > 0 && looked < boxes && queue.peek() > least + gap) {
    const ceiling = queue.peek()
    const part = queue.pop()!
    const halves = halve(part, axes, ends, own)
    if (halves === undefined) settled = Math.max(settled, ceiling)
    else for (const half of halves) look(half, ceiling)
  }
  return Math.max(least, settled, queue.peek())
}

/** Cuts the choice that is widest beside its domain; integers and options between two of them. */
const halve = (
  { low, high }: Part,
  axes: readonly Domain[],
  ends: readonly I.Interval[],
  own: number,
): readonly Part[] | undefined => {
  let chosen = -1
  let most = 0
  for (let axis = 0; axis < own; axis += 1) {
    const share = (high[axis]! - low[axis]!) / (ends[axis]!.high - ends[axis]!.low || 1)
    const middle = low[axis]! / 2 + high[axis]! / 2
    if (share > most && low[axis]! < middle && middle < high[axis]!) {
      chosen = axis
      most = share
    }
  }
  if (chosen < 0) return undefined
  const middle = low[chosen]! / 2 + high[chosen]! / 2
  const isWhole = axes[chosen]!.kind !== 'real'
  const below = Float64Array.from(high)
  below[chosen] = isWhole ? Math.floor(middle) : middle
  const above = Float64Array.from(low)
  above[chosen] = isWhole ? Math.floor(middle) + 1 : middle
  return [
    { low: Float64Array.from(low), high: below },
    { low: above, high: Float64Array.from(high) },
  ]
}

type Read = ReturnType<typeof compileIntervalGradient>

/** Narrows one state's cell to a hull of what may solve its equation, in place; false where nothing does. */
const contractCell = (read: Read, { low, high }: Part, slot: number, outLow: Cells, outHigh: Cells): boolean => {
  const look = (from: number, to: number): boolean => {
    low[slot] = from
    high[slot] = to
    return read(low, high, outLow, outHigh)
  }
  const mayVanish = (): boolean => outLow[0]! <= 0 && outHigh[0]! >= 0
  let from = low[slot]!
  let to = high[slot]!
  const done = (isPossible: boolean): boolean => {
    low[slot] = from
    high[slot] = to
    return isPossible
  }
  for (let round = 0; round < mostContractions; round += 1) {
    const width = to - from
    const isDefined = look(from, to)
    if (!mayVanish()) return done(false)
    if (isDefined && (outLow[slot + 1]! > 0 || outHigh[slot + 1]! < 0)) {
      const slope = I.interval(outLow[slot + 1]!, outHigh[slot + 1]!)
      const middle = from / 2 + to / 2
      look(middle, middle)
      const root = I.subtract(I.degenerate(middle), I.divide(I.interval(outLow[0]!, outHigh[0]!), slope))
      from = Math.max(from, root.low)
      to = Math.min(to, root.high)
      if (!(from <= to)) return done(false)
    } else {
      for (const share of [0.5, 0.25, 0.1, 0.03]) {
        const cutLow = from + share * (to - from)
        look(from, cutLow)
        if (!mayVanish()) from = cutLow
        const cutHigh = to - share * (to - from)
        look(cutHigh, to)
        if (!mayVanish()) to = cutHigh
        if (!(from <= to)) return done(false)
      }
    }
    if (!(to - from < 0.9 * width)) break
  }
  return done(true)
}
