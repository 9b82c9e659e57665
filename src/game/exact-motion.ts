import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../arithmetic/rational.js'
import type { Value } from '../formula/domain.js'
import { exactReading, type ExactReading, type Inexact } from '../formula/reading/exact.js'
import { decode, encode } from '../formula/reading/number.js'
import type { Tree } from '../formula/tree.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Course } from './dynamic.js'
import { stateProblem } from './fault.js'
import { noNumber } from './lost.js'
import { endOfPhase, type Ending, type Motion, type Slip } from './motion.js'
import { pointText } from './point-text.js'
import { stateSolver } from './state.js'

/** A course in rationals, as specifications with integer division mean it: some 100,000 steps a second at the most. */
export const exactMotion = (course: Course): Motion => {
  const { variables, layout, time } = course
  const count = variables.length
  const point = new Float64Array(layout.slots.size)
  const measures = new Float64Array(course.measures.length)
  const place = new Map<string, Value>()
  const solve = stateSolver(course.states, layout)
  const names = variables.map(({ name }) => name)
  const slips: Record<Slip, readonly Value[]> = { last: [], earlier: [] }

  const show = (): void => {
    point.set(encode(place, layout))
  }

  const enter = (phase: Float64Array): Problem | undefined => {
    show()
    point.set(phase, count + 1)
    const unsolved = course.states.length === 0 ? undefined : solve(point)
    if (unsolved) return stateProblem(unsolved, decode(point.subarray(0, count + 1 + course.choices.size), layout))
    const chosen = decode(point, layout)
    for (const name of [...course.choices.keys(), ...course.states.map((state) => state.name)])
      place.set(name, chosen.get(name)!)
    return undefined
  }

  /** Every variable's new value, read at the present place and then put in all at once. */
  const move = (
    { tree }: ExactReading,
    step: number,
    of: (index: number) => Tree,
    what: string,
  ): Ending | undefined => {
    const values: Q.Rational[] = []
    for (const [index, { name, domain }] of variables.entries()) {
      const value = tree(of(index))
      if (E.isLeft(value) || isLong(value.right)) {
        show()
        const reason = E.isLeft(value) ? value.left.reason : 'too large'
        return { kind: 'lost', step, problem: inexact(course, `${what} ${name}`, reason, point) }
      }
      const isIn = Q.compare(value.right, domain.low) >= 0 && Q.compare(value.right, domain.high) <= 0
      if (!isIn || (domain.kind === 'integer' && !Q.isInteger(value.right)))
        return { kind: 'left', step, variable: index, value: Q.toNumber(value.right) }
      values.push(value.right)
    }
    names.forEach((name, index) => place.set(name, values[index]!))
    place.set(time, Q.rational(BigInt(step)))
    show()
    return undefined
  }

  const look = ({ tree }: ExactReading): void => {
    course.measures.forEach(({ formula }, index) => {
      const value = tree(formula)
      measures[index] = E.isRight(value) ? Q.toNumber(value.right) : NaN
    })
  }

  const run: Motion['run'] = (policy, steps, watch) => {
    place.clear()
    for (const name of names) place.set(name, Q.zero)
    place.set(time, Q.zero)
    const starts = (index: number): Tree => variables[index]!.start
    const nexts = (index: number): Tree => variables[index]!.next
    for (let phase = 0, step = 0; phase < policy.length; phase += 1) {
      const unsolved = enter(policy[phase]!)
      if (unsolved) return { kind: 'lost', step, problem: unsolved }
      const begun = phase === 0 ? move(exactReading(place), 0, starts, 'the start of') : undefined
      if (begun) return begun
      for (const end = endOfPhase(phase, policy.length, steps); step < end; step += 1) {
        // Measures and next values share their parts.
        const reading = exactReading(place)
        if (watch) {
          look(reading)
          watch(step)
        }
        const stopped = move(reading, step + 1, nexts, 'the next')
        if (stopped) return stopped
      }
    }
    if (watch) {
      look(exactReading(place))
      watch(steps)
    }
    return { kind: 'ran', step: steps }
  }

  const standing = (): readonly Value[] => names.map((name) => place.get(name)!)
  const isEqual = (a: Value, b: Value): boolean =>
    typeof a === 'string' || typeof b === 'string' ? a === b : Q.equals(a, b)
  return {
    ...{ point, measures, run },
    remember: (slip) => {
      slips[slip] = standing()
    },
    isBack: (slip, indices) => {
      const now = standing()
      return indices.every((index) => isEqual(now[index]!, slips[slip][index]!))
    },
    place: () => new Map(place),
    payoffs: () => {
      const { tree } = exactReading(place)
      return course.payoffs.map(({ formula }) => {
        const value = tree(formula)
        return E.isRight(value) ? Q.toNumber(value.right) : NaN
      })
    },
  }
}

/** Fractions that grow with every step would take longer and longer: no value of a variable has more bits than this. */
const longest = 4096
const isLong = ({ numerator, denominator }: Q.Rational): boolean =>
  Q.bitLength(numerator) > longest || Q.bitLength(denominator) > longest

const inexact = (course: Course, what: string, reason: Inexact['reason'], point: Float64Array): Problem => {
  if (reason === 'undefined') return noNumber(course, what, point)
  const why =
    reason === 'irrational' ? 'has no rational value' : `has grown beyond ${longest.toLocaleString('en-US')} bits`
  return problem('not-a-number', `${what} ${why} at ${course.step} ${point[course.variables.length]!}`, {
    found: pointText(new Map([...decode(point, course.layout)].slice(0, course.variables.length))),
    mend: 'round it in the formula with floor, or compute in reals (arithmetic: real)',
  })
}
