import { conjunctsOf } from '../formula/conjuncts.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { all } from '../formula/build.js'
import type { ConditionTree, Node, Tree } from '../formula/tree.js'
import { childrenOf, variablesOf } from '../formula/variables.js'
import type { ModelPlayer } from '../mechanism/model.js'
import type { Problem } from '../problem/problem.js'
import type { Context } from './context.js'
import { isWithin } from './extent.js'
import { commonName } from './instances.js'
import type { Departure, Profiles } from './profile.js'
import { each, writtenFor } from './written.js'

/**
 * Where a goal about a departure applies.
 *
 * The claim's assumption is about the honest profile, except for the parts of it (joined by `and`) that name a
 * departing choice outright: those bound the deviation, and are read there. The mechanism's own admissible condition
 * holds at both profiles, and what is played by a rule lies in its domain.
 */
export const assumptionAt = (
  { model, claim }: Pick<Context, 'model' | 'claim'>,
  departure: Departure,
  selves: readonly ModelPlayer[],
  { honest, deviation, changed, played }: Profiles,
): E.Either<Problem, ConditionTree> => {
  const written = writtenFor(model, selves)
  const departing = [...departure.varying, ...departure.playing.keys()]
  const names = new Set(departing.flatMap((name) => [name, ...aliasesOf(model.players, name)]))
  const boundsDeviation = (part: ConditionTree): boolean =>
    [...namedOutright(part, model.mechanism.where.values())].some((name) => names.has(name))

  return pipe(
    each(conjunctsOf(claim.assuming), (part) =>
      pipe(written.condition(part), E.map((boundsDeviation(part) ? deviation : honest).condition)),
    ),
    E.map((assumed) => {
      const admissible = conjunctsOf(model.admissible)
      const touched = admissible.filter((part) => [...variablesOf(part)].some((name) => changed.has(name)))
      const ruled = [...departure.playing.keys()]
      return conjunction([
        ...assumed,
        ...admissible.map(honest.condition),
        ...touched.map(deviation.condition),
        ...ruled.map((name) => isWithin(played.get(name)!, model.variables.get(name)!.domain)),
      ])
    }),
  )
}

/** All of some conditions; plainly false where one of them is. */
const conjunction = (conditions: readonly ConditionTree[]): ConditionTree =>
  conditions.find(({ kind }) => kind === 'false') ?? all(conditions)

/** The variables that a condition names in its own text, not through a shared formula or a state. */
const namedOutright = (condition: ConditionTree, where: Iterable<Tree>): ReadonlySet<string> => {
  // A shared formula that is only another name for a variable is that variable.
  const shared = new Set<Node>([...where].filter(({ kind }) => kind !== 'variable'))
  const names = new Set<string>()
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node) || shared.has(node)) return
    seen.add(node)
    if (node.kind === 'variable') names.add(node.name)
    else if (node.kind === 'is') names.add(node.variable)
    else childrenOf(node).forEach(visit)
  }
  visit(condition)
  return names
}

/** The other names under which an author may mention a choice: `bidder.bid`, `bidder.all.bid` for `bidder.2.bid`. */
const aliasesOf = (players: readonly ModelPlayer[], choice: string): readonly string[] => {
  const owner = players.find(({ choices }) => choices.includes(choice))!
  const common = commonName(owner, choice)
  return [common, `${owner.of}.all${common.slice(owner.of.length)}`]
}
