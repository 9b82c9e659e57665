import * as E from 'fp-ts/lib/Either.js'
import { parseUnit, showUnit, unitOf, type Unit } from '../formula/reading/units.js'
import type { Tree } from '../formula/tree.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import type { Model } from '../mechanism/model.js'
import { writeOut } from '../mechanism/write-out.js'
import { inUnit } from './unit-text.js'

/** The units of a mechanism's quantities, as they are printed behind numbers: empty where there is none. */
export interface Units {
  readonly ofVariable: (name: string) => string
  readonly ofPayoff: (player: string) => string
  readonly ofFormula: (tree: Tree) => string
}

const nameless: Units = { ofVariable: () => '', ofPayoff: () => '', ofFormula: () => '' }

export const unitsOf = (mechanism: Mechanism): Units => {
  const model = writeOut(mechanism)
  return E.isLeft(model) ? nameless : unitsIn(model.right)
}

/** @param more what else its formulas may read: a dynamic's own variables */
export const unitsIn = (
  model: Model,
  more: readonly { readonly name: string; readonly unit?: string }[] = [],
): Units => {
  const units = new Map<string, Unit>()
  for (const { name, unit } of [...model.variables.values(), ...more]) {
    const parsed = parseUnit(unit ?? '1')
    if (E.isRight(parsed)) units.set(name, parsed.right)
  }
  const ofFormula = (tree: Tree): string => {
    const unit = unitOf(tree, units)
    return E.isLeft(unit) ? '' : inUnit(showUnit(unit.right))
  }
  return {
    ofVariable: (name) => inUnit(model.variables.get(name)?.unit),
    ofPayoff: (player) => {
      const found = model.players.find(({ name }) => name === player)
      return found === undefined ? '' : ofFormula(found.payoff)
    },
    ofFormula,
  }
}
