import type { Rational } from '../../../arithmetic/rational.js'
import type { Domain, Value } from '../../../formula/domain.js'
import { numeral } from '../../../formula/reading/numeral.js'
import type { Choice, Distribution, Parameter, Quantity, Type } from '../../mechanism.js'
import { formula, mapping, prose, said, sequence, type Document, type Mapping } from './document.js'

type Entries = Readonly<Record<string, Document | undefined>>

export const parameterDocument = (parameter: Parameter): Mapping =>
  mapping({ ...domainEntry(parameter.domain), default: valueDocument(parameter.default), ...described(parameter) })

export const choiceDocument = (choice: Choice, honest: Document): Mapping =>
  mapping({ ...domainEntry(choice.domain), honest, ...described(choice) })

export const typeDocument = (type: Type): Mapping =>
  mapping({
    ...domainEntry(type.domain),
    ...described(type),
    distribution: type.distribution && distributionDocument(type.distribution),
  })

/** What is said about a quantity beside its domain. */
export const described = ({ unit, about, source }: Omit<Quantity, 'domain'>): Entries => ({
  unit: said(unit),
  about: said(about),
  source: said(source),
})

/** Round numbers as people write them: `15e6`. */
const number = (value: Rational): Document =>
  formula(
    numeral(value).text.replace(
      /^(-?[1-9]\d{0,2}?)(0{6,})$/,
      (_, digits: string, zeros: string) => `${digits}e${zeros.length}`,
    ),
  )

export const valueDocument = (value: Value): Document => (typeof value === 'string' ? prose(value) : number(value))

export const domainEntry = (domain: Domain): Readonly<Record<string, Document>> => {
  switch (domain.kind) {
    case 'options':
      return { options: sequence(domain.options.map(prose)) }
    case 'real':
      return { in: sequence([number(domain.low), number(domain.high)]) }
    case 'integer':
      return { integers: sequence([number(domain.low), number(domain.high)]) }
  }
}

const distributionDocument = (distribution: Distribution): Document => {
  switch (distribution.kind) {
    case 'uniform':
      return prose('uniform')
    case 'normal':
      return mapping({
        normal: mapping({ mean: number(distribution.mean), deviation: number(distribution.deviation) }),
      })
    case 'exponential':
      return mapping({ exponential: mapping({ mean: number(distribution.mean) }) })
  }
}
