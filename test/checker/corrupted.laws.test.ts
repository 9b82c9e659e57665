import * as Either from 'fp-ts/lib/Either.js'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { expect, test } from 'vitest'
import type { Rational } from '../../src/arithmetic/rational.js'
import * as Q from '../../src/arithmetic/rational.js'
import { checkCertificate } from '../../src/checker/certificate.js'
import type { Certificate, CertificateCase, Goal, GoalPoint } from '../../src/checker/goal.js'
import { checkWitness } from '../../src/checker/witness.js'
import * as B from '../../src/formula/build.js'
import type { Value } from '../../src/formula/domain.js'
import { exactReading } from '../../src/formula/reading/exact.js'
import type { Tree } from '../../src/formula/tree.js'
import { certify, goalOf, integers, minus, number, options, plus, real, state, times, v } from './goals.js'

/** A stream of choices from a seed. */
const dice = (seed: number) => {
  const generator = xoroshiro128plus(seed)
  const below = (n: number): number => uniformInt(generator, 0, n - 1)
  const pick = <A>(of: readonly A[]): A => {
    const one = of[below(of.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  return { below, pick }
}
type Dice = ReturnType<typeof dice>

const zero = number('0')
const max = (...of: Tree[]): Tree => B.extremum('max', of)
const isPool = B.is('mode', 'pool')

/** Goals with violations, of many shapes; where there are states, what they come to, as formulas. */
const refutable: readonly { readonly goal: Goal; readonly solved?: ReadonlyMap<string, Tree> }[] = [
  {
    goal: goalOf(
      { rebate: real('0', '1'), fee: real('1', '200'), wash: real('0', '1000'), airdrop: real('0', '50') },
      times(v('wash'), minus(plus(times(v('rebate'), v('fee')), v('airdrop')), v('fee'))),
      { assuming: B.compare(v('rebate'), '<', number('0.99')) },
    ),
  },
  {
    goal: goalOf(
      { rebate: real('0', '1'), fee: real('1', '60'), padding: real('0', '5') },
      ((): Tree => {
        const earned = (gas: Tree): Tree =>
          times(v('rebate'), v('fee'), gas, max(zero, minus(number('10'), times(v('fee'), gas, number('1/20')))))
        return minus(earned(plus(number('2'), v('padding'))), earned(number('2')))
      })(),
    ),
  },
  {
    goal: goalOf(
      { n: integers('1', '12'), mode: options('to', 'frame', 'pool'), x: real('-1', '1') },
      B.choose(isPool, minus(v('n'), number('6')), minus(times(v('n'), v('x')), number('3'))),
      { assuming: B.not(B.and(isPool, B.compare(v('x'), '<', zero))) },
    ),
  },
  {
    goal: goalOf(
      { value: real('0', '1'), bid: real('0', '1'), other: real('0', '1') },
      minus(
        B.choose(B.compare(v('bid'), '>', v('other')), minus(v('value'), v('bid')), zero),
        B.choose(B.compare(v('value'), '>', v('other')), zero, number('-1/8')),
      ),
    ),
  },
  {
    goal: goalOf({ a: real('-4', '4'), b: real('-4', '4') }, plus(v('a'), v('b')), {
      violation: B.and(
        B.compare(v('a'), '>', times(v('b'), v('b'))),
        B.compare(B.unary('abs', v('b')), '>', number('1/2')),
      ),
    }),
  },
  {
    goal: goalOf({ a: real('0', '9'), k: real('1', '3') }, minus(times(v('s'), v('k')), v('a')), {
      states: [
        state('s', '0', '100', times(v('k'), v('s')), plus(v('a'), times(v('k'), number('1/3')), number('-1/2'))),
      ],
    }),
    solved: new Map([['s', plus(B.divide(minus(v('a'), number('1/2')), v('k')), number('1/3'))]]),
  },
  {
    goal: goalOf({ p: real('1', '8'), c: real('0', '5') }, minus(v('cube'), v('c')), {
      states: [
        state('root', '0', '10', times(v('root'), v('root'), v('root')), B.power(v('p'), number('3'))),
        state('cube', '-100', '100', plus(v('cube'), max(v('cube'), zero)), minus(v('root'), number('2'))),
      ],
    }),
    solved: new Map([
      ['root', v('p')],
      ['cube', B.extremum('min', [minus(v('p'), number('2')), B.divide(minus(v('p'), number('2')), number('2'))])],
    ]),
  },
]

const randomValue = (goal: Goal, name: string, { below, pick }: Dice): Value => {
  const domain = goal.variables.get(name)
  if (!domain) throw new Error('no such variable')
  if (domain.kind === 'options') return pick(domain.options)
  const parts = pick([2, 3, 8, 100, 10_000])
  const share = Q.rational(BigInt(below(parts + 1)), BigInt(parts))
  const value = Q.add(domain.low, Q.multiply(share, Q.subtract(domain.high, domain.low)))
  return domain.kind === 'integer' ? Q.rational(Q.floor(value)) : value
}

/** Whether a point of the right shape breaks a goal, by the exact reading: written apart from the checker. */
const isBroken = ({ goal, solved }: (typeof refutable)[number], point: GoalPoint): boolean => {
  const full = new Map(point)
  for (const { name, domain } of goal.states) {
    const tree = solved?.get(name)
    const value = tree && exactReading(full).tree(tree)
    if (!value || Either.isLeft(value)) return false
    if (Q.compare(value.right, domain.low) < 0 || Q.compare(value.right, domain.high) > 0) return false
    full.set(name, value.right)
  }
  const reading = exactReading(full)
  const truths = [goal.assuming, goal.violation].map((condition) => reading.condition(condition))
  return truths.every((truth) => Either.isRight(truth) && truth.right)
}

const nudges = ['1/1000000000000', '-1/1000000000000', '1/7', '-1/7', '1', '-1', '1000', '-1000'].map((text) =>
  number(text),
)

/** Damages a point; says whether its shape alone makes it no witness. */
const corrupt = (goal: Goal, point: GoalPoint, chance: Dice): { point: GoalPoint; misshapen: boolean } => {
  const { below, pick } = chance
  const result = new Map(point)
  const names = [...goal.variables.keys()]
  const name = pick(names)
  const domain = goal.variables.get(name)
  const value = result.get(name)
  if (!domain || value === undefined) throw new Error('no such variable')
  switch (below(8)) {
    case 0:
      result.delete(name)
      return { point: result, misshapen: true }
    case 1:
      result.set(pick(['extra', 's', 'root', `${name}'`, '']), pick([Q.one, 'pool']))
      return { point: result, misshapen: true }
    case 2:
      result.set(name, domain.kind === 'options' ? pick(['', 'POOL', 'none']) : pick(['pool', '1', '']))
      return { point: result, misshapen: true }
    case 3:
      if (domain.kind === 'options') result.set(name, Q.zero)
      else {
        const beyond = Q.rational(1n, pick([1n, 1000n, 10n ** 30n]))
        result.set(name, below(2) === 0 ? Q.add(domain.high, beyond) : Q.subtract(domain.low, beyond))
      }
      return { point: result, misshapen: true }
    case 4:
      if (domain.kind === 'integer' && typeof value !== 'string') {
        result.set(name, Q.add(value, Q.rational(1n, pick([2n, 3n, 10n ** 20n]))))
        return { point: result, misshapen: true }
      }
      break
    case 5: {
      const other = pick(names)
      const swapped = result.get(other)
      if (swapped !== undefined) result.set(other, value).set(name, swapped)
      break
    }
    case 6:
      result.set(name, randomValue(goal, name, chance))
      break
    default: {
      const by = pick(nudges)
      if (typeof value !== 'string' && by.kind === 'constant') result.set(name, Q.add(value, by.value))
    }
  }
  const misshapen = names.some((key) => {
    const own = goal.variables.get(key)
    const changed = result.get(key)
    if (!own || changed === undefined) return true
    if (own.kind === 'options') return typeof changed !== 'string' || !own.options.includes(changed)
    if (typeof changed === 'string' || Q.compare(changed, own.low) < 0 || Q.compare(changed, own.high) > 0) return true
    return own.kind === 'integer' && changed.denominator !== 1n
  })
  return { point: result, misshapen }
}

test('of 10,000 corrupted witnesses that show nothing none is accepted, and sound ones are', () => {
  const chance = dice(7)
  let corrupted = 0
  let sound = 0
  const faults: unknown[] = []
  while (corrupted < 10_000) {
    const shape = chance.pick(refutable)
    const { goal } = shape
    const point = new Map([...goal.variables.keys()].map((name) => [name, randomValue(goal, name, chance)]))
    if (!isBroken(shape, point)) continue
    sound += 1
    if (!checkWitness(goal, point).accepted) faults.push(['a sound one', goal, point])
    for (let i = 0; i < 10; i += 1) {
      const { point: damaged, misshapen } = corrupt(goal, point, chance)
      if (!misshapen && isBroken(shape, damaged)) continue
      corrupted += 1
      if (checkWitness(goal, damaged).accepted) faults.push([goal, damaged])
    }
  }
  expect(faults).toEqual([])
  expect(sound).toBeGreaterThan(500)
})

interface Family {
  readonly form: 'plain' | 'divided'
  /** True for θ above the threshold, false below: `broken` is then a point that shows it. */
  readonly goal: (theta: Rational) => Goal
  readonly holds: readonly string[]
  readonly fails: readonly string[]
}

const constant = (theta: Rational): Tree => B.constant(theta)
const d = v('d')
const x = v('x')
const y = v('y')

const families: readonly Family[] = [
  {
    form: 'divided',
    goal: (theta) =>
      goalOf(
        { x: real('0', '1'), fee: real('1', '200'), d: real('0', '100') },
        times(d, minus(times(x, v('fee')), times(constant(theta), v('fee')))),
        { deviating: { d: zero } },
      ),
    holds: ['1', '1.1', '2'],
    fails: ['0.999999999999', '0.9', '0'],
  },
  {
    form: 'plain',
    goal: (theta) =>
      goalOf({ x: real('0', '2') }, times(x, minus(number('2'), x)), {
        violation: B.compare(times(x, minus(number('2'), x)), '>', constant(theta)),
      }),
    holds: ['1.0001', '1.01', '3'],
    fails: ['0.999999', '0.9', '0'],
  },
  {
    form: 'divided',
    goal: (theta) =>
      goalOf(
        { x: real('0', '1'), y: real('0', '2'), mode: options('to', 'pool'), d: real('0', '2') },
        times(d, minus(B.choose(isPool, y, x), B.choose(isPool, times(number('2'), constant(theta)), constant(theta)))),
        { deviating: { d: zero } },
      ),
    holds: ['1', '1.5'],
    fails: ['0.99999', '0.5'],
  },
  {
    form: 'divided',
    // (d - 1)² (x - θ), honest in the middle of its domain
    goal: (theta) =>
      goalOf(
        { x: real('0', '1'), d: real('0', '2') },
        times(minus(d, number('1')), minus(d, number('1')), minus(x, constant(theta))),
        {
          deviating: { d: number('1') },
        },
      ),
    holds: ['1', '1.25'],
    fails: ['0.9999999', '0.75'],
  },
  {
    form: 'divided',
    goal: (theta) =>
      goalOf({ a: real('0', '1'), d: real('0', '1') }, times(d, minus(v('s'), constant(theta))), {
        states: [state('s', '0', '2', times(number('2'), v('s')), v('a'))],
        deviating: { d: zero },
      }),
    holds: ['0.6', '0.75'],
    fails: ['0.499', '0.25'],
  },
  {
    form: 'plain',
    goal: (theta) =>
      goalOf({ x: real('0', '1') }, minus(minus(B.unary('exp', x), number('1')), times(x, constant(theta))), {
        tolerance: '0.01',
      }),
    holds: ['1.718281828459', '2'],
    fails: ['1.7', '1'],
  },
  {
    form: 'plain',
    goal: (theta) =>
      goalOf({ x: real('0', '1') }, minus(minus(number('1/2'), x), constant(theta)), {
        assuming: B.compare(x, '>=', number('1/2')),
      }),
    holds: ['0', '0.5'],
    fails: ['-0.000000001', '-0.5'],
  },
  {
    form: 'plain',
    goal: (theta) =>
      goalOf({ x: real('0', '4'), y: real('0', '4') }, minus(constant(theta), plus(x, y)), {
        assuming: B.compare(times(x, y), '>=', number('1')),
      }),
    holds: ['1.9', '1'],
    fails: ['2.01', '3'],
  },
  {
    form: 'plain',
    goal: (theta) => {
      const spread = minus(max(x, y), B.extremum('min', [x, y]))
      return goalOf({ x: real('0', '1'), y: real('1/2', '1'), mode: options('to', 'pool') }, spread, {
        violation: B.and(isPool, B.compare(spread, '>', constant(theta))),
        deviating: { x: number('1/2') },
      })
    },
    holds: ['1', '1.5'],
    fails: ['0.9999', '0.2'],
  },
]

const read = (text: string): Rational => {
  const value = Q.parseRational(text)
  if (!value) throw new Error(text)
  return value
}

const replaced = <A>(of: readonly A[], index: number, ...by: A[]): readonly A[] => [
  ...of.slice(0, index),
  ...by,
  ...of.slice(index + 1),
]

/** Damages a certificate; says whether the damage alone makes it none. */
const damage = ({ cases }: Certificate, { below, pick }: Dice): { certificate: Certificate; misshapen: boolean } => {
  const index = below(cases.length)
  const one = cases[index]
  if (!one) return { certificate: { kind: 'boxes', cases }, misshapen: false }
  const change = (by: Partial<CertificateCase>, misshapen: boolean) => ({
    certificate: { kind: 'boxes' as const, cases: replaced(cases, index, { ...one, ...by }) },
    misshapen,
  })
  const at = below(one.splits.length)
  switch (below(10)) {
    case 0:
      return { certificate: { kind: 'boxes', cases: replaced(cases, index) }, misshapen: true }
    case 1:
      return { certificate: { kind: 'boxes', cases: [...cases, one] }, misshapen: true }
    case 2:
      return change({ splits: replaced(one.splits, at) }, true)
    case 3:
      return change({ splits: replaced(one.splits, at, pick([-2, 7, 0.5, NaN, 2 ** 40])) }, true)
    case 4:
      return change({ splits: [...one.splits, pick([-1, 0])] }, true)
    case 5:
      return change({ sides: new Map([...one.sides, [pick(['d', 'nobody']), pick(['up', 'down'] as const)]]) }, false)
    case 6:
      return change({ options: new Map([...one.options, [pick(['mode', 'other']), pick(['pool', 'to'])]]) }, false)
    case 7:
      return change({ form: one.form === 'plain' ? 'divided' : 'plain' }, false)
    case 8:
      return change({ splits: [-1] }, false)
    default:
      return change({ splits: one.splits.map((split) => (split === -1 ? -1 : below(3))) }, false)
  }
}

test('of 10,000 corrupted certificates none is accepted: damaged ones of true goals, and any of false goals', () => {
  const chance = dice(11)
  const proofs = families.map(({ form, goal, holds, fails }) =>
    holds.map((theta) => {
      const stated = goal(read(theta))
      const certificate = certify(stated, form)
      if (!certificate) throw new Error(`no certificate for ${theta}`)
      expect(checkCertificate(stated, certificate)).toMatchObject({ accepted: true })
      return { stated, certificate, altered: fails.map((other) => goal(read(other))) }
    }),
  )
  const count = { misshapen: 0, altered: 0, harmless: 0 }
  const faults: unknown[] = []
  while (count.misshapen + count.altered < 10_000) {
    const { stated, certificate, altered } = chance.pick(chance.pick(proofs))
    let current = certificate
    let misshapen = false
    const times = chance.below(3)
    for (let i = 0; i < times; i += 1) {
      const next = damage(current, chance)
      current = next.certificate
      // Two damages may cancel, so only a single one is known to be fatal.
      misshapen = next.misshapen && times === 1
    }
    const isFalse = !misshapen && chance.below(4) > 0
    const goal = isFalse ? chance.pick(altered) : stated
    if (!isFalse && !misshapen) {
      count.harmless += 1
      continue
    }
    if (isFalse) count.altered += 1
    else count.misshapen += 1
    if (checkCertificate(goal, current).accepted) faults.push([goal, current])
  }
  expect(faults).toEqual([])
  expect(count.misshapen).toBeGreaterThan(1000)
  expect(count.altered).toBeGreaterThan(5000)
})

test('the altered goals are indeed false: each has a witness', () => {
  const chance = dice(13)
  for (const { goal, fails } of families)
    for (const theta of fails) {
      const altered = goal(read(theta))
      // Corners first, then anything: where it is false by little, only a corner or the middle shows it.
      const grid = (name: string, share: bigint): Value => {
        const domain = altered.variables.get(name)
        if (domain?.kind !== 'real') return 'pool'
        return Q.add(domain.low, Q.multiply(Q.rational(share, 4n), Q.subtract(domain.high, domain.low)))
      }
      const names = [...altered.variables.keys()]
      let found = false
      for (let i = 0; i < 3000 && !found; i += 1) {
        const point = new Map(names.map((name) => [name, grid(name, BigInt(chance.below(5)))]))
        found = checkWitness(altered, point).accepted
      }
      expect(found, `${theta}: ${JSON.stringify([...altered.variables.keys()])}`).toBe(true)
    }
})
