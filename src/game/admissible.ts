import { conjunctsOf } from '../formula/conjuncts.js'
import { compileCondition, layoutOf } from '../formula/reading/number.js'
import { textOfCondition } from '../formula/reading/text.js'
import { variablesOf } from '../formula/variables.js'
import type { Model } from '../mechanism/model.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Fixed } from './fixing.js'

const nowhere = new Float64Array(0)
const nothing = layoutOf(new Map())

/** What a mechanism asks of its points and is not so, as far as what is fixed can tell. */
export const inadmissibleIn = ({ admissible }: Model, { condition }: Fixed): Problem | undefined => {
  const broken = conjunctsOf(admissible).find((part) => {
    const fixed = condition(part)
    return variablesOf(fixed).size === 0 && !compileCondition(fixed, nothing)(nowhere)
  })
  return (
    broken &&
    problem('bad-value', 'the parameters are not admissible', {
      expected: textOfCondition(broken),
      mend: 'change a parameter that it mentions',
    })
  )
}
