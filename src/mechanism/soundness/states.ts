import * as E from 'fp-ts/lib/Either.js'
import { variablesOf } from '../../formula/variables.js'
import { problem } from '../../problem/problem.js'
import { definitionOf, reach } from '../explicit-state.js'
import type { Mechanism } from '../mechanism.js'
import { inOrder } from '../order.js'
import { circleProblem } from '../write-out.js'
import { fault, type Faults } from './fault.js'

/** Each state's equation is one and determines it, and no definitions go in a circle. */
export const faultsOfStates = function* (mechanism: Mechanism): Faults {
  const defined = new Set<string>()
  for (const [name, state] of mechanism.state) {
    const { equation } = state
    const path = ['state', name, 'equation']
    if (equation.kind !== 'compare' || equation.operator !== '=')
      yield fault(
        path,
        problem('bad-value', `the equation of "${name}" is not an equation`, { expected: `${name} = …` }),
        equation,
      )
    else if (definitionOf(name, state)) defined.add(name)
    else if (!reach(mechanism, variablesOf(equation)).has(name))
      yield fault(
        path,
        problem('bad-value', `the equation of "${name}" does not mention it`, { mend: `write ${name} = …` }),
        equation,
      )
  }
  const order = inOrder([...defined], (name) =>
    [...variablesOf(mechanism.state.get(name)!.equation)].filter((other) => defined.has(other)),
  )
  if (E.isLeft(order))
    yield fault(
      ['state', order.left[0]!, 'equation'],
      circleProblem(order.left),
      mechanism.state.get(order.left[0]!)!.equation,
    )
}
