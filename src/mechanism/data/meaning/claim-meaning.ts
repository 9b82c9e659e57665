import { constant, truth } from '../../../formula/build.js'
import { zero } from '../../../arithmetic/rational.js'
import type { Setting } from '../../../formula/domain.js'
import type { Attack, Claim } from '../../mechanism.js'
import type { AttackDraft, ClaimDraft } from '../shape/claim-codec.js'
import type { Draft } from '../shape/draft.js'
import type { FormulaReader } from './formula-reader.js'
import type { Names } from './names.js'

/** The attack that a draft means. */
export const attackOf = ({ varying, playing, cost, story }: AttackDraft, names: Names, read: FormulaReader): Attack => {
  const settings = new Map<string, Setting>()
  for (const { key, value } of playing?.values() ?? []) {
    const choice = read.take(names.choiceOf(key.text, key.place), undefined)
    // A rule for a choice is read as its owner would write it.
    if (choice) settings.set(choice.name, read.setting(value, choice.domain, { owner: choice.name.split('.')[0]! }))
  }
  return {
    varying: (varying ?? []).map(({ text, place }) => read.take(names.choiceOf(text, place), undefined)?.name ?? text),
    playing: settings,
    ...(cost && { cost: read.tree(cost) }),
    ...(story !== undefined && { story }),
  }
}

/** Reads drafts of claims as what they mean. */
export const claimReader = (draft: Draft, names: Names, read: FormulaReader): ((claim: ClaimDraft) => Claim) => {
  const attacking = (
    claim: ClaimDraft & { readonly kind: 'unprofitable' | 'griefing' },
  ): string | Attack | undefined => {
    if (typeof claim.attack === 'string') return claim.attack
    if (claim.attack) return attackOf(claim.attack, names, read)
    return claim.varying || claim.playing ? attackOf(claim, names, read) : undefined
  }

  return (claim) => {
    const { about, source, assuming, tolerance, expect, margin } = claim
    const base = {
      ...(about !== undefined && { about }),
      ...(source !== undefined && { source }),
      assuming: assuming ? read.condition(assuming) : truth(true),
      tolerance: tolerance ? read.tree(tolerance) : constant(zero),
      ...(expect && { expect }),
      ...(margin && { margin: { ...margin, formula: read.tree(margin.formula) } }),
    }
    switch (claim.kind) {
      case 'dominant':
      case 'nash':
        return { ...base, kind: claim.kind, ...playerOf(claim) }
      case 'unprofitable':
        return { ...base, kind: claim.kind, attack: attacking(claim)!, ...playerOf(claim) }
      case 'collusion-proof':
        return {
          ...base,
          kind: claim.kind,
          coalitions: claim.coalitions ?? { size: playersIn(draft) },
          transfers: claim.transfers ?? false,
        }
      case 'rational':
        return { ...base, kind: claim.kind, ...playerOf(claim), outside: read.tree(claim.outside) }
      case 'holds':
        return { ...base, kind: claim.kind, condition: read.condition(claim.condition) }
      case 'griefing': {
        const attack = attacking(claim)
        return {
          ...base,
          kind: claim.kind,
          player: claim.player,
          victims: claim.victims,
          factor: read.tree(claim.factor),
          ...(attack !== undefined && { attack }),
        }
      }
    }
  }
}

const playerOf = ({ player }: { readonly player?: string }): { readonly player?: string } =>
  player === undefined ? {} : { player }

/** All players, members of symmetric ones counted. */
const playersIn = ({ players }: Draft): number =>
  [...(players?.values() ?? [])].reduce((sum, { count }) => sum + (count ?? 1), 0)
