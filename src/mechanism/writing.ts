import * as E from 'fp-ts/lib/Either.js'
import { add, all, constant, divide, extremum, multiply, sum } from '../formula/build.js'
import type { Setting } from '../formula/domain.js'
import { rebuildCondition, rebuildTree } from '../formula/rebuild.js'
import { keepSpan } from '../formula/span.js'
import { substitution, type Substitution } from '../formula/substitute.js'
import { sizeLimit, type ConditionTree, type FoldKind, type Node, type Tree } from '../formula/tree.js'
import { problem, type Problem } from '../problem/problem.js'
import { combinations } from './combinations.js'
import { tooLarge, withinLimits } from './extent.js'
import type { Mechanism } from './mechanism.js'
import { mentionOf, readNeeds, type Needs } from './member.js'

/**
 * Writes formulas of a mechanism out as its model has them: folds as sums and maxima, a player's own names as those of
 * one instance, defined states in their place.
 *
 * `instances` says whose own names are meant: `['bidder.2']`. A formula that mentions no own names needs none.
 */
export interface Writing {
  readonly tree: (tree: Tree, instances?: readonly string[]) => E.Either<Problem, Tree>
  readonly condition: (condition: ConditionTree, instances?: readonly string[]) => E.Either<Problem, ConditionTree>
  readonly setting: (setting: Setting, instances?: readonly string[]) => E.Either<Problem, Setting>
  /** The condition for every instance of the players whose own names it mentions. */
  readonly everywhere: (condition: ConditionTree) => E.Either<Problem, ConditionTree>
}

/** The instances that stand for a player: `bidder.1`, `bidder.2`, …, or the player itself where it is a single one. */
export const instancesOf = (mechanism: Mechanism, player: string): readonly string[] => {
  const count = mechanism.players.get(player)?.count
  return count === undefined ? [player] : Array.from({ length: count }, (_, index) => `${player}.${index + 1}`)
}

/** The player that an instance stands for: `bidder` for `bidder.2`. */
export const playerOf = (instance: string): string => instance.split('.')[0]!

/** Nodes made in one writing: a bound on time and memory, above what single formulas may have. */
const budget = 4 * sizeLimit

