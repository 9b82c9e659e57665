import { one, rational, zero } from '../arithmetic/rational.js'
import type { Domain } from '../formula/domain.js'
import type { Quantity } from './mechanism.js'

/** What names of forms are drawn from: a draft and a finished mechanism alike. */
export interface Forms {
  readonly populations?: ReadonlyMap<string, { readonly joined: Quantity; readonly type: Undomained }>
  readonly dynamics?: ReadonlyMap<string, { readonly state: ReadonlyMap<string, Quantity> }>
  readonly majorities?: ReadonlyMap<string, unknown>
  readonly histories?: ReadonlyMap<string, { readonly columns: ReadonlyMap<string, Undomained> }>
}
type Undomained = Omit<Quantity, 'domain'>

/** A name that a population, dynamic, majority or history owns: `holders.joined`, `waves.time`. */
export interface FormName {
  readonly form: string
  /** Without its form: `joined`. */
  readonly own: string
  readonly quantity: Quantity
  /** The keys that lead to it in the data form. */
  readonly path: readonly string[]
  /** The formulas of its form that may mention it, in words; a name without is a state, and known everywhere. */
  readonly inside?: string
}

/** How much joins a population: the name of the state. */
export const joinedOf = (population: string): string => `${population}.joined`

/** Everything that forms own, in their order. */
export const formNamesIn = ({ populations, dynamics, majorities, histories }: Forms): readonly FormName[] => [
  ...[...(populations ?? [])].flatMap(([form, { joined, type }]): FormName[] => {
    const path = ['populations', form]
    return [
      { form, own: 'joined', quantity: joined, path: [...path, 'joined'] },
      {
        form,
        own: 'type',
        quantity: { domain: anything, ...type },
        path: [...path, 'type'],
        inside: `the payoff of ${form}`,
      },
      { form, own: 'rank', quantity: { domain: share }, path, inside: `the quantile of ${form}` },
    ]
  }),
  ...[...(dynamics ?? [])].flatMap(([form, { state }]): FormName[] => {
    const path = ['dynamics', form]
    const inside = `what comes next in ${form}, its payoffs and its measures`
    return [
      { form, own: 'time', quantity: { domain: count }, path, inside },
      ...[...state].map(([own, quantity]) => ({ form, own, quantity, path: [...path, 'state', own], inside })),
    ]
  }),
  ...[...(majorities?.keys() ?? [])].flatMap((form): FormName[] => {
    const path = ['majorities', form]
    return [
      { form, own: 'rank', quantity: { domain: count }, path, inside: `the weight of ${form}` },
      { form, own: 'share', quantity: { domain: share }, path, inside: `what ${form} says is slashed` },
    ]
  }),
  ...[...(histories ?? [])].flatMap(([form, { columns }]) =>
    [...columns].map(([own, column]): FormName => ({
      form,
      own,
      quantity: { domain: anything, ...column },
      path: ['histories', form, 'columns', own],
      inside: `the series of ${form}`,
    })),
  ),
]

// Formulas are checked against a domain only where it has options: of these, none has.
const share: Domain = { kind: 'real', low: zero, high: one }
const anything: Domain = share
const count: Domain = { kind: 'integer', low: zero, high: rational(10n ** 9n) }
