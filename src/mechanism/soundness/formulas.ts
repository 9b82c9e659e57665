import type { Domain } from '../../formula/domain.js'
import type { Node } from '../../formula/tree.js'
import type { Attack, Claim, Mechanism } from '../mechanism.js'
import type { Path } from './fault.js'
import { formulasOfForms, formulasOfMeasures } from './form-formulas.js'
import { commonNameOf, type Role } from './known.js'

/** A formula of a mechanism, where it stands, and what may be mentioned there. */
export interface Written {
  readonly path: Path
  readonly node: Node
  /** Whose own names it may mention bare, of players that stand for several. */
  readonly own: 'anyone' | readonly string[]
  /** All that it may mention, where that is not everything; `said` completes "it mentions only …". */
  readonly only?: Only
  /** The names of a population, dynamic, majority or history that it may mention, those that are states aside. */
  readonly reads?: readonly string[]
  /** Of a rule: the domain of the choice that it sets, which may be one of options. */
  readonly sets?: Domain
}

export interface Only {
  readonly roles: readonly Role[]
  readonly player?: string
  readonly said: string
}

/** All formulas of a mechanism, in the order of its data form, those of bindings aside. */
export const formulasIn = function* (mechanism: Mechanism): Generator<Written, void> {
  for (const [name, node] of mechanism.where) yield { path: ['where', name], node, own: 'anyone' }
  for (const [name, state] of mechanism.state)
    yield { path: ['state', name, 'equation'], node: state.equation, own: [] }
  for (const [player, { choices, payoff }] of mechanism.players) {
    for (const [name, { honest, domain }] of choices)
      if (honest.kind !== 'option')
        yield {
          path: ['players', player, 'choices', name, 'honest'],
          node: honest,
          own: [player],
          only: { roles: ['parameter', 'state', 'type'], player, said: 'parameters, state and its own types' },
          sets: domain,
        }
    yield { path: ['players', player, 'payoff'], node: payoff, own: [player] }
  }
  yield* formulasOfForms(mechanism)
  yield* formulasOfMeasures(['measures'], mechanism.measures)
  yield { path: ['admissible'], node: mechanism.admissible, own: 'anyone' }
  for (const [name, attack] of mechanism.attacks) yield* formulasOfAttack(mechanism, ['attacks', name], attack)
  for (const [name, claim] of mechanism.claims) yield* formulasOfClaim(mechanism, ['claims', name], claim)
}

const formulasOfAttack = function* (
  mechanism: Mechanism,
  path: Path,
  { playing, cost }: Attack,
): Generator<Written, void> {
  for (const [choice, setting] of playing) {
    if (setting.kind === 'option') continue
    const [player = '', own = ''] = commonNameOf(choice).split('.')
    const sets = mechanism.players.get(player)?.choices.get(own)?.domain
    yield { path: [...path, 'playing', choice], node: setting, own: 'anyone', ...(sets && { sets }) }
  }
  if (cost) yield { path: [...path, 'cost'], node: cost, own: 'anyone' }
}

const formulasOfClaim = function* (mechanism: Mechanism, path: Path, claim: Claim): Generator<Written, void> {
  const only = { roles: ['parameter'], said: 'parameters' } as const
  yield { path: [...path, 'assuming'], node: claim.assuming, own: 'anyone' }
  yield { path: [...path, 'tolerance'], node: claim.tolerance, own: [], only }
  if (claim.margin) yield { path: [...path, 'margin', 'formula'], node: claim.margin.formula, own: 'anyone' }
  switch (claim.kind) {
    case 'rational':
      yield { path: [...path, 'outside'], node: claim.outside, own: 'anyone' }
      return
    case 'holds':
      yield { path: [...path, 'condition'], node: claim.condition, own: 'anyone' }
      return
    case 'griefing':
      yield { path: [...path, 'factor'], node: claim.factor, own: [], only }
      if (typeof claim.attack === 'object') yield* formulasOfAttack(mechanism, path, claim.attack)
      return
    case 'unprofitable':
      if (typeof claim.attack === 'object') yield* formulasOfAttack(mechanism, path, claim.attack)
      return
    case 'dominant':
    case 'nash':
    case 'collusion-proof':
      return
  }
}
