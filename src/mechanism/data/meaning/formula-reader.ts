import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { zero } from '../../../arithmetic/rational.js'
import type { Domain, Setting, Value } from '../../../formula/domain.js'
import { constant, truth } from '../../../formula/build.js'
import { parseCondition, parseFormula, type ParseOptions } from '../../../formula/grammar/parser.js'
import type { ConditionTree, Tree } from '../../../formula/tree.js'
import type { Problem } from '../../../problem/problem.js'
import type { Scalar } from '../source/item.js'
import { everywhere, namesOf, type Names, type Scope } from './names.js'
import { resolution } from './resolution.js'
import { rationalOf } from '../shape/scalar-codec.js'
import { inOrderOfUse, type WrittenWhere } from './where.js'

/**
 * Reads what a draft holds as text. The first problem met is kept and something harmless stands in for what failed,
 * so that a mechanism is put together plainly and then given out only if there was none.
 */
export interface FormulaReader {
  readonly problem: () => Problem | undefined
  readonly where: ReadonlyMap<string, Tree>
  readonly tree: (written: Scalar, scope?: Scope) => Tree
  readonly condition: (written: Scalar, scope?: Scope) => ConditionTree
  readonly setting: (written: Scalar, domain: Domain, scope: Scope) => Setting
  readonly value: (written: Scalar, domain: Domain) => Value
  /** A formula over `value` alone. */
  readonly ofValue: (written: Scalar) => Tree
  readonly take: <A>(result: E.Either<Problem, A>, instead: A) => A
}

// A reading of a proposed value knows nothing but that value.
const proposedValue = namesOf({ parameters: new Map([['value', { domain: { kind: 'real', low: zero, high: zero } }]]) })

export const formulaReader = (names: Names, writtenWhere: ReadonlyMap<string, Scalar>): FormulaReader => {
  const where = new Map<string, Tree>()
  const resolve = resolution(names, where)
  const resolveReading = resolution(proposedValue, new Map())
  let first: Problem | undefined

  const take: FormulaReader['take'] = (result, instead) => {
    if (E.isRight(result)) return result.right
    first ??= result.left
    return instead
  }

  const optionsIn = (scope: Scope): Required<Pick<ParseOptions, 'takesOptions'>> => ({
    takesOptions: (name) => {
      const meaning = names.meaningOf(name, scope, undefined)
      return E.isRight(meaning) && meaning.right.kind === 'variable' && meaning.right.domain.kind === 'options'
    },
  })

  const parse = (written: Scalar, scope: Scope): E.Either<Problem, Tree> =>
    parseFormula(written.text, { locate: written.placeAt, ...optionsIn(scope) })

  const tree: FormulaReader['tree'] = (written, scope = everywhere) =>
    take(
      pipe(
        parse(written, scope),
        E.chain((parsed) => resolve.tree(parsed, scope)),
      ),
      constant(zero),
    )

  const condition: FormulaReader['condition'] = (written, scope = everywhere) =>
    take(
      pipe(
        parseCondition(written.text, { locate: written.placeAt, ...optionsIn(scope) }),
        E.chain((parsed) => resolve.condition(parsed, scope)),
      ),
      truth(true),
    )

  const isOptionVariable = (name: string, scope: Scope): boolean => optionsIn(scope).takesOptions(name)

  const setting: FormulaReader['setting'] = (written, domain, scope) =>
    // An option is meant where the text is one; a name that stands for options (a type) may be followed as well.
    domain.kind === 'options' && (domain.options.includes(written.text) || !isOptionVariable(written.text, scope))
      ? { kind: 'option', option: written.text }
      : tree(written, scope)

  const value: FormulaReader['value'] = (written, domain) =>
    domain.kind === 'options' ? written.text : take(rationalOf(written, 'this value', 'bad-value'), zero)

  const ofValue: FormulaReader['ofValue'] = (written) =>
    take(
      pipe(
        parseFormula(written.text, { locate: written.placeAt }),
        E.chain((parsed) => resolveReading.tree(parsed, everywhere)),
      ),
      constant(zero),
    )

  const readWhere = (): void => {
    const parsed = new Map<string, WrittenWhere>()
    for (const [name, written] of writtenWhere)
      parsed.set(name, { written, tree: take(parse(written, everywhere), constant(zero)) })
    if (first) return
    const isShared = (name: string): boolean => {
      const meaning = names.meaningOf(name, everywhere, undefined)
      return E.isRight(meaning) && meaning.right.kind === 'where'
    }
    const resolved = new Map<string, Tree>()
    for (const name of take(inOrderOfUse(parsed, isShared), [])) {
      const shared = take(resolve.tree(parsed.get(name)!.tree, everywhere), constant(zero))
      where.set(name, shared)
      resolved.set(name, shared)
    }
    // In the author's order.
    where.clear()
    for (const name of writtenWhere.keys()) where.set(name, resolved.get(name) ?? constant(zero))
  }

  readWhere()
  return { problem: () => first, where, tree, condition, setting, value, ofValue, take }
}
