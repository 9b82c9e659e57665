import * as E from 'fp-ts/lib/Either.js'
import { isCondition } from '../../formula/condition.js'
import type { Setting } from '../../formula/domain.js'
import type { Tree } from '../../formula/tree.js'
import { dimensionless, parseUnit, unitsReading, type Unit, type UnitsReading } from '../../formula/reading/units.js'
import { variablesOf } from '../../formula/variables.js'
import type { Problem } from '../../problem/problem.js'
import type { Attack, Claim, Mechanism } from '../mechanism.js'
import { playerOf } from '../writing.js'
import { fault, type Faults, type Path } from './fault.js'
import { faultsOfFormUnits } from './form-units.js'
import { formulasIn } from './formulas.js'
import { commonNameOf, type Known } from './known.js'
import { faultsOfMismatch } from './unit-mismatch.js'

/**
 * Units can be read, and formulas agree in them: what is added and compared inside each, honest rules with their choice,
 * amounts of claims with the payoffs that they are measured in, payoffs that are summed with each other.
 *
 * A plain number where an amount is wanted means that many of whatever unit the amount has.
 */
export const faultsOfUnits = function* (mechanism: Mechanism, known: ReadonlyMap<string, Known>): Faults {
  const units = new Map<string, Unit>()
  for (const [name, { path, quantity }] of known) {
    const unit = parseUnit(quantity.unit ?? '1')
    if (E.isLeft(unit)) yield fault([...path, 'unit'], unit.left)
    else units.set(name, unit.right)
  }
  for (const { node } of formulasIn(mechanism))
    for (const name of variablesOf(node)) units.set(name, units.get(commonNameOf(name)) ?? dimensionless)
  const plain = unitsReading(units)
  const fitting = unitsReading(units, 'fitting')
  const reading = lenient(plain, fitting)
  for (const { path, node } of formulasIn(mechanism)) {
    const result: E.Either<Problem, unknown> = isCondition(node) ? reading.condition(node) : reading.tree(node)
    if (E.isLeft(result)) yield fault(path, result.left)
  }
  // From here on every formula has a unit: only whether they fit each other is open.
  const agreement: Agreement = { mechanism, units, reading }
  for (const [player, { choices }] of mechanism.players)
    for (const [name, { honest }] of choices)
      yield* faultsOfSetting(agreement, ['players', player, 'choices', name, 'honest'], `${player}.${name}`, honest)
  yield* faultsOfFormUnits(mechanism, { units, plain, fitting })
  for (const [name, attack] of mechanism.attacks) yield* faultsOfAttack(agreement, ['attacks', name], attack)
  for (const [name, claim] of mechanism.claims) yield* faultsOfClaim(agreement, ['claims', name], claim)
}

/** Formulas whose literals are plain numbers have a known unit; in others each literal may stand for an amount of something. */
const lenient = (plain: UnitsReading, fitting: UnitsReading): UnitsReading => ({
  tree: (node) => E.alt(() => fitting.tree(node))(plain.tree(node)),
  condition: (node) => E.alt(() => fitting.condition(node))(plain.condition(node)),
})

interface Agreement {
  readonly mechanism: Mechanism
  readonly units: ReadonlyMap<string, Unit>
  readonly reading: UnitsReading
}

const unitOf = ({ reading }: Agreement, tree: Tree): Unit =>
  E.getOrElse<unknown, Unit>(() => dimensionless)(reading.tree(tree))

const payoffUnit = (agreement: Agreement, player: string): Unit =>
  unitOf(agreement, agreement.mechanism.players.get(playerOf(player))!.payoff)

const faultsOfSetting = function* (agreement: Agreement, path: Path, choice: string, setting: Setting): Faults {
  if (setting.kind === 'option' || setting.kind === 'constant') return
  const wanted = agreement.units.get(commonNameOf(choice)) ?? dimensionless
  const is = unitOf(agreement, setting)
  yield* faultsOfMismatch(path, `the rule for "${choice}" is not in its unit`, wanted, is, setting)
}

