import type { Setting } from '../formula/domain.js'
import { tex, texCondition, type TexOptions } from '../formula/reading/tex.js'
import { texName } from '../formula/reading/tex-name.js'
import type { Node, Tree } from '../formula/tree.js'
import { childrenOf } from '../formula/variables.js'
import type { Attack, Claim, Mechanism } from '../mechanism/mechanism.js'

/** A claim in TeX: what is stated, under which assumptions, and the definitions that it rests on. */
export interface Mathematics {
  readonly statement: string
  readonly assuming?: string
  /** Payoffs, states and shared formulas, each `name = formula`, those first that others need last. */
  readonly definitions: readonly string[]
}

/**
 * What a claim says as mathematics. `U` is a player's payoff as a function of the profile, `h` the honest profile and
 * `d` the deviating one, which differs from it only in the choices named below the quantifier.
 */
export const mathematicsOf = (claim: Claim, mechanism: Mechanism): Mathematics => {
  const named = new Map([...mechanism.where].map(([name, tree]) => [tree, name]))
  const names = (node: Tree): string | undefined => (node.kind === 'variable' ? undefined : named.get(node))
  const options: TexOptions = { names }
  const payers = payersOf(claim, mechanism)
  const roots: Node[] = [
    ...payers.map((player) => mechanism.players.get(player)!.payoff),
    ...(claim.kind === 'holds' ? [claim.condition] : []),
    claim.assuming,
  ]
  return {
    statement: statementOf(claim, mechanism, options),
    ...(claim.assuming.kind === 'true' ? {} : { assuming: texCondition(claim.assuming, options) }),
    definitions: [
      ...payers.map((player) => `U_{${texName(player)}} = ${tex(mechanism.players.get(player)!.payoff, options)}`),
      ...[...mechanism.state.values()].map(({ equation }) => texCondition(equation, options)),
      ...usedIn(roots, mechanism).map(([name, tree]) => `${texName(name)} = ${tex(tree, options)}`),
    ],
  }
}

const baseOf = (player: string): string => player.split('.')[0]!

const attackOf = (mechanism: Mechanism, attack: string | Attack): Attack | undefined =>
  typeof attack === 'string' ? mechanism.attacks.get(attack) : attack

/** The players whose payoffs a claim speaks of. */
const payersOf = (claim: Claim, mechanism: Mechanism): readonly string[] => {
  const everyone = [...mechanism.players.keys()]
  const named = (player: string | undefined): readonly string[] => (player === undefined ? everyone : [baseOf(player)])
  switch (claim.kind) {
    case 'holds':
      return []
    case 'dominant':
    case 'nash':
    case 'rational':
      return named(claim.player)
    case 'collusion-proof':
      return 'size' in claim.coalitions ? everyone : [...new Set(claim.coalitions.flat().map(baseOf))]
    case 'griefing':
      return [...new Set([claim.player, ...claim.victims].map(baseOf))]
    case 'unprofitable':
      return claim.player === undefined ? ownersOf(attackOf(mechanism, claim.attack)) : [baseOf(claim.player)]
  }
}

const ownersOf = (attack: Attack | undefined): readonly string[] =>
  attack === undefined ? [] : [...new Set([...attack.varying, ...attack.playing.keys()].map(baseOf))]

const statementOf = (claim: Claim, mechanism: Mechanism, options: TexOptions): string => {
  const tolerance = tex(claim.tolerance, options)
  const gainOf = (player: string): string => `U_{${texName(player)}}(d) - U_{${texName(player)}}(h)`
  switch (claim.kind) {
    case 'holds':
      return texCondition(claim.condition, options)
    case 'rational':
      return payersOf(claim, mechanism)
        .map(
          (player) =>
            `U_{${texName(player)}}(h) \\ge ${tex(claim.outside, options)}${tolerance === '0' ? '' : ` - ${tolerance}`}`,
        )
        .join(' \\;\\wedge\\; ')
    case 'dominant':
    case 'nash': {
      const others = claim.kind === 'dominant' ? 's_{-i}' : 'h_{-i}'
      const who = payersOf(claim, mechanism).map(texName).join(', ')
      return `\\forall i \\in \\{${who}\\},\\; \\forall d_i:\\; U_i(d_i, ${others}) - U_i(h_i, ${others}) \\le ${tolerance}`
    }
    case 'unprofitable': {
      const attack = attackOf(mechanism, claim.attack)
      const moves = [
        ...(attack?.varying ?? []).map(texName),
        ...[...(attack?.playing ?? [])].map(([name, setting]) => `${texName(name)} = ${texSetting(setting, options)}`),
      ]
      return `\\forall\\, ${moves.join(',\\, ')}:\\; ${payersOf(claim, mechanism).map(gainOf).join(' + ')} \\le ${tolerance}`
    }
    case 'collusion-proof': {
      const gain = 'U_i(d_C, h_{-C}) - U_i(h)'
      const coalitions =
        'size' in claim.coalitions
          ? `|C| \\le ${claim.coalitions.size}`
          : `C \\in \\{${claim.coalitions.map((members) => `\\{${members.map(texName).join(', ')}\\}`).join(', ')}\\}`
      return `\\forall C,\\; ${coalitions},\\; \\forall d_C:\\; ${claim.transfers ? '\\sum' : '\\min'}_{i \\in C} \\left(${gain}\\right) \\le ${tolerance}`
    }
    case 'griefing': {
      const loss = (player: string): string => `\\left(U_{${texName(player)}}(h) - U_{${texName(player)}}(d)\\right)`
      return `\\forall d:\\; ${claim.victims.map(loss).join(' + ')} \\le ${tex(claim.factor, options)} \\cdot ${loss(claim.player)}${tolerance === '0' ? '' : ` + ${tolerance}`}`
    }
  }
}

const texSetting = (setting: Setting, options: TexOptions): string =>
  setting.kind === 'option' ? `\\text{${setting.option}}` : tex(setting, options)

/** The shared formulas that occur under some nodes, directly or inside each other, as they are defined. */
const usedIn = (roots: readonly Node[], mechanism: Mechanism): readonly (readonly [string, Tree])[] => {
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    childrenOf(node).forEach(visit)
  }
  roots.forEach(visit)
  return [...mechanism.where].filter(
    ([, tree]) => tree.kind !== 'variable' && tree.kind !== 'constant' && seen.has(tree),
  )
}
