import fc from 'fast-check'
import * as Q from '../../src/arithmetic/rational.js'
import * as build from '../../src/formula/build.js'
import type { Domain, Point, Value } from '../../src/formula/domain.js'
import type { BinaryKind, Comparison, ConditionTree, Tree, UnaryKind } from '../../src/formula/tree.js'

/** Variables to draw formulas over, where nothing else is said: reals, an integer and two named choices. */
export const someDomains: ReadonlyMap<string, Domain> = new Map<string, Domain>([
  ['x', { kind: 'real', low: Q.rational(-3n), high: Q.rational(5n) }],
  ['y', { kind: 'real', low: Q.zero, high: Q.one }],
  ['deployer.wash', { kind: 'real', low: Q.rational(1n, 3n), high: Q.rational(10_000_000n) }],
  ['n', { kind: 'integer', low: Q.rational(-2n), high: Q.rational(6n) }],
  ['attribution', { kind: 'options', options: ['to', 'frame', 'pool'] }],
  ['proposer.vote', { kind: 'options', options: ['yes', 'no'] }],
])

/** The kinds of nodes that a formula may be drawn from; constants and variables are always there. */
export type DrawnKind = UnaryKind | BinaryKind | 'min' | 'max' | 'if'

const unaryKinds: readonly UnaryKind[] = ['negate', 'sqrt', 'exp', 'log', 'abs', 'floor', 'ceil']
const binaryKinds: readonly BinaryKind[] = ['add', 'subtract', 'multiply', 'divide', 'power']
export const allKinds: readonly DrawnKind[] = [...unaryKinds, ...binaryKinds, 'min', 'max', 'if']
/** The kinds that keep rationals rational, powers with constant integer exponents aside. */
export const rationalKinds: readonly DrawnKind[] = [
  ...(['negate', 'abs', 'floor', 'ceil', 'add', 'subtract', 'multiply', 'divide', 'min', 'max', 'if'] as const),
]

export interface Drawing {
  /** Every kind, where nothing is said. */
  readonly kinds?: readonly DrawnKind[]
  /** The greatest number of inner nodes: 12 where nothing is said. */
  readonly size?: number
}

const odd = [
  Q.rational(1n, 3n),
  Q.rational(-7n, 4n),
  Q.rational(1n, 2n),
  Q.rational(1n, 10n),
  Q.rational(1n, 1_000_000_000n),
  Q.rational(1n, 10n ** 30n),
  Q.rational(10n ** 18n),
  Q.rational(15_000_000n),
  Q.rational(2n ** 53n + 1n),
  Q.fromNumber(0.1),
  Q.rational(-3n, 1000n),
]

/** Small integers mostly, and now and then something odd: 1/3, 1e-9, 1e18. */
export const constantArbitrary: fc.Arbitrary<Q.Rational> = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt({ min: -3n, max: 5n }).map((n) => Q.rational(n)) },
  { weight: 2, arbitrary: fc.constantFrom(...odd) },
)

// A formula is drawn as a recipe: a list of steps, each taking results of earlier ones, the last being the result.
// Any result may be taken twice, so shared nodes come by themselves, and leaving out steps shrinks the formula.
type Step =
  | { readonly make: 'leaf'; readonly leaf: Tree }
  | { readonly make: 'unary'; readonly kind: UnaryKind; readonly back: readonly number[] }
  | { readonly make: 'binary'; readonly kind: BinaryKind; readonly back: readonly number[] }
  | { readonly make: 'extremum'; readonly kind: 'min' | 'max'; readonly back: readonly number[] }
  | { readonly make: 'if'; readonly back: readonly number[]; readonly test: Test }

/** The shape of a condition, its comparisons taking results by how far back they are. */
type Test =
  | { readonly make: 'compare'; readonly operator: Comparison; readonly back: readonly number[] }
  | { readonly make: 'is'; readonly variable: string; readonly option: string }
  | { readonly make: 'truth'; readonly value: boolean }
  | { readonly make: 'not'; readonly of: Test }
  | { readonly make: 'both' | 'either'; readonly left: Test; readonly right: Test }

const operators: readonly Comparison[] = ['<', '<=', '=', '!=', '>=', '>']

const backArbitrary = (least: number, most = least): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(20) }), {
    minLength: least,
    maxLength: most,
  })

const leafArbitrary = (domains: ReadonlyMap<string, Domain>): fc.Arbitrary<Tree> => {
  const numbers = [...domains].filter(([, domain]) => domain.kind !== 'options').map(([name]) => name)
  const constants = constantArbitrary.map((value) => build.constant(value))
  return numbers.length === 0
    ? constants
    : fc.oneof(
        { weight: 2, arbitrary: constants },
        { weight: 3, arbitrary: fc.constantFrom(...numbers).map((name) => build.variable(name)) },
      )
}

const testArbitrary = (domains: ReadonlyMap<string, Domain>): fc.Arbitrary<Test> => {
  const memberships = [...domains].flatMap(([variable, domain]) =>
    domain.kind === 'options' ? domain.options.map((option) => ({ make: 'is', variable, option }) as const) : [],
  )
  const compare = fc
    .tuple(fc.constantFrom(...operators), backArbitrary(2))
    .map(([operator, back]): Test => ({ make: 'compare', operator, back }))
  const { test } = fc.letrec<{ test: Test }>((tie) => ({
    test: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      { weight: 4, arbitrary: compare },
      ...(memberships.length === 0 ? [] : [{ weight: 3, arbitrary: fc.constantFrom<Test>(...memberships) }]),
      { weight: 1, arbitrary: fc.boolean().map((value): Test => ({ make: 'truth', value })) },
      { weight: 1, arbitrary: tie('test').map((of): Test => ({ make: 'not', of })) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom('both', 'either'), tie('test'), tie('test'))
          .map(([make, left, right]): Test => ({ make, left, right })),
      },
    ),
  }))
  return test
}

