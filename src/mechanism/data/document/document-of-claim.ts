import { sign } from '../../../arithmetic/rational.js'
import type { Attack, Claim, Margin } from '../../mechanism.js'
import { flag, mapping, mappingOf, prose, said, sequence, whole, type Document, type Mapping } from './document.js'
import type { FormulaWriter } from './formula-writer.js'

type Entries = Readonly<Record<string, Document | undefined>>

/** A claim as data; what is as it is where nothing is said is left out. */
export const claimDocument = (claim: Claim, write: FormulaWriter): Mapping => {
  const { kind, about, source, assuming, tolerance, expect, margin } = claim
  return mapping({
    kind: prose(kind),
    ...claimEntries(claim, write),
    expect: expect && prose(expect),
    assuming: assuming.kind === 'true' ? undefined : write.condition(assuming),
    tolerance: tolerance.kind === 'constant' && sign(tolerance.value) === 0 ? undefined : write.tree(tolerance),
    margin: margin && marginDocument(margin, write),
    about: said(about),
    source: said(source),
  })
}

const claimEntries = (claim: Claim, write: FormulaWriter): Entries => {
  switch (claim.kind) {
    case 'dominant':
    case 'nash':
      return { player: said(claim.player) }
    case 'unprofitable':
      return { ...attackingEntries(claim.attack, write), player: said(claim.player) }
    case 'collusion-proof':
      return {
        coalitions:
          'size' in claim.coalitions
            ? mapping({ size: whole(claim.coalitions.size) })
            : sequence(claim.coalitions.map(namesIn)),
        transfers: claim.transfers ? flag(true) : undefined,
      }
    case 'rational':
      return { player: said(claim.player), outside: write.tree(claim.outside) }
    case 'holds':
      return { condition: write.condition(claim.condition) }
    case 'griefing':
      return {
        player: prose(claim.player),
        victims: namesIn(claim.victims),
        factor: write.tree(claim.factor),
        ...attackingEntries(claim.attack, write),
      }
  }
}

const attackingEntries = (attack: string | Attack | undefined, write: FormulaWriter): Entries =>
  attack === undefined ? {} : typeof attack === 'string' ? { attack: prose(attack) } : attackEntries(attack, write)

/** An attack as data, by itself or inside a claim. */
export const attackEntries = ({ varying, playing, story, cost }: Attack, write: FormulaWriter): Entries => ({
  varying: sequence(varying.map((name) => prose(write.choice(name)))),
  playing: mappingOf(
    new Map([...playing].map(([name, setting]) => [write.choice(name), [setting, name.split('.')[0]!] as const])),
    ([setting, owner]) => write.setting(setting, { owner }),
  ),
  cost: cost && write.tree(cost),
  story: said(story),
})

const marginDocument = ({ formula, unit, about }: Margin, write: FormulaWriter): Document =>
  unit === undefined && about === undefined
    ? write.tree(formula)
    : mapping({ formula: write.tree(formula), unit: said(unit), about: said(about) })

const namesIn = (names: readonly string[]): Document => sequence(names.map(prose))