/** An amount is in the unit of some players' payoffs. */
const faultsOfAmount = function* (
  agreement: Agreement,
  path: Path,
  what: string,
  amount: Tree,
  players: Iterable<string>,
): Faults {
  if (amount.kind === 'constant') return
  for (const player of players) {
    const wanted = payoffUnit(agreement, player)
    yield* faultsOfMismatch(
      path,
      `${what} is not in the unit of the payoff of ${player}`,
      wanted,
      unitOf(agreement, amount),
      amount,
    )
  }
}

/** Payoffs that are added up have one unit. */
const faultsOfSum = function* (agreement: Agreement, path: Path, players: Iterable<string>): Faults {
  const [first, ...rest] = players
  if (first === undefined) return
  for (const other of rest) {
    const what = `the payoffs of ${first} and ${other}, which are added up, have different units`
    yield* faultsOfMismatch(path, what, payoffUnit(agreement, first), payoffUnit(agreement, other))
  }
}

const ownersOf = ({ varying, playing }: Attack): ReadonlySet<string> =>
  new Set([...varying, ...playing.keys()].map(playerOf))

const faultsOfAttack = function* (agreement: Agreement, path: Path, attack: Attack): Faults {
  for (const [choice, setting] of attack.playing)
    yield* faultsOfSetting(agreement, [...path, 'playing', choice], choice, setting)
  if (attack.cost) yield* faultsOfAmount(agreement, [...path, 'cost'], 'the cost', attack.cost, ownersOf(attack))
}

const faultsOfClaim = function* (agreement: Agreement, path: Path, claim: Claim): Faults {
  const { mechanism } = agreement
  const attackIn = (attack: string | Attack | undefined): Attack | undefined =>
    typeof attack === 'string' ? mechanism.attacks.get(attack) : attack
  const tolerance = (players: Iterable<string>): Faults =>
    faultsOfAmount(agreement, [...path, 'tolerance'], 'the tolerance', claim.tolerance, players)
  const everyone = [...mechanism.players.keys()]
  if (claim.margin) {
    const { unit, formula } = claim.margin
    const wanted = unit === undefined ? undefined : parseUnit(unit)
    if (wanted && E.isLeft(wanted)) yield fault([...path, 'margin', 'unit'], wanted.left)
    else if (wanted && formula.kind !== 'constant') {
      const is = unitOf(agreement, formula)
      yield* faultsOfMismatch(
        [...path, 'margin', 'formula'],
        'the margin is not in its unit',
        wanted.right,
        is,
        formula,
      )
    }
  }
  switch (claim.kind) {
    case 'dominant':
    case 'nash':
      yield* tolerance(claim.player === undefined ? everyone : [claim.player])
      return
    case 'unprofitable': {
      const attack = attackIn(claim.attack)
      if (typeof claim.attack === 'object') yield* faultsOfAttack(agreement, path, claim.attack)
      const gaining = claim.player === undefined ? (attack ? [...ownersOf(attack)] : []) : [claim.player]
      yield* faultsOfSum(agreement, path, gaining)
      yield* tolerance(gaining)
      return
    }
    case 'collusion-proof': {
      const coalitions = 'size' in claim.coalitions ? [everyone] : claim.coalitions
      for (const coalition of coalitions) {
        if (claim.transfers && (!('size' in claim.coalitions) || claim.coalitions.size > 1))
          yield* faultsOfSum(agreement, path, coalition)
        yield* tolerance(coalition)
      }
      return
    }
    case 'rational': {
      const players = claim.player === undefined ? everyone : [claim.player]
      yield* faultsOfAmount(agreement, [...path, 'outside'], 'the outside option', claim.outside, players)
      yield* tolerance(players)
      return
    }
    case 'griefing': {
      if (typeof claim.attack === 'object') yield* faultsOfAttack(agreement, path, claim.attack)
      yield* faultsOfSum(agreement, [...path, 'victims'], claim.victims)
      if (claim.factor.kind !== 'constant') {
        const product = unitOf(agreement, {
          kind: 'multiply',
          left: claim.factor,
          right: mechanism.players.get(playerOf(claim.player))!.payoff,
        })
        const what = 'the factor does not turn the loss of the attacker into that of the victims'
        for (const victim of claim.victims.slice(0, 1))
          yield* faultsOfMismatch([...path, 'factor'], what, payoffUnit(agreement, victim), product, claim.factor)
      }
      yield* tolerance(claim.victims)
      return
    }
    case 'holds':
      return
  }
}
