import * as E from 'fp-ts/lib/Either.js'
import { problem } from '../../../problem/problem.js'
import { closed, needed, optional, type RecordOf } from './closed.js'
import { checked, mapped, type Codec } from './codec.js'
import { keyedMapOf, listOf } from './collection.js'
import { oneOfShapes, tagged } from './union.js'
import { measureDraft } from './form-codec.js'
import { conditionText, count, flag, formulaText, mention, nameOf, oneOf, text, written } from './scalar-codec.js'

const verdictNames = ['proved', 'refuted', 'tested', 'inconclusive', 'vacuous', 'error'] as const

const attackFields = {
  varying: optional(listOf('varying', mention('a choice'))),
  playing: optional(keyedMapOf('playing', written('what a choice is set to'), () => undefined)),
  story: optional(text),
  cost: optional(formulaText),
} as const

/** An attack with its formulas still as text. */
export type AttackDraft = RecordOf<typeof attackFields>
export const attackDraft: Codec<AttackDraft> = closed('an attack', attackFields)

/** An attack by its name, or as a map of its own. */
const attackReference: Codec<string | AttackDraft> = oneOfShapes<string | AttackDraft>('an attack', {
  scalar: nameOf('an attack'),
  entries: attackDraft,
})

const coalitions: Codec<readonly (readonly string[])[] | { readonly size: number }> = oneOfShapes<
  readonly (readonly string[])[] | { readonly size: number }
>('coalitions', {
  scalar: mapped(count('the size of coalitions'), (size) => ({ size })),
  list: listOf('coalitions', listOf('a coalition', nameOf('a player'))),
  entries: closed('coalitions', { size: needed(count('the size of coalitions')) }),
})

const base = {
  kind: needed(text),
  about: optional(text),
  source: optional(text),
  assuming: optional(conditionText),
  tolerance: optional(formulaText),
  expect: optional(oneOf('expect', verdictNames)),
  margin: optional(measureDraft('a margin')),
} as const

const player = optional(nameOf('a player'))
const attacking = { ...attackFields, attack: optional(attackReference) } as const

const profile = closed('the claim', { ...base, player })
const unprofitable = closed('the claim', { ...base, ...attacking, player })
const collusionProof = closed('the claim', {
  ...base,
  coalitions: optional(coalitions),
  transfers: optional(flag('transfers')),
})
const rational = closed('the claim', { ...base, player, outside: needed(formulaText) })
const holds = closed('the claim', { ...base, condition: needed(conditionText) })
const griefing = closed('the claim', {
  ...base,
  ...attacking,
  player: needed(nameOf('a player')),
  victims: needed(listOf('victims', nameOf('a player'))),
  factor: needed(formulaText),
})

type As<K extends string, C> = C extends Codec<infer A> ? Omit<A, 'kind'> & { readonly kind: K } : never

/** A claim with its formulas still as text, and names as they are written. */
export type ClaimDraft =
  | As<'dominant' | 'nash', typeof profile>
  | As<'unprofitable', typeof unprofitable>
  | As<'collusion-proof', typeof collusionProof>
  | As<'rational', typeof rational>
  | As<'holds', typeof holds>
  | As<'griefing', typeof griefing>

const of = <K extends string, A extends object>(kind: K, fields: Codec<A>) =>
  mapped(fields, (value) => ({ ...value, kind }))

/** An attack is named, or given in place, and not both. */
const oneAttack = <A extends RecordOf<typeof attacking>>(fields: Codec<A>, isNeeded: boolean): Codec<A> =>
  checked(fields, (value, item) => {
    const inPlace = Object.keys(attackFields).find((key) => key in value)
    if (value.attack !== undefined && inPlace !== undefined)
      return E.left(
        problem('bad-shape', `the claim has both "attack" and "${inPlace}"`, {
          place: (item.kind === 'entries' ? item.entries.get(inPlace)?.key.place : undefined) ?? item.place,
          expected: 'an attack named, or given in place by varying and playing',
          found: 'both',
          mend: `remove "attack" or "${inPlace}"`,
        }),
      )
    if (isNeeded && value.attack === undefined && value.varying === undefined && value.playing === undefined)
      return E.left(
        problem('bad-shape', 'the claim names no attack', {
          place: item.place,
          expected: 'attack: NAME, or varying: [CHOICE]',
          found: 'neither',
        }),
      )
    return E.right(value)
  })

export const claimDraft: Codec<ClaimDraft> = tagged<ClaimDraft>('claim', 'kind', {
  dominant: of('dominant', profile),
  nash: of('nash', profile),
  unprofitable: of('unprofitable', oneAttack(unprofitable, true)),
  'collusion-proof': of('collusion-proof', collusionProof),
  rational: of('rational', rational),
  holds: of('holds', holds),
  griefing: of('griefing', oneAttack(griefing, false)),
})
