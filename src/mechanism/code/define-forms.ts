import type { Tree } from '../../formula/tree.js'
import type { Dynamic, DynamicVariable, History, Majority, Measure, Mechanism, Population } from '../mechanism.js'
import type { Said } from './declaration.js'
import type { AnyDeclaration, AnyDefinition, Keyed } from './given.js'
import type { AnyDeclaredDynamic, AnyDefinedDynamic, AnyDefinedMajority, AnyMeasure } from './given-forms.js'
import { mapped, paired, refuseStrangers, required, type Take } from './pairing.js'
import { quantityOf, saidOf, treeOf, type Given } from './quantity-in.js'

/** The parts of a mechanism that are forms. */
export type FormsOf = Pick<Mechanism, 'populations' | 'dynamics' | 'majorities' | 'histories' | 'measures'>

/** The forms that a declaration and a definition make together, not yet validated. */
export const formsDefined = (declared: AnyDeclaration, given: AnyDefinition, take: Take): FormsOf => {
  const tree = (what: string, from: Given): Tree => take(treeOf(what, from))

  const measures = (from: Keyed<AnyMeasure> | undefined): ReadonlyMap<string, Measure> =>
    mapped(from, ({ formula, unit, about }, key) => ({
      formula: tree(`the measure "${key}"`, formula),
      ...(unit !== undefined && { unit }),
      ...(about !== undefined && { about }),
    }))

  const dynamic = (from: AnyDeclaredDynamic, defined: AnyDefinedDynamic, name: string): Dynamic => {
    const where = `dynamics.${name}`
    refuseStrangers(`${where}.start`, from.state, defined.start, take)
    return {
      ...saidOf(from),
      step: from.step,
      steps: from.steps,
      arithmetic: from.arithmetic ?? 'real',
      state: paired(`${where}.next`, from.state, defined.next, take, (own, next, key): DynamicVariable => ({
        ...take(quantityOf(key, own)),
        start: tree(`the start of "${name}.${key}"`, take(required(`${where}.start`, key, defined.start))),
        next: tree(`what comes next for "${name}.${key}"`, next),
      })),
      payoffs: mapped(defined.payoffs, (payoff, key) => tree(`the payoff of ${key} in ${name}`, payoff ?? 0)),
      measures: measures(defined.measures),
    }
  }

  const majority = (about: string | undefined, from: AnyDefinedMajority, name: string): Majority => {
    const formula = (key: keyof AnyDefinedMajority, otherwise?: Given): Tree =>
      tree(`"${key}" of ${name}`, from[key] ?? otherwise ?? take(required(`majorities.${name}`, key, { ...from })))
    return {
      ...(about !== undefined && { about }),
      holders: formula('holders'),
      weight: formula('weight', 1),
      above: formula('above'),
      slashed: formula('slashed', 0),
      fall: formula('fall', 0),
      effort: formula('effort', 0),
    }
  }

  return {
    populations: paired(
      'populations',
      declared.populations,
      given.populations,
      take,
      (from, formulas, key): Population => ({
        ...saidOf(from),
        joined: take(quantityOf(`${key}.joined`, from.joined)),
        type: described(from.type),
        quantile: tree(`the quantile of ${key}`, formulas.quantile),
        payoff: tree(`the payoff of ${key}`, formulas.payoff),
      }),
    ),
    dynamics: paired('dynamics', declared.dynamics, given.dynamics, take, dynamic),
    majorities: paired('majorities', declared.majorities, given.majorities, take, ({ about }, from, key) =>
      majority(about, from, key),
    ),
    histories: paired('histories', declared.histories, given.histories, take, (from, { series }): History => ({
      ...saidOf(from),
      columns: mapped(from.columns, ({ file, ...rest }) => ({
        ...described(rest),
        ...(file !== undefined && { file }),
      })),
      series: measures(series),
    })),
    measures: measures(given.measures),
  }
}

const described = ({ unit, ...rest }: Said): Said => ({ ...(unit !== undefined && { unit }), ...saidOf(rest) })