/** @param defined the formulas of defined states; it may grow while the writing is in use. */
export const writing = (mechanism: Mechanism, defined: ReadonlyMap<string, Tree>): Writing => {
  const needsOf = readNeeds(mechanism)
  const states = substitution(defined)
  const writers = new Map<string, Substitution>()
  let made = 0
  let found: Problem | undefined

  /** The writer where own names of some players, and members of some range, mean these instances. */
  const writerFor = (own: ReadonlyMap<string, string>, members: ReadonlyMap<string, string>): Substitution => {
    const key = [...own, ...members].map(([name, instance]) => `${name}=${instance}`).join(' ')
    const known = writers.get(key)
    if (known) return known
    const fresh = writer(own, members)
    writers.set(key, fresh)
    return fresh
  }

  const writer = (own: ReadonlyMap<string, string>, members: ReadonlyMap<string, string>): Substitution => {
    const trees = new Map<Tree, Tree>()
    const conditions = new Map<ConditionTree, ConditionTree>()

    const barer = new Map<Needs, Substitution>()

    /** The writer that knows no more than a node needs, so that what instances share is written once. */
    const barest = (node: Node): Substitution => {
      const needs = needsOf(node)
      const known = barer.get(needs)
      if (known) return known
      const isBare = needs.own.size === own.size && needs.members.size === members.size
      const bare = isBare ? self : writerFor(restrict(own, needs.own), restrict(members, needs.members))
      barer.set(needs, bare)
      return bare
    }

    const tree = (node: Tree): Tree => {
      const known = trees.get(node)
      if (known) return known
      const bare = barest(node)
      const result = bare === self ? keepSpan(node, count(node, writeTree(node))) : bare.tree(node)
      trees.set(node, result)
      return result
    }

    const writeTree = (node: Tree): Tree => {
      if (found) return node
      if (node.kind === 'fold') return writeFold(node)
      if (node.kind !== 'variable') return rebuildTree(node, { tree, condition })
      const name = written(node.name)
      return name === node.name ? node : { kind: 'variable', name }
    }

    const condition = (node: ConditionTree): ConditionTree => {
      const known = conditions.get(node)
      if (known) return known
      const bare = barest(node)
      const result = bare === self ? keepSpan(node, count(node, writeCondition(node))) : bare.condition(node)
      conditions.set(node, result)
      return result
    }

    const writeCondition = (node: ConditionTree): ConditionTree => {
      if (found) return node
      if (node.kind !== 'is') return rebuildCondition(node, { tree, condition })
      const variable = written(node.variable)
      return variable === node.variable ? node : { kind: 'is', variable, option: node.option }
    }

    const written = (name: string): string => {
      const mention = mentionOf(name)
      if (mention.kind === 'global' || mention.kind === 'instance') return name
      const instance =
        mention.kind === 'own' ? own.get(mention.player) : members.get(`${mention.player}.${mention.range}`)
      return instance === undefined ? name : `${instance}.${mention.name}`
    }

    const writeFold = (node: Extract<Tree, { kind: 'fold' }>): Tree => {
      const [range, ...more] = needsOf(node.of).members
      if (range === undefined || more.length > 0) return fail(node, foldProblem(range, more))
      const { player, others } = { player: playerOf(range), others: range.endsWith('.others') }
      const folded = instancesOf(mechanism, player).filter((instance) => !others || instance !== own.get(player))
      const parts = folded.map((instance) => writerFor(own, new Map([[range, instance]])).tree(node.of))
      if (parts.length === 0 && node.by !== 'sum' && node.by !== 'product')
        return fail(node, problem('bad-value', `there are no others of ${player} to take the ${node.by} of`))
      made += parts.length
      return combine(node.by, parts)
    }

    const self: Substitution = { tree, condition }
    return self
  }

  const fail = (node: Tree, problem: Problem): Tree => {
    found ??= problem
    return node
  }

  const count = <N extends Node>(before: N, after: N): N => {
    if (after !== before) made += 1
    if (made > budget)
      found ??= tooLarge(`the mechanism, written out for each of its players, has more than ${budget} parts`)
    return after
  }

  const finish = <N extends Node>(node: N): E.Either<Problem, N> => {
    const problem = found
    found = undefined
    return problem ? E.left(problem) : withinLimits('a formula, written out for each player,', node)
  }

  const writerOf = (node: Node, instances: readonly string[]): E.Either<Problem, Substitution> => {
    const needs = needsOf(node)
    const own = new Map(instances.map((instance) => [playerOf(instance), instance]))
    const missing = [...needs.own].find((player) => !own.has(player))
    if (missing !== undefined) return E.left(severalProblem(mechanism, missing))
    if (needs.members.size > 0) return E.left(outsideProblem([...needs.members][0]!))
    return E.right(writerFor(restrict(own, needs.own), new Map()))
  }

  const tree = (node: Tree, instances: readonly string[] = []): E.Either<Problem, Tree> =>
    E.flatMap(writerOf(node, instances), (writer) =>
      // The limits hold before states are put in place as well, so that no fold recurses too deep.
      E.flatMap(finish(writer.tree(node)), (written) => finish(states.tree(written))),
    )

  const condition = (node: ConditionTree, instances: readonly string[] = []): E.Either<Problem, ConditionTree> =>
    E.flatMap(writerOf(node, instances), (writer) =>
      E.flatMap(finish(writer.condition(node)), (written) => finish(states.condition(written))),
    )

  const everywhere = (node: ConditionTree): E.Either<Problem, ConditionTree> => {
    const choices = [...needsOf(node).own].map((player) => instancesOf(mechanism, player))
    return E.flatMap(combinations(choices), (scopes) => {
      const parts = scopes.map((scope) => condition(node, scope))
      const failed = parts.find(E.isLeft)
      return failed ?? finish(all(parts.filter(E.isRight).map((part) => part.right)))
    })
  }

  return {
    tree,
    condition,
    setting: (setting, instances) => (setting.kind === 'option' ? E.right(setting) : tree(setting, instances)),
    everywhere,
  }
}

const restrict = (from: ReadonlyMap<string, string>, names: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map([...from].filter(([name]) => names.has(name)))

const combine = (by: FoldKind, parts: readonly Tree[]): Tree => {
  switch (by) {
    case 'sum':
      return sum(parts)
    case 'product':
      return parts.length === 0 ? constant(1) : parts.reduce(multiply)
    case 'mean':
      return parts.length === 1 ? parts[0]! : divide(parts.reduce(add), constant(parts.length))
    case 'min':
    case 'max':
      return extremum(by, parts)
  }
}

/** An own name of a player of several where it is not said which of them is meant. */
export const severalProblem = (mechanism: Mechanism, player: string): Problem =>
  problem('ambiguous-name', `"${player}" stands for ${mechanism.players.get(player)?.count ?? 1} players here`, {
    mend: `fold over ${player}.all, as in max(${player}.all.…)`,
  })

/** Members of a range mentioned outside a fold. */
export const outsideProblem = (range: string): Problem =>
  problem('ambiguous-name', `"${range}" stands for several players and is not inside a fold`, {
    mend: `fold over it, as in sum(${range}.…) or max(${range}.…)`,
  })

/** A fold over no range, or over several at once. */
export const foldProblem = (range: string | undefined, more: readonly string[]): Problem =>
  range === undefined
    ? problem('ambiguous-name', 'a fold has nothing to range over', {
        mend: 'mention others or all of a player with a count inside it',
      })
    : problem('ambiguous-name', `a fold ranges over ${[range, ...more].join(' and ')} at once`, {
        mend: 'use a fold for each',
      })
