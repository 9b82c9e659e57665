import * as E from 'fp-ts/lib/Either.js'
import { truth } from '../../formula/build.js'
import type { Setting, Value } from '../../formula/domain.js'
import type { Tree } from '../../formula/tree.js'
import { problem, type Problem } from '../../problem/problem.js'
import type { ChoiceIn } from './declaration.js'
import { formsDefined } from './define-forms.js'
import type {
  AnyAttack,
  AnyBinding,
  AnyClaim,
  AnyDeclaration,
  AnyDefinition,
  AnyReading,
  Keyed,
  Rules,
  Sets,
  Stated,
} from './given.js'
import type { Attack, Attacking, Choice, Claim, Margin, Mechanism, Parameter, Player } from '../mechanism.js'
import type { Preset, Quantity, Reading, StateVariable, Type } from '../mechanism.js'
import { mapped, paired, refuseStrangers, required, type Take } from './pairing.js'
import { defaultOf, distributionOf, quantityOf, saidOf, settingOf, treeOf, valueOf, type Given } from './quantity-in.js'

/** The mechanism that a declaration and a definition make together, not yet validated. */
export const mechanismOf = (name: string, declared: AnyDeclaration, given: AnyDefinition, take: Take): Mechanism => {
  const quantity = (of: string, from: ChoiceIn<string>): Quantity => take(quantityOf(of, from))
  const tree = (what: string, from: Given): Tree => take(treeOf(what, from))

  const parameters = mapped(declared.parameters, (from, key): Parameter => {
    const read = quantity(key, from)
    return { ...read, default: take(defaultOf(key, from, read.domain)) }
  })

  const state = paired('equations', declared.state, given.equations, take, (from, equation, key): StateVariable => ({
    ...quantity(key, from),
    equation: equation.tree,
  }))

  const players = paired('payoffs', declared.players, given.payoffs, take, (from, payoff, player): Player => {
    const honest = take(required('honest', player, given.honest))
    const choices = paired(`honest.${player}`, from.choices, honest, take, (choice, setting, key): Choice => {
      const read = quantity(key, choice)
      return { ...read, honest: take(settingOf(`honest "${key}"`, setting, read.domain)) }
    })
    const types = mapped(from.types, (type, key): Type => ({
      ...quantity(key, type),
      ...(type.distribution !== undefined && { distribution: take(distributionOf(key, type.distribution)) }),
    }))
    const { about, count } = from
    return {
      ...(about !== undefined && { about }),
      ...(count !== undefined && { count }),
      choices,
      types,
      payoff: tree(`the payoff of ${player}`, payoff),
    }
  })
  refuseStrangers('honest', declared.players, given.honest, take)

  const preset = ({ about, source, ...values }: Keyed<Given | undefined> & Stated): Preset => ({
    ...saidOf({ ...(about !== undefined && { about }), ...(source !== undefined && { source }) }),
    values: new Map(
      Object.entries(values).flatMap(([key, value]): readonly [string, Value][] => {
        if (value === undefined) return []
        const domain = parameters.get(key)?.domain
        // A value of no parameter is refused by its name when the mechanism is validated.
        return [[key, domain ? take(valueOf(`"${key}"`, value, domain)) : '']]
      }),
    ),
  })

  const playing = (from: Rules): ReadonlyMap<string, Setting> => {
    const rules = new Map<string, Setting>()
    for (const [player, choices] of Object.entries(from))
      for (const [choice, setting] of Object.entries(choices ?? {})) {
        const name = `${player}.${choice}`
        const domain = players.get(player)?.choices.get(choice)?.domain
        if (domain === undefined) take(E.left(problem('unknown-name', `"${name}" is not a choice of this mechanism`)))
        else if (setting !== undefined) rules.set(name, take(settingOf(`"${name}"`, setting, domain)))
      }
    return rules
  }

  const attack = ({ varying, playing: rules, story, cost }: AnyAttack): Attack => ({
    varying: (varying ?? []).map((handle) => take(nameOf(handle))),
    playing: playing(rules ?? {}),
    ...(story !== undefined && { story }),
    ...(cost !== undefined && { cost: tree('the cost of an attack', cost) }),
  })

  const attacking = (from: AnyClaim, key: string): Partial<Attacking> => {
    const isInPlace = from.varying !== undefined || from.playing !== undefined
    if (from.attack !== undefined && isInPlace)
      return take(E.left(problem('bad-shape', `the claim "${key}" both names an attack and gives one in place`)))
    const given = from.attack ?? (isInPlace ? attack(from) : undefined)
    return given === undefined ? {} : { attack: given }
  }

  const claim = (from: AnyClaim, key: string): Claim => {
    const player = from.player === undefined ? {} : { player: from.player }
    const base = {
      ...saidOf(from),
      assuming: from.assuming?.tree ?? truth(true),
      tolerance: tree(`the tolerance of "${key}"`, from.tolerance ?? 0),
      ...(from.expect !== undefined && { expect: from.expect }),
      ...(from.margin && { margin: marginOf(from.margin, tree(`the margin of "${key}"`, from.margin.formula)) }),
    }
    const needed = <A>(what: string, value: A | undefined): A =>
      value ?? take(E.left(problem('bad-shape', `the claim "${key}" lacks "${what}"`, { expected: what })))
    switch (from.kind) {
      case 'dominant':
      case 'nash':
        return { ...base, kind: from.kind, ...player }
      case 'unprofitable':
        return { ...base, kind: from.kind, attack: needed('attack', attacking(from, key).attack), ...player }
      case 'collusion-proof': {
        const coalitions = needed('coalitions', from.coalitions)
        return { ...base, kind: from.kind, coalitions, transfers: from.transfers ?? false }
      }
      case 'rational':
        return {
          ...base,
          kind: from.kind,
          outside: tree(`the outside option of "${key}"`, from.outside ?? 0),
          ...player,
        }
      case 'holds':
        return { ...base, kind: from.kind, condition: needed('condition', from.condition).tree }
      case 'griefing':
        return {
          ...base,
          kind: from.kind,
          player: needed('player', from.player),
          victims: needed('victims', from.victims),
          factor: tree(`the factor of "${key}"`, needed('factor', from.factor)),
          ...attacking(from, key),
        }
    }
  }

  const setsOf = (from: Sets): ReadonlyMap<string, Tree> => {
    const sets = new Map<string, Tree>()
    for (const [key, value] of Object.entries(from)) if (value !== undefined) sets.set(key, tree(`"${key}"`, value))
    return sets
  }

  const readingsOf = (from: AnyBinding['reads'][string]): readonly Reading[] => {
    if (isList(from))
      return [{ name: '', sets: new Map(from.map((key) => [key, { kind: 'variable', name: 'value' }])) }]
    return isReadings(from)
      ? Object.entries(from.readings).map(([reading, { quote, sets }]) => ({
          name: reading,
          ...(quote !== undefined && { quote }),
          sets: setsOf(sets),
        }))
      : [{ name: '', sets: setsOf(from) }]
  }

  return {
    name,
    ...(declared.about !== undefined && { about: declared.about }),
    parameters,
    players,
    state,
    ...formsDefined(declared, given, take),
    where: mapped(given.where, (formula) => formula.tree),
    admissible: given.admissible?.tree ?? truth(true),
    presets: mapped(given.presets, preset),
    attacks: mapped(given.attacks, attack),
    claims: mapped(given.claims, claim),
    bindings: mapped(given.bindings, ({ format, baseline, reads, ...rest }) => ({
      format,
      baseline,
      ...saidOf(rest),
      reads: mapped(reads, readingsOf),
    })),
  }
}

/** The name that a handle stands for. */
const nameOf = (handle: Given): E.Either<Problem, string> => {
  if (typeof handle === 'object' && 'name' in handle) return E.right(handle.name)
  return typeof handle === 'object' && 'tree' in handle && handle.tree.kind === 'variable'
    ? E.right(handle.tree.name)
    : E.left(
        problem('bad-value', 'what an attack varies is not a choice', {
          expected: 'the handle of a choice, such as deployer.wash',
          found: 'a formula',
        }),
      )
}

const marginOf = ({ unit, about }: { readonly unit?: string; readonly about?: string }, formula: Tree): Margin => ({
  formula,
  ...(unit !== undefined && { unit }),
  ...(about !== undefined && { about }),
})

const isList = (from: AnyBinding['reads'][string]): from is readonly string[] => Array.isArray(from)
const isReadings = (from: AnyBinding['reads'][string]): from is { readonly readings: Keyed<AnyReading> } =>
  !isList(from) && 'readings' in from
