import { power } from './power.js'
import type { Kernel, Results, Step, Tape } from './tape.js'

type Computation = (point: Float64Array, known: Float64Array) => number

/** The kernel of a tape as one closure a step: slower than compiled source, and allowed where that is forbidden. */
export const closureKernel = (tape: Tape, results: Results): Kernel => {
  const known = new Float64Array(tape.steps.length)
  const computations = tape.steps.map(computationOf)
  return (point, out) => {
    for (let index = 0; index < computations.length; index += 1) known[index] = computations[index]!(point, known)
    results.written.forEach((result, index) => {
      out[index] = known[result]!
    })
    return results.returned === undefined ? 0 : known[results.returned]!
  }
}

/** What a step computes, a truth being 1 or 0. */
const computationOf = (step: Step): Computation => {
  const [a = 0, b = 0, c = 0, d = 0] = step.arguments
  const { number, option } = step
  switch (step.kind) {
    case 'constant':
      return () => number
    case 'slot':
      return (point) => point[number]!
    case 'negate':
      return (_, known) => -known[a]!
    case 'sqrt':
      return (_, known) => Math.sqrt(known[a]!)
    case 'exp':
      return (_, known) => Math.exp(known[a]!)
    case 'abs':
      return (_, known) => Math.abs(known[a]!)
    case 'floor':
      return (_, known) => Math.floor(known[a]!)
    case 'ceil':
      return (_, known) => Math.ceil(known[a]!)
    case 'log':
      return (_, known) => Math.log(known[a]! || NaN)
    case 'add':
      return (_, known) => known[a]! + known[b]!
    case 'subtract':
      return (_, known) => known[a]! - known[b]!
    case 'multiply':
      return (_, known) => known[a]! * known[b]!
    case 'divide':
      return (_, known) => known[a]! / (known[b]! || NaN)
    case 'power':
      return (_, known) => power(known[a]!, known[b]!)
    case 'min':
      return (_, known) => step.arguments.reduce((least, argument) => Math.min(least, known[argument]!), Infinity)
    case 'max':
      return (_, known) => step.arguments.reduce((most, argument) => Math.max(most, known[argument]!), -Infinity)
    case 'if':
      return step.arguments.length === 3
        ? (_, known) => (known[a] === 1 ? known[b]! : known[c]!)
        : (_, known) => (known[a] === 1 ? known[c]! : known[b] === 1 ? known[d]! : NaN)
    case '<':
      return (_, known) => Number(known[a]! < known[b]!)
    case '<=':
      return (_, known) => Number(known[a]! <= known[b]!)
    case '=':
      return (_, known) => Number(known[a] === known[b])
    case '!=':
      return (_, known) => Number(known[a]! < known[b]! || known[a]! > known[b]!)
    case '>=':
      return (_, known) => Number(known[a]! >= known[b]!)
    case '>':
      return (_, known) => Number(known[a]! > known[b]!)
    case 'is':
      return (point) => Number(point[number] === option)
    case 'isnt':
      return (point) => Number(point[number] !== option)
    case 'and':
      return (_, known) => known[a]! * known[b]!
    case 'or':
      return (_, known) => Math.max(known[a]!, known[b]!)
    case 'true':
      return () => 1
    case 'false':
      return () => 0
  }
}
