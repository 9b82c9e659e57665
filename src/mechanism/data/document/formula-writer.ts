import type { Setting } from '../../../formula/domain.js'
import { text, textOfCondition } from '../../../formula/reading/text.js'
import type { ConditionTree, Tree } from '../../../formula/tree.js'
import type { Mechanism } from '../../mechanism.js'
import { formula, prose, type Document } from './document.js'
import { everywhere, namesOf, type Scope } from '../meaning/names.js'

/** Writes formulas of one mechanism, with the shortest names and with shared formulas by theirs. */
export interface FormulaWriter {
  readonly tree: (tree: Tree, scope?: Scope) => Document
  readonly condition: (condition: ConditionTree) => Document
  readonly setting: (setting: Setting, scope?: Scope) => Document
  /** A shared formula under its name, where it is written out. */
  readonly where: (name: string, tree: Tree) => Document
  readonly choice: (name: string) => string
}

export const formulaWriter = (mechanism: Mechanism): FormulaWriter => {
  const names = namesOf(mechanism)
  const shared = sharedNames(mechanism.where)

  const named =
    (scope: Scope, except?: Tree) =>
    (node: Tree): string | undefined =>
      (node === except ? undefined : shared.get(node)) ??
      (node.kind === 'variable' ? names.shortest(node.name, scope) : undefined)

  const tree: FormulaWriter['tree'] = (of, scope = everywhere) => formula(text(of, { names: named(scope) }))
  return {
    tree,
    condition: (of) => prose(textOfCondition(of, { names: named(everywhere) })),
    setting: (of, scope) => (of.kind === 'option' ? prose(of.option) : tree(of, scope)),
    where: (name, of) => formula(text(of, { names: named(everywhere, shared.get(of) === name ? of : undefined) })),
    choice: (name) => names.shortest(name, everywhere),
  }
}

/** The first name of each shared formula. A bare variable needs none: it may be the very node used everywhere. */
const sharedNames = (where: ReadonlyMap<string, Tree>): ReadonlyMap<Tree, string> => {
  const shared = new Map<Tree, string>()
  for (const [name, tree] of where) if (tree.kind !== 'variable' && !shared.has(tree)) shared.set(tree, name)
  return shared
}
