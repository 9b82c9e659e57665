import * as E from 'fp-ts/lib/Either.js'
import { parseUnit, showUnit, unitOf, type Unit } from '../formula/reading/units.js'
import type { Tree } from '../formula/tree.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import type { Model } from '../mechanism/model.js'
import { writeOut } from '../mechanism/write-out.js'

/** The units of a mechanism's quantities, as they are printed behind numbers: empty where there is none. */
export interface Units {
  readonly ofVariable: (name: string) => string
  readonly ofPayoff: (player: string) => string
  readonly ofFormula: (tree: Tree) => string
}

const nameless: Units = { ofVariable: () => '', ofPayoff: () => '', ofFormula: () => '' }

const shown = (unit: string): string => (unit === '' || unit === '1' ? '' : ` ${unit}`)

export const unitsOf = (mechanism: Mechanism): Units => {
  const model = writeOut(mechanism)
  return E.isLeft(model) ? nameless : unitsOfModel(model.right)
}

const unitsOfModel = (model: Model): Units => {
  const units = new Map<string, Unit>()
  for (const { name, unit } of model.variables.values()) {
    const parsed = parseUnit(unit ?? '1')
    if (E.isRight(parsed)) units.set(name, parsed.right)
  }
  const ofFormula = (tree: Tree): string => {
    const unit = unitOf(tree, units)
    return E.isLeft(unit) ? '' : shown(showUnit(unit.right))
  }
  return {
    ofVariable: (name) => {
      const variable = model.variables.get(name)
      return shown(variable?.unit ?? '1')
    },
    ofPayoff: (player) => {
      const found = model.players.find(({ name }) => name === player)
      return found === undefined ? '' : ofFormula(found.payoff)
    },
    ofFormula,
  }
}
