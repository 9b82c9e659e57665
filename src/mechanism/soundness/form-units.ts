import * as E from 'fp-ts/lib/Either.js'
import {
  anyUnit,
  dimensionless,
  isSameUnit,
  parseUnit,
  type Unit,
  type UnitsReading,
} from '../../formula/reading/units.js'
import type { Node, Tree } from '../../formula/tree.js'
import type { Measure, Mechanism } from '../mechanism.js'
import { fault, type Faults, type Path } from './fault.js'
import { unlessShared } from './whole-formula.js'
import { faultsOfMismatch } from './unit-mismatch.js'

/** The units of a mechanism's names, and how formulas are read in them: their literals plain, or as whatever fits. */
export interface UnitReadings {
  readonly units: ReadonlyMap<string, Unit>
  readonly plain: UnitsReading
  readonly fitting: UnitsReading
}

interface Reading extends UnitReadings {
  readonly nodeOf: (formula: Tree) => Node | undefined
}

/**
 * Formulas of forms are in the unit of what they say. A literal in them may be a conversion: the 1e18 of
 * `gasUsed * gasPrice / 1e18`.
 */
export const faultsOfFormUnits = function* (mechanism: Mechanism, given: UnitReadings): Faults {
  const readings: Reading = { ...given, nodeOf: unlessShared(mechanism) }
  const unitOf = (name: string): Unit => readings.units.get(name) ?? dimensionless
  const inUnit = (path: Path, what: string, formula: Tree, wanted: Unit): Faults =>
    faultsOfFormula(readings, path, `${what} is not in its unit`, formula, wanted)
  const measures = (path: Path, of: ReadonlyMap<string, Measure>): Faults => faultsOfMeasures(readings, path, of)

  for (const [name, { quantile }] of mechanism.populations)
    yield* inUnit(
      ['populations', name, 'quantile'],
      `the type that the quantile of "${name}" gives`,
      quantile,
      unitOf(`${name}.type`),
    )
  for (const [name, dynamic] of mechanism.dynamics) {
    const path = ['dynamics', name]
    for (const [own, { start, next }] of dynamic.state) {
      const wanted = unitOf(`${name}.${own}`)
      yield* inUnit([...path, 'state', own, 'start'], `the start of "${name}.${own}"`, start, wanted)
      yield* inUnit([...path, 'state', own, 'next'], `what comes next for "${name}.${own}"`, next, wanted)
    }
    yield* measures([...path, 'measures'], dynamic.measures)
  }
  for (const [name, majority] of mechanism.majorities)
    for (const key of ['holders', 'weight', 'above', 'slashed', 'fall', 'effort'] as const)
      yield* faultsOfFormula(
        readings,
        ['majorities', name, key],
        `"${key}" of "${name}" is not a plain number`,
        majority[key],
        dimensionless,
      )
  for (const [name, { series }] of mechanism.histories) yield* measures(['histories', name, 'series'], series)
  yield* measures(['measures'], mechanism.measures)
}

const faultsOfMeasures = function* (readings: Reading, path: Path, measures: ReadonlyMap<string, Measure>): Faults {
  for (const [name, { formula, unit }] of measures) {
    if (unit === undefined) continue
    const wanted = parseUnit(unit)
    if (E.isLeft(wanted)) yield fault([...path, name, 'unit'], wanted.left)
    else
      yield* faultsOfFormula(
        readings,
        [...path, name, 'formula'],
        `"${name}" is not in its unit`,
        formula,
        wanted.right,
      )
  }
}

const faultsOfFormula = function* (
  { plain, fitting, nodeOf }: Reading,
  path: Path,
  what: string,
  formula: Tree,
  wanted: Unit,
): Faults {
  const unitIn = ({ tree }: UnitsReading): Unit => E.getOrElse<unknown, Unit>(() => anyUnit)(tree(formula))
  const is = unitIn(plain)
  if (isSameUnit(wanted, is)) return
  yield* faultsOfMismatch(path, what, wanted, isSameUnit(wanted, unitIn(fitting)) ? wanted : is, nodeOf(formula))
}
