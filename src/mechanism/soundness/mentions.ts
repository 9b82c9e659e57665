import * as E from 'fp-ts/lib/Either.js'
import type { Node } from '../../formula/tree.js'
import { childrenOf } from '../../formula/variables.js'
import { nearest } from '../../problem/nearest.js'
import { problem, type Problem } from '../../problem/problem.js'
import { withinLimits } from '../extent.js'
import type { Mechanism } from '../mechanism.js'
import { mentionOf, nameIn, readNeeds, type Needs } from '../member.js'
import { foldProblem, outsideProblem, severalProblem } from '../writing.js'
import { fault, type Fault, type Faults } from './fault.js'
import { formulasIn, type Written } from './formulas.js'
import { commonNameOf, unknownName, type Known } from './known.js'

/** Formulas are within the limits, mention only what is known and allowed where they stand, and fold as they should. */
export const faultsOfMentions = function* (mechanism: Mechanism, known: ReadonlyMap<string, Known>): Faults {
  const needsOf = readNeeds(mechanism)
  // What is wrong with a node wherever it stands needs to be looked for once, however many formulas share it.
  const sound = new Set<Node>()
  for (const written of formulasIn(mechanism)) {
    const limits = withinLimits('this formula', written.node)
    if (E.isLeft(limits)) yield fault(written.path, limits.left)
    if (!copiesOption(written, known))
      yield* faultsUnder(written, (node) => nodeProblem(mechanism, known, needsOf, node), sound)
    yield* faultsUnder(written, (node) => placeProblem(mechanism, known, written, node), new Set())
    const [outside] = needsOf(written.node).members
    if (outside !== undefined)
      yield fault(
        written.path,
        outsideProblem(outside),
        nodeThat(written.node, (node) => mentionsRange(node, outside)),
      )
    const own = [...needsOf(written.node).own]
    const stranger = written.own === 'anyone' ? own[1] : own.find((player) => !written.own.includes(player))
    // A shared formula may be one player's own; a condition over all may be anyone's.
    if (stranger !== undefined && (written.own !== 'anyone' || written.path[0] === 'where'))
      yield fault(
        written.path,
        severalProblem(mechanism, stranger),
        nodeThat(written.node, (node) => mentionsOwn(node, stranger)),
      )
  }
}

/** Whether a rule sets a choice among options to whatever a variable with no other options stands for. */
const copiesOption = ({ node, sets }: Written, known: ReadonlyMap<string, Known>): boolean => {
  if (sets?.kind !== 'options' || node.kind !== 'variable') return false
  const domain = known.get(node.name)?.quantity.domain
  return domain?.kind === 'options' && domain.options.every((option) => sets.options.includes(option))
}

const faultsUnder = function* (
  { path, node: root }: Written,
  problemOf: (node: Node) => Problem | undefined,
  seen: Set<Node>,
): Faults {
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const found = problemOf(node)
    if (found) yield fault(path, found, node) satisfies Fault
    // The first child last, so that faults come in the order of the text.
    open.push(...childrenOf(node).toReversed())
  }
}

const nodeProblem = (
  mechanism: Mechanism,
  known: ReadonlyMap<string, Known>,
  needsOf: (node: Node) => Needs,
  node: Node,
): Problem | undefined => {
  if (node.kind === 'fold') {
    const [range, ...more] = needsOf(node.of).members
    return range === undefined || more.length > 0 ? foldProblem(range, more) : undefined
  }
  const name = nameIn(node)
  if (name === undefined) return undefined
  const found = known.get(commonNameOf(name))
  if (found === undefined) return unknownName(name, 'a name', known.keys())
  const mention = mentionOf(name)
  if (mention.kind === 'instance' || mention.kind === 'member') {
    if (!mechanism.players.has(mention.player)) return unknownName(name, 'a name', known.keys())
    const count = mechanism.players.get(mention.player)?.count
    if (count === undefined)
      return problem('unknown-name', `"${mention.player}" is a single player, without others`, {
        mend: `write "${mention.player}.${mention.name}", or give the player a count`,
      })
    if (mention.kind === 'instance' && mention.index > count)
      return problem('unknown-name', `there is no "${mention.player}.${mention.index}"`, {
        expected: `${mention.player}.1 to ${mention.player}.${count}`,
      })
  }
  const { domain } = found.quantity
  if (node.kind !== 'is')
    return domain.kind === 'options'
      ? problem('bad-value', `"${name}" is one of several options and not a number`, {
          mend: `compare it, as in ${name} is ${domain.options[0] ?? '…'}`,
        })
      : undefined
  if (domain.kind !== 'options')
    return problem('bad-value', `"${name}" is a number and has no options`, { mend: `compare it by =, <, > instead` })
  if (domain.options.includes(node.option)) return undefined
  const like = nearest(node.option, domain.options)
  return problem('bad-value', `"${node.option}" is not an option of "${name}"`, {
    expected: domain.options.map((option) => `"${option}"`).join(', '),
    found: `"${node.option}"`,
    ...(like !== undefined && { mend: `write "${like}"` }),
  })
}

const placeProblem = (
  mechanism: Mechanism,
  known: ReadonlyMap<string, Known>,
  { only, reads, path }: Written,
  node: Node,
): Problem | undefined => {
  const name = nameIn(node)
  if (name === undefined) return undefined
  const { role, player, inside } = known.get(commonNameOf(name))!
  // A shared formula stands wherever it is used, and is looked at there.
  if (inside !== undefined && path[0] !== 'where' && reads?.includes(name) !== true) return insideProblem(name, inside)
  if (only === undefined) return undefined
  const isAllowed =
    only.roles.includes(role) &&
    (player === undefined || player === only.player) &&
    (mechanism.players.get(player ?? '')?.count === undefined || mentionOf(name).kind === 'own')
  return isAllowed
    ? undefined
    : problem('bad-value', `"${name}" cannot stand here, where only ${only.said} may`, {
        expected: only.said,
        found: `the ${role} "${name}"`,
      })
}

const insideProblem = (name: string, inside: string): Problem =>
  problem('bad-value', `"${name}" cannot stand here`, {
    expected: `what is known here; ${name} is known only in ${inside}`,
    found: `"${name}"`,
    mend: name.endsWith('.type')
      ? `speak of ${name.replace(/type$/, 'joined')}, the state`
      : 'move what mentions it there',
  })

const nodeThat = (root: Node, fits: (node: Node) => boolean): Node | undefined => {
  const seen = new Set<Node>()
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (fits(node)) return node
    open.push(...childrenOf(node).toReversed())
  }
  return undefined
}

const mentionsRange = (node: Node, range: string): boolean => nameIn(node)?.startsWith(`${range}.`) ?? false

const mentionsOwn = (node: Node, player: string): boolean => {
  const name = nameIn(node)
  if (name === undefined) return false
  const mention = mentionOf(name)
  return mention.kind === 'own'
    ? mention.player === player
    : mention.kind === 'member' && mention.player === player && mention.range === 'others'
}
