import * as Q from '../arithmetic/rational.js'
import type { Setting } from '../formula/domain.js'
import { text, textOfCondition, type TextOptions } from '../formula/reading/text.js'
import type { ConditionTree, Tree } from '../formula/tree.js'
import type { Attack, Claim, Mechanism } from '../mechanism/mechanism.js'

/**
 * What a claim says, in one sentence of words.
 *
 * @example "No value of deployer.wash makes the deployer better off than deployer.wash = 0, whatever the parameters."
 */
export const sentence = (claim: Claim, mechanism: Mechanism): string => {
  const words = wordsOf(mechanism)
  const scope = [
    ...(mechanism.parameters.size > 0 ? ['whatever the parameters'] : []),
    ...(claim.assuming.kind === 'true' ? [] : [`provided that ${words.condition(claim.assuming)}`]),
  ]
  return [statementOf(claim, mechanism, words), ...scope].join(', ') + '.'
}

interface Words {
  readonly tree: (tree: Tree) => string
  readonly condition: (condition: ConditionTree) => string
}

/** Formulas as their author wrote them: what has a name is named. */
const wordsOf = ({ where }: Mechanism): Words => {
  const named = new Map([...where].map(([name, tree]) => [tree, name]))
  // A name for a mere variable would hide which variable it is.
  const names = (node: Tree): string | undefined => (node.kind === 'variable' ? undefined : named.get(node))
  const options: TextOptions = { names, limit: 2000 }
  return { tree: (tree) => text(tree, options), condition: (condition) => textOfCondition(condition, options) }
}

const statementOf = (claim: Claim, mechanism: Mechanism, words: Words): string => {
  const beyond = isZero(claim.tolerance) ? '' : ` by more than ${words.tree(claim.tolerance)}`
  switch (claim.kind) {
    case 'unprofitable':
      return unprofitable(claim, mechanism, words, beyond)
    case 'dominant':
      return `Whatever all others choose, ${whoOf(claim.player, mechanism)} gains${beyond} by departing from ${honestOf(choicesOf(mechanism, claim.player), mechanism, words)}`
    case 'nash':
      return `While all others are honest, ${whoOf(claim.player, mechanism)} gains${beyond} by departing from ${honestOf(choicesOf(mechanism, claim.player), mechanism, words)}`
    case 'collusion-proof': {
      const { coalitions, transfers } = claim
      const who =
        'size' in coalitions
          ? `No coalition of at most ${coalitions.size} players`
          : `None of the coalitions ${listOf(coalitions.map((members) => `{${members.join(', ')}}`))}`
      return transfers
        ? `${who} gains${beyond} in sum by anything its members do together while the others are honest`
        : `${who} can depart from honesty so that each of its members gains${beyond} while the others are honest`
    }
    case 'rational': {
      const who = claim.player === undefined ? 'Every player' : capitalised(theOf(claim.player, mechanism))
      const short = isZero(claim.tolerance) ? '' : `, short of that by at most ${words.tree(claim.tolerance)}`
      return `${who} gets at least ${words.tree(claim.outside)} when all are honest${short}`
    }
    case 'holds': {
      const within = isZero(claim.tolerance) ? '' : `, within ${words.tree(claim.tolerance)}`
      return `At every admissible point, whatever is chosen, ${words.condition(claim.condition)}${within}`
    }
    case 'griefing': {
      const victims = listOf(claim.victims.map((name) => othersOf(name, claim.player, mechanism)))
      const attack = claim.attack === undefined ? undefined : attackIn(mechanism, claim.attack)
      const choices = attack ? [...attack.varying, ...attack.playing.keys()] : choicesOf(mechanism, claim.player)
      return `By its choice of ${listOf(choices)}, ${theOf(claim.player, mechanism)} can make ${victims} lose at most ${words.tree(claim.factor)} times what it loses itself${beyond && `, give or take ${words.tree(claim.tolerance)}`}`
    }
  }
}

const unprofitable = (
  claim: Extract<Claim, { kind: 'unprofitable' }>,
  mechanism: Mechanism,
  words: Words,
  beyond: string,
): string => {
  const attack = attackIn(mechanism, claim.attack)
  const { varying, playing } = attack
  const deviating = [...varying, ...playing.keys()]
  const owners = [...new Set(deviating.map((name) => name.split('.')[0]!))]
  const gainers = claim.player === undefined ? owners : [claim.player]
  const who = listOf(gainers.map((name) => theOf(name, mechanism)))
  const jointly = gainers.length > 1 ? ' jointly' : ''
  const by = [...playing].map(([name, setting]) => `${name} = ${settingText(setting, words)}`)
  const than = `better off${beyond} than ${honestOf(deviating, mechanism, words)}`
  if (varying.length === 0) return `Playing ${listOf(by)} does not make ${who}${jointly} ${than}`
  const values = varying.length === 1 ? 'No value of' : 'No values of'
  const verb = varying.length === 1 ? 'makes' : 'make'
  const along = by.length > 0 ? `, with ${listOf(by)},` : ''
  return `${values} ${listOf(varying)}${along} ${verb} ${who}${jointly} ${than}`
}

const attackIn = (mechanism: Mechanism, attack: string | Attack): Attack =>
  typeof attack === 'string' ? (mechanism.attacks.get(attack) ?? { varying: [], playing: new Map() }) : attack

const choicesOf = (mechanism: Mechanism, player: string | undefined): readonly string[] =>
  [...mechanism.players].flatMap(([name, { choices }]) =>
    player === undefined || player.split('.')[0] === name
      ? [...choices.keys()].map((choice) => `${name}.${choice}`)
      : [],
  )

/** `deployer.wash = 0`, as the designer hopes. */
const honestOf = (choices: readonly string[], mechanism: Mechanism, words: Words): string => {
  const settings = choices.flatMap((name) => {
    const parts = name.split('.')
    const honest = mechanism.players.get(parts[0]!)?.choices.get(parts.at(-1)!)?.honest
    return honest === undefined ? [] : [`${name} = ${settingText(honest, words)}`]
  })
  return settings.length === 0 ? 'honesty' : listOf(settings)
}

const settingText = (setting: Setting, words: Words): string =>
  setting.kind === 'option' ? setting.option : words.tree(setting)

const whoOf = (player: string | undefined, mechanism: Mechanism): string => {
  if (player === undefined) return 'no player'
  return mechanism.players.get(player)?.count === undefined ? `${player} never` : `no ${player}`
}

const theOf = (player: string, mechanism: Mechanism): string => {
  if (player.includes('.')) return player
  return mechanism.players.get(player)?.count === undefined ? `the ${player}` : `a ${player}`
}

const othersOf = (victim: string, griefer: string, mechanism: Mechanism): string => {
  if (mechanism.players.get(victim)?.count === undefined) return theOf(victim, mechanism)
  return victim === griefer ? `every other ${victim} together` : `all of ${victim} together`
}

const isZero = (tree: Tree): boolean => tree.kind === 'constant' && Q.sign(tree.value) === 0

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const listOf = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`