const stepArbitrary = (domains: ReadonlyMap<string, Domain>, kinds: readonly DrawnKind[]): fc.Arbitrary<Step> => {
  const inner = kinds.map((kind): fc.Arbitrary<Step> => {
    switch (kind) {
      case 'min':
      case 'max':
        return backArbitrary(2, 4).map((back): Step => ({ make: 'extremum', kind, back }))
      case 'if':
        return fc.tuple(backArbitrary(2), testArbitrary(domains)).map(([back, test]): Step => ({
          make: 'if',
          back,
          test,
        }))
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power':
        return backArbitrary(2).map((back): Step => ({ make: 'binary', kind, back }))
      case 'negate':
      case 'sqrt':
      case 'exp':
      case 'log':
      case 'abs':
      case 'floor':
      case 'ceil':
        return backArbitrary(1).map((back): Step => ({ make: 'unary', kind, back }))
    }
  })
  const leaf = leafArbitrary(domains).map((of): Step => ({ make: 'leaf', leaf: of }))
  return fc.oneof({ weight: 1, arbitrary: leaf }, { weight: 5, arbitrary: fc.oneof(leaf, ...inner) })
}

const cookTest = (test: Test, take: (back: number) => Tree): ConditionTree => {
  switch (test.make) {
    case 'compare':
      return build.compare(take(test.back[0]!), test.operator, take(test.back[1]!))
    case 'is':
      return build.is(test.variable, test.option)
    case 'truth':
      return build.truth(test.value)
    case 'not':
      return build.not(cookTest(test.of, take))
    case 'both':
      return build.and(cookTest(test.left, take), cookTest(test.right, take))
    case 'either':
      return build.or(cookTest(test.left, take), cookTest(test.right, take))
  }
}

const cook = (leaves: readonly Tree[], steps: readonly Step[]): ((back: number) => Tree) => {
  const made: Tree[] = [...leaves]
  const take = (back: number): Tree => made[Math.max(0, made.length - 1 - back)]!
  for (const step of steps) {
    switch (step.make) {
      case 'leaf':
        made.push(step.leaf)
        break
      case 'unary':
        made.push(build.unary(step.kind, take(step.back[0]!)))
        break
      case 'binary':
        made.push(build.binary(step.kind, take(step.back[0]!), take(step.back[1]!)))
        break
      case 'extremum':
        made.push(build.extremum(step.kind, step.back.map(take)))
        break
      case 'if':
        made.push(build.choose(cookTest(step.test, take), take(step.back[0]!), take(step.back[1]!)))
        break
    }
  }
  return take
}

const recipeArbitrary = (
  domains: ReadonlyMap<string, Domain>,
  drawing: Drawing,
): fc.Arbitrary<(back: number) => Tree> =>
  fc
    .tuple(
      fc.array(leafArbitrary(domains), { minLength: 1, maxLength: 4, size: 'max' }),
      fc.array(stepArbitrary(domains, drawing.kinds ?? allKinds), { maxLength: drawing.size ?? 12, size: 'max' }),
    )
    .map(([leaves, steps]) => cook(leaves, steps))

/** Well-formed formulas over given variables: every kind of node but `fold`, with shared nodes. */
export const treeArbitrary = (
  domains: ReadonlyMap<string, Domain> = someDomains,
  drawing: Drawing = {},
): fc.Arbitrary<Tree> => recipeArbitrary(domains, drawing).map((take) => take(0))

/** Several formulas at once that share nodes with each other. */
export const treesArbitrary = (
  domains: ReadonlyMap<string, Domain> = someDomains,
  drawing: Drawing = {},
): fc.Arbitrary<readonly Tree[]> =>
  fc.tuple(recipeArbitrary(domains, drawing), backArbitrary(1, 4)).map(([take, back]) => back.map(take))

/** Well-formed conditions over given variables. */
export const conditionArbitrary = (
  domains: ReadonlyMap<string, Domain> = someDomains,
  drawing: Drawing = {},
): fc.Arbitrary<ConditionTree> =>
  fc.tuple(recipeArbitrary(domains, drawing), testArbitrary(domains)).map(([take, test]) => cookTest(test, take))

/** Values of a domain: its ends, simple fractions of the way, and doubles. */
export const valueArbitrary = (domain: Domain): fc.Arbitrary<Value> => {
  if (domain.kind === 'options') return fc.constantFrom(...domain.options)
  const { low, high } = domain
  const between = (share: Q.Rational): Q.Rational => Q.add(low, Q.multiply(share, Q.subtract(high, low)))
  const simple = fc
    .tuple(fc.nat(1000), fc.constantFrom(1, 2, 3, 4, 5, 10, 1000))
    .map(([part, whole]) => between(Q.rational(BigInt(part % (whole + 1)), BigInt(whole))))
  if (domain.kind === 'integer') return simple.map((value) => Q.rational(Q.floor(value)))
  const doubles = fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((share) => Q.fromNumber(Q.toNumber(between(Q.fromNumber(share)))))
    .map((value) => Q.max(low, Q.min(high, value)))
  return fc.oneof(simple, doubles)
}

/** Points of a box: a value for every variable. */
export const pointArbitrary = (domains: ReadonlyMap<string, Domain> = someDomains): fc.Arbitrary<Point> =>
  fc
    .tuple(...[...domains.values()].map(valueArbitrary))
    .map((values) => new Map([...domains.keys()].map((name, index) => [name, values[index]!])))
