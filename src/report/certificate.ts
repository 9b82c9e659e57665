import type { Certificate } from '../checker/goal.js'

/** A certificate as JSON, for the goal that it proves. */
export const certificateDocument = ({
  goal,
  certificate,
}: {
  readonly goal: string
  readonly certificate: Certificate
}) => ({
  goal,
  kind: certificate.kind,
  cases: certificate.cases.map(({ options, sides, form, splits }) => ({
    options: Object.fromEntries(options),
    sides: Object.fromEntries(sides),
    form,
    splits,
  })),
})
