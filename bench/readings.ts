import { Bench } from 'tinybench'
import * as Q from '../src/arithmetic/rational.js'
import * as build from '../src/formula/build.js'
import { closureKernel } from '../src/formula/kernel/closures.js'
import type { Domain } from '../src/formula/domain.js'
import { exactReading } from '../src/formula/reading/exact.js'
import { compileGradient } from '../src/formula/reading/gradient.js'
import { compileInterval } from '../src/formula/reading/interval.js'
import { compileIntervalGradient } from '../src/formula/reading/interval-gradient.js'
import { compile, decode, layoutOf } from '../src/formula/reading/number.js'
import { TapeWriter } from '../src/formula/kernel/tape.js'
import type { Tree } from '../src/formula/tree.js'

/** One row of the table of readings: what ran, and how long one evaluation of all three payoffs takes. */
export interface ReadingTime {
  readonly name: string
  readonly nanoseconds: number
  readonly perSecond: number
}

const real: Domain = { kind: 'real', low: Q.zero, high: Q.rational(10n ** 8n) }
const domains: ReadonlyMap<string, Domain> = new Map<string, Domain>([
  ...['rebate', 'tipShare', 'target', 'quietFee', 'tip', 'elasticity', 'necessaryGas', 'demand', 'slope'].map(
    (name) => [name, real] as const,
  ),
  ...['sideIncome', 'airdrop', 'direct', 'ownFrames', 'rivalGas', 'plainGas'].map((name) => [name, real] as const),
  ...['padding', 'fee', 'kickback', 'wash', 'returned'].map((name) => [name, real] as const),
  ['attribution', { kind: 'options', options: ['to', 'frame', 'pool'] }],
  ['tipTreatment', { kind: 'options', options: ['excluded', 'included'] }],
  ['horizon', { kind: 'options', options: ['block', 'steady-state'] }],
])
const layout = layoutOf(domains)

/** The payoffs of fee-rebate's deployer, proposer and user, with their shared parts shared. */
const payoffs = (): readonly Tree[] => {
  const { add, subtract, multiply, divide, power, choose, is } = build
  const v = build.variable
  const c = (value: number): Tree => build.constant(value)
  const baseFee = choose(
    is('horizon', 'steady-state'),
    multiply(v('quietFee'), power(subtract(c(1), divide(v('wash'), v('target'))), divide(c(-1), v('elasticity')))),
    v('quietFee'),
  )
  const gas = add(v('necessaryGas'), v('padding'))
  const price = subtract(add(multiply(add(baseFee, v('tip')), gas), v('fee')), v('kickback'))
  const calls = build.extremum('max', [c(0), subtract(v('demand'), multiply(v('slope'), price))])
  const shareOfTip = choose(is('tipTreatment', 'excluded'), c(0), v('tipShare'))
  const perGas = add(multiply(v('rebate'), baseFee), multiply(shareOfTip, v('tip')))
  const eligibleGas = add(add(multiply(calls, gas), v('wash')), v('rivalGas'))
  const pooled = divide(add(eligibleGas, v('plainGas')), eligibleGas)
  const attributed = choose(
    is('attribution', 'to'),
    v('direct'),
    choose(is('attribution', 'frame'), v('ownFrames'), pooled),
  )
  const washRebate = choose(is('attribution', 'pool'), multiply(attributed, perGas), perGas)
  const washTip = multiply(v('tip'), subtract(c(1), v('returned')))
  const washCost = subtract(subtract(add(baseFee, washTip), washRebate), v('airdrop'))
  const rebated = multiply(multiply(attributed, perGas), gas)
  const perCall = add(subtract(add(rebated, v('fee')), v('kickback')), v('sideIncome'))
  const deployer = subtract(multiply(calls, perCall), multiply(v('wash'), washCost))
  const kept = subtract(c(1), shareOfTip)
  const proposer = add(
    multiply(multiply(multiply(kept, v('tip')), calls), gas),
    multiply(multiply(subtract(kept, v('returned')), v('tip')), v('wash')),
  )
  const user = divide(power(calls, c(2)), multiply(c(2), v('slope')))
  return [deployer, proposer, user]
}

