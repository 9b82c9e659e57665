import * as Q from '../../arithmetic/rational.js'
import { variablesOf } from '../../formula/variables.js'
import { problem } from '../../problem/problem.js'
import type { Attack, Binding, Claim, Mechanism } from '../mechanism.js'
import { mentionOf } from '../member.js'
import { fault, type Faults, type Path } from './fault.js'
import { commonNameOf, isPlayer, playerNames, unknownName, type Known } from './known.js'
import { settingFault, settingProblem } from './values.js'

/** Attacks, claims and bindings speak of choices, attacks, players, presets and parameters that there are. */
export const faultsOfReferences = function* (mechanism: Mechanism, known: ReadonlyMap<string, Known>): Faults {
  for (const [name, attack] of mechanism.attacks) yield* faultsOfAttack(mechanism, known, ['attacks', name], attack)
  for (const [name, claim] of mechanism.claims) yield* faultsOfClaim(mechanism, known, ['claims', name], claim)
  for (const [name, binding] of mechanism.bindings) yield* faultsOfBinding(mechanism, ['bindings', name], binding)
}

const faultsOfAttack = function* (
  mechanism: Mechanism,
  known: ReadonlyMap<string, Known>,
  path: Path,
  { varying, playing }: Attack,
): Faults {
  const choices = new Map([...known].filter(([, { role }]) => role === 'choice'))
  const isChoice = (name: string): boolean => {
    const mention = mentionOf(name)
    return (
      choices.has(commonNameOf(name)) &&
      mention.kind !== 'member' &&
      (mention.kind !== 'instance' || isPlayer(mechanism, `${mention.player}.${mention.index}`))
    )
  }
  for (const [index, name] of varying.entries()) {
    const at = [...path, 'varying', String(index)]
    if (!isChoice(name)) yield fault(at, unknownName(name, 'a choice', choices.keys()))
    if (varying.indexOf(name) < index) yield fault(at, problem('bad-value', `"${name}" varies twice`))
  }
  for (const [name, setting] of playing) {
    const at = [...path, 'playing', name]
    if (!isChoice(name)) yield fault(at, unknownName(name, 'a choice', choices.keys()))
    if (varying.includes(name)) yield fault(at, problem('bad-value', `"${name}" is both varied and played by a rule`))
    const found = settingProblem(`"${name}"`, setting, choices.get(commonNameOf(name))!.quantity.domain)
    if (found) yield settingFault(at, found, setting)
  }
}

const faultsOfClaim = function* (
  mechanism: Mechanism,
  known: ReadonlyMap<string, Known>,
  path: Path,
  claim: Claim,
): Faults {
  const players = function* (at: Path, names: readonly string[]): Faults {
    for (const [index, name] of names.entries()) {
      if (!isPlayer(mechanism, name))
        yield fault([...at, String(index)], unknownName(name, 'a player', playerNames(mechanism)))
      if (names.indexOf(name) < index)
        yield fault([...at, String(index)], problem('bad-value', `"${name}" is named twice`))
    }
    if (names.length === 0) yield fault(at, problem('bad-value', 'no player is named'))
  }
  const player = 'player' in claim ? claim.player : undefined
  if (player !== undefined && !isPlayer(mechanism, player))
    yield fault([...path, 'player'], unknownName(player, 'a player', playerNames(mechanism)))
  if (claim.kind === 'unprofitable' || claim.kind === 'griefing') {
    if (typeof claim.attack === 'object') yield* faultsOfAttack(mechanism, known, path, claim.attack)
    else if (claim.attack !== undefined && !mechanism.attacks.has(claim.attack))
      yield fault([...path, 'attack'], unknownName(claim.attack, 'an attack', mechanism.attacks.keys()))
  }
  if (claim.kind === 'griefing') {
    yield* players([...path, 'victims'], claim.victims)
    if (claim.victims.includes(claim.player))
      yield fault([...path, 'victims'], problem('bad-value', `"${claim.player}" is both attacker and victim`))
  }
  if (claim.kind === 'collusion-proof') {
    const at = [...path, 'coalitions']
    if ('size' in claim.coalitions) {
      const { size } = claim.coalitions
      const most = [...mechanism.players.values()].reduce((sum, { count }) => sum + (count ?? 1), 0)
      if (!Number.isInteger(size) || size < 1 || size > most)
        yield fault(
          [...at, 'size'],
          problem('bad-value', `there are no coalitions of at most ${size} players`, {
            expected: `an integer from 1 to ${most}`,
            found: String(size),
          }),
        )
    } else {
      if (claim.coalitions.length === 0) yield fault(at, problem('bad-value', 'no coalition is listed'))
      for (const [index, coalition] of claim.coalitions.entries()) yield* players([...at, String(index)], coalition)
    }
  }
}

const faultsOfBinding = function* (mechanism: Mechanism, path: Path, { baseline, reads }: Binding): Faults {
  if (!mechanism.presets.has(baseline))
    yield fault([...path, 'baseline'], unknownName(baseline, 'a preset', mechanism.presets.keys()))
  for (const [key, readings] of reads) {
    const at = [...path, 'reads', key]
    if (readings.length === 0) yield fault(at, problem('bad-value', `"${key}" has no reading`))
    for (const [index, { name, sets }] of readings.entries()) {
      if (readings.findIndex((other) => other.name === name) < index)
        yield fault([...at, String(index)], problem('bad-name', `two readings of "${key}" have the name "${name}"`))
      for (const [parameter, formula] of sets) {
        const place = [...at, String(index), 'sets', parameter]
        const domain = mechanism.parameters.get(parameter)?.domain
        if (domain === undefined) yield fault(place, unknownName(parameter, 'a parameter', mechanism.parameters.keys()))
        else if (domain.kind === 'options')
          yield fault(place, problem('bad-value', `"${parameter}" is one of several options, which no formula sets`))
        if (formula.kind === 'constant' && domain?.kind === 'integer' && !Q.isInteger(formula.value))
          yield fault(place, problem('bad-value', `"${parameter}" is an integer`))
        const stray = [...variablesOf(formula)].find((name) => name !== 'value')
        if (stray !== undefined)
          yield fault(
            place,
            problem('unknown-name', `"${stray}" cannot stand here, where only "value" may`, {
              expected: 'a formula over "value", the number proposed',
              found: `"${stray}"`,
            }),
            formula,
          )
      }
    }
  }
}
