import { isSameUnit, showUnit, type Unit } from '../../formula/reading/units.js'
import type { Node } from '../../formula/tree.js'
import { problem } from '../../problem/problem.js'
import { fault, type Faults, type Path } from './fault.js'

/** Something is in another unit than it should be. */
export const faultsOfMismatch = function* (path: Path, what: string, wanted: Unit, is: Unit, node?: Node): Faults {
  if (isSameUnit(wanted, is)) return
  yield fault(
    path,
    problem('unit-mismatch', what, {
      expected: showUnit(wanted),
      found: showUnit(is),
      mend: 'convert it, or correct the unit of a variable',
    }),
    node,
  )
}