/** The same by hand, as one would write it in TypeScript, over the same array of doubles. */
export const handWritten = (point: Float64Array, out: Float64Array): void => {
  const rebate = point[0]!
  const tipShare = point[1]!
  const target = point[2]!
  const quietFee = point[3]!
  const tip = point[4]!
  const elasticity = point[5]!
  const necessaryGas = point[6]!
  const demand = point[7]!
  const slope = point[8]!
  const sideIncome = point[9]!
  const airdrop = point[10]!
  const direct = point[11]!
  const ownFrames = point[12]!
  const rivalGas = point[13]!
  const plainGas = point[14]!
  const padding = point[15]!
  const fee = point[16]!
  const kickback = point[17]!
  const wash = point[18]!
  const returned = point[19]!
  const attribution = point[20]!
  const tipTreatment = point[21]!
  const horizon = point[22]!
  const baseFee = horizon === 1 ? quietFee * Math.pow(1 - wash / target, -1 / elasticity) : quietFee
  const gas = necessaryGas + padding
  const price = (baseFee + tip) * gas + fee - kickback
  const calls = Math.max(0, demand - slope * price)
  const shareOfTip = tipTreatment === 0 ? 0 : tipShare
  const perGas = rebate * baseFee + shareOfTip * tip
  const eligibleGas = calls * gas + wash + rivalGas
  const attributed = attribution === 0 ? direct : attribution === 1 ? ownFrames : (eligibleGas + plainGas) / eligibleGas
  const washRebate = attribution === 2 ? attributed * perGas : perGas
  const washCost = baseFee + tip * (1 - returned) - washRebate - airdrop
  out[0] = calls * (attributed * perGas * gas + fee - kickback + sideIncome) - wash * washCost
  out[1] = (1 - shareOfTip) * tip * calls * gas + (1 - shareOfTip - returned) * tip * wash
  out[2] = (calls * calls) / (2 * slope)
}

// Canto's parameters around a wash that pays nothing; the points differ so that nothing can be computed once for all.
const pointsOf = (horizon: 0 | 1): readonly Float64Array[] =>
  Array.from({ length: 256 }, (_, index) => {
    const share = index / 256
    const values = [0.2, 0.2, 15e6, 20, 2, 1.5, 50_000, 1000, 1e-5, 1e5, 3, 1, 0.9, 5e6, 5e6]
    const choices = [5e4 * share, 1e5 * share, 1e4 * share, 1e6 * share, share]
    return Float64Array.of(
      ...values.map((value) => value * (1 + share / 10)),
      ...choices,
      index % 3,
      index % 2,
      horizon,
    )
  })

/**
 * Times the readings of fee-rebate's three payoffs against the same written by hand, in nanoseconds per evaluation.
 * @param milliseconds spent on each row.
 */
export const benchReadings = async (milliseconds = 500): Promise<readonly ReadingTime[]> => {
  const trees = payoffs()
  const tape = new TapeWriter(layout)
  const closures = closureKernel(tape, { written: trees.map((tree) => tape.add(tree)) })
  const compiled = compile(trees, layout)
  const gradient = compileGradient(trees[0]!, layout, ['padding', 'fee', 'kickback', 'wash'])
  const interval = compileInterval(trees, layout)
  const intervalGradient = compileIntervalGradient(trees[0]!, layout, ['padding', 'fee', 'kickback', 'wash'])
  const out = new Float64Array(8)
  const outHigh = new Float64Array(8)
  const rows: ReadingTime[] = []
  for (const horizon of [0, 1] as const) {
    const points = pointsOf(horizon)
    const exactPoints = points.map((point) => decode(point, layout))
    const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 5 })
    const where = horizon === 0 ? 'block' : 'steady state'
    const overPoints = (evaluate: (point: Float64Array, out: Float64Array) => unknown) => (): void => {
      for (const point of points) evaluate(point, out)
    }
    bench.add(`by hand, ${where}`, overPoints(handWritten))
    bench.add(`compiled, ${where}`, overPoints(compiled))
    bench.add(`closures, ${where}`, overPoints(closures))
    bench.add(`gradient of the deployer's payoff by four choices, ${where}`, overPoints(gradient))
    // Boxes around the points, options being a single one.
    const upper = points.map((point) => point.map((value, slot) => (slot < 20 ? value * 1.001 : value)))
    const overBoxes = (evaluate: (low: Float64Array, high: Float64Array) => unknown) => (): void => {
      points.forEach((point, index) => evaluate(point, upper[index]!))
    }
    bench.add(
      `interval, ${where}`,
      overBoxes((low, high) => interval(low, high, out, outHigh)),
    )
    bench.add(
      `interval gradient of the deployer's payoff, ${where}`,
      overBoxes((low, high) => intervalGradient(low, high, out, outHigh)),
    )
    bench.add(`exact, ${where}`, () => {
      for (const point of exactPoints) {
        const reading = exactReading(point)
        trees.forEach(reading.tree)
      }
    })
    await bench.run()
    for (const task of bench.tasks) {
      if (!('latency' in task.result)) throw new Error(`${task.name} did not run`)
      const nanoseconds = (task.result.latency.p50 * 1e6) / points.length
      rows.push({ name: task.name, nanoseconds, perSecond: 1e9 / nanoseconds })
    }
  }
  return rows
}

export { layout as benchLayout, payoffs as benchPayoffs }
