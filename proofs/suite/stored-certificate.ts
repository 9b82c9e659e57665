import * as t from 'io-ts'

const map = <A>(values: Readonly<Record<string, A>>): ReadonlyMap<string, A> => new Map(Object.entries(values))

/** Certificates as they are kept beside the proofs, by mechanism and claim. */
export const storedCertificates = t.array(
  t.type({
    mechanism: t.string,
    claim: t.string,
    certificates: t.array(
      t.type({
        goal: t.string,
        kind: t.literal('boxes'),
        cases: t.array(
          t.type({
            options: t.record(t.string, t.string),
            sides: t.record(t.string, t.keyof({ up: null, down: null })),
            form: t.keyof({ plain: null, divided: null }),
            splits: t.array(t.number),
          }),
        ),
      }),
    ),
  }),
)

type Stored = t.TypeOf<typeof storedCertificates>[number]['certificates'][number]

export const certificateOf = ({ kind, cases }: Stored) => ({
  kind,
  cases: cases.map(({ options, sides, form, splits }) => ({ options: map(options), sides: map(sides), form, splits })),
})
