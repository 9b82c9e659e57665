import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { rational, showRational, type Rational } from '../../src/arithmetic/rational.js'
import type { Value } from '../../src/formula/domain.js'
import { exact, exactCondition } from '../../src/formula/reading/exact.js'
import { condition, formula } from '../../src/formula/template/template.js'
import { choose, constant, fold, is, variable } from '../../src/formula/build.js'
import type { ConditionTree, FoldKind, Tree } from '../../src/formula/tree.js'
import { childrenOf, variablesOf } from '../../src/formula/variables.js'
import { declare } from '../../src/mechanism/code/declare.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import type { Model } from '../../src/mechanism/model.js'
import { writeOut, writingOf } from '../../src/mechanism/write-out.js'
import { secondPrice } from './auction.js'
import sketch from './fee-rebate-sketch.js'

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}
const modelOf = (mechanism: Mechanism): Model => right(writeOut(mechanism))
const problemOf = (mechanism: Mechanism): string => {
  const written = writeOut(mechanism)
  return E.isLeft(written) ? `${written.left.code}: ${written.left.what}` : 'none'
}
const point = (values: Record<string, number | string | Rational>): ReadonlyMap<string, Value> =>
  new Map(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? rational(BigInt(value)) : value]),
  )
const valueAt = (tree: Tree, values: Parameters<typeof point>[0]): string =>
  showRational(right(exact(tree, point(values))))
const holdsAt = (tree: ConditionTree, values: Parameters<typeof point>[0]): boolean =>
  right(exactCondition(tree, point(values)))
const payoffOf = (model: Model, player: string): Tree => model.players.find(({ name }) => name === player)!.payoff

const bids = (...each: readonly [value: number, bid: number][]): Record<string, number> =>
  Object.fromEntries(
    each.flatMap(([value, bid], index) => [
      [`bidder.${index + 1}.value`, value],
      [`bidder.${index + 1}.bid`, bid],
    ]),
  )

describe('players that stand for several', () => {
  it('become one player each, with names, choices and types of their own', () => {
    const model = modelOf(secondPrice(3))
    expect(model.players.map(({ name, of }) => [name, of])).toEqual([
      ['bidder.1', 'bidder'],
      ['bidder.2', 'bidder'],
      ['bidder.3', 'bidder'],
      ['seller', 'seller'],
    ])
    expect([...model.variables.keys()]).toEqual([
      'reserve',
      'bidder.1.value',
      'bidder.2.value',
      'bidder.3.value',
      'bidder.1.bid',
      'bidder.2.bid',
      'bidder.3.bid',
    ])
    expect(model.variables.get('bidder.2.bid')).toMatchObject({ role: 'choice', player: 'bidder.2', unit: 'gwei' })
    expect(model.variables.get('bidder.2.value')).toMatchObject({ role: 'type', distribution: { kind: 'uniform' } })
  })

  it('are paid by their own bid and the highest of the others', () => {
    const model = modelOf(secondPrice(3))
    const values = { reserve: 1, ...bids([5, 5], [9, 4], [2, 3]) }
    expect(valueAt(payoffOf(model, 'bidder.1'), values)).toBe('1')
    expect(valueAt(payoffOf(model, 'bidder.2'), values)).toBe('0')
    expect(valueAt(payoffOf(model, 'bidder.3'), { ...values, ...bids([5, 1], [9, 1], [2, 7]) })).toBe('1')
    expect(valueAt(payoffOf(model, 'seller'), values)).toBe('3')
  })

  it('play what the honest rule says of their own type', () => {
    const honest = modelOf(secondPrice(3)).players[1]!.honest
    expect(honest.get('bidder.2.bid')).toEqual(variable('bidder.2.value'))
  })

  it('are each held to the admissible condition', () => {
    const { admissible } = modelOf(secondPrice(2))
    expect(holdsAt(admissible, bids([1, 2], [2, 4]))).toBe(true)
    expect(holdsAt(admissible, bids([1, 2], [2, 5]))).toBe(false)
    expect(holdsAt(admissible, bids([1, 3], [2, 4]))).toBe(false)
  })

  it('leave shared formulas out of the model where they are one player’s own', () => {
    expect([...modelOf(secondPrice(3)).where.keys()]).toEqual(['total'])
  })

  it('keep what they have in common as shared nodes', () => {
    const model = modelOf(secondPrice(60))
    const nodes = new Set<object>()
    const visit = (node: Parameters<typeof childrenOf>[0]): void => {
      if (nodes.has(node)) return
      nodes.add(node)
      childrenOf(node).forEach(visit)
    }
    for (const { payoff } of model.players) visit(payoff)
    // A variable for each bid and value, and a handful of nodes for each payoff and each term of the sum.
    expect(nodes.size).toBeLessThan(60 * 15)
  })
})

describe('folds', () => {
  const withPayoffs = (mechanism: Mechanism, payoff: Tree): Mechanism => ({
    ...mechanism,
    players: new Map([...mechanism.players].map(([name, player]) => [name, { ...player, payoff }])),
  })
  const withPayoff = (count: number, by: FoldKind, range: 'others' | 'all'): Mechanism => {
    const m = declare('fold', { players: { p: { count, choices: { x: { in: [0, 10] } } } } })
    return withPayoffs(m.define({ payoffs: { p: 0 }, honest: { p: { x: 0 } } }), fold(by, variable(`p.${range}.x`)))
  }
  const values = { 'p.1.x': 2, 'p.2.x': 3, 'p.3.x': 7 }

  it.each([
    ['sum', '10', '12'],
    ['product', '21', '42'],
    ['mean', '5', '4'],
    ['min', '3', '2'],
    ['max', '7', '7'],
  ] as const)('take the %s of the others and of all', (by, others, all) => {
    expect(valueAt(payoffOf(modelOf(withPayoff(3, by, 'others')), 'p.1'), values)).toBe(others)
    expect(valueAt(payoffOf(modelOf(withPayoff(3, by, 'all')), 'p.1'), values)).toBe(all)
  })

  it('over no others are zero as a sum, one as a product, and otherwise a problem', () => {
    expect(valueAt(payoffOf(modelOf(withPayoff(1, 'sum', 'others')), 'p.1'), {})).toBe('0')
    expect(valueAt(payoffOf(modelOf(withPayoff(1, 'product', 'others')), 'p.1'), {})).toBe('1')
    for (const by of ['mean', 'min', 'max'] as const)
      expect(problemOf(withPayoff(1, by, 'others'))).toBe(`bad-value: there are no others of p to take the ${by} of`)
  })

  it('may stand inside each other, each with its own range', () => {
    const m = declare('nested', { players: { p: { count: 3, choices: { x: { in: [0, 10] } } } } })
    const { p } = m.players
    const model = modelOf(
      m.define({
        payoffs: { p: formula`sum(abs(${p.others.x} - ${p.x}) * max(${p.all.x}))` },
        honest: { p: { x: 0 } },
      }),
    )
    expect(valueAt(payoffOf(model, 'p.2'), values)).toBe('35')
  })

  it('count options', () => {
    const m = declare('vote', { players: { p: { count: 3, choices: { says: { options: ['yes', 'no'] } } } } })
    const ayes = fold('sum', choose(is('p.all.says', 'yes'), constant(1), constant(0)))
    const model = modelOf(withPayoffs(m.define({ payoffs: { p: 0 }, honest: { p: { says: 'no' } } }), ayes))
    expect(valueAt(payoffOf(model, 'p.1'), { 'p.1.says': 'yes', 'p.2.says': 'no', 'p.3.says': 'yes' })).toBe('2')
    expect(model.players[0]!.honest.get('p.1.says')).toEqual({ kind: 'option', option: 'no' })
  })

  it('that would write out beyond all bounds are refused soon', () => {
    const m = declare('huge', { players: { p: { count: 100, choices: { x: { in: [0, 1] } } } } })
    const { p } = m.players
    let term = formula`${p.others.x} - ${p.x}`
    for (let step = 0; step < 300; step += 1) term = formula`${term} * ${p.x} + ${p.others.x}`
    const mechanism = m.define({ payoffs: { p: formula`sum(${term})` }, honest: { p: { x: 0 } } })
    const before = performance.now()
    expect(problemOf(mechanism)).toMatch(/^formula-too-large/)
    expect(performance.now() - before).toBeLessThan(10_000)
  })
})

describe('states', () => {
  const m = declare('states', {
    parameters: { target: { in: [1, 10], default: 4 } },
    players: { p: { choices: { x: { in: [0, 1] } } } },
    state: { late: { in: [0, 100] }, early: { in: [0, 100] }, price: { in: [0, 100] }, stake: { in: [0, 100] } },
  })
  const { target } = m.parameters
  const { p } = m.players
  const { late, early, price, stake } = m.state
  const rest = { payoffs: { p: late }, honest: { p: { x: 0 } } }
  const free = {
    price: condition`${price} = ${target}`,
    stake: condition`${stake} = ${target}`,
    early: condition`${early} = ${target} + ${p.x}`,
    late: condition`${late} = 2 * ${early}`,
  }

  it('with a definition are put in their place, in any order', () => {
    const model = modelOf(m.define({ ...rest, equations: free }))
    expect(model.states).toEqual([])
    expect([...variablesOf(payoffOf(model, 'p'))]).toEqual(['target', 'p.x'])
    expect(valueAt(model.defined.get('late')!, { target: 3, 'p.x': 1 })).toBe('8')
  })

  it('without one are kept, each after those that it depends on', () => {
    const equations = {
      ...free,
      stake: condition`${stake} = ${target} / ${stake} + ${price} + ${early}`,
      price: condition`${price} + log(1 + ${price}) = ${target}`,
    }
    const model = modelOf(m.define({ ...rest, equations }))
    expect(model.states.map(({ name }) => name)).toEqual(['price', 'stake'])
    const stakes = model.states[1]!
    expect([...variablesOf(stakes.left, stakes.right)]).toEqual(['stake', 'target', 'price', 'p.x'])
    expect([...model.variables.keys()]).toEqual(['target', 'p.x', 'price', 'stake'])
  })

  it('that determine one another in a circle are a problem that shows the circle', () => {
    const equations = {
      ...free,
      price: condition`${price} ^ 2 = ${stake}`,
      stake: condition`${stake} ^ 2 = ${price} + 1`,
    }
    expect(problemOf(m.define({ ...rest, equations }))).toBe(
      'cyclic-definition: states determine one another in a circle: price → stake → price',
    )
  })

  it('that an honest rule reads stay states where choices move them', () => {
    const two = declare('rule', {
      parameters: { base: { in: [1, 2] } },
      players: { p: { choices: { x: { in: [0, 9] } } }, q: { choices: { y: { in: [0, 9] } } } },
      state: { fee: { in: [0, 100] }, fixed: { in: [0, 100] } },
    })
    const { fee, fixed } = two.state
    const model = modelOf(
      two.define({
        equations: {
          fee: condition`${fee} = ${two.parameters.base} + ${two.players.p.x}`,
          fixed: condition`${fixed} = 2 * ${two.parameters.base}`,
        },
        payoffs: { p: fee, q: 0 },
        honest: { p: { x: 0 }, q: { y: formula`${fee} + ${fixed}` } },
      }),
    )
    expect(model.states.map(({ name }) => name)).toEqual(['fee'])
    const rule = model.players[1]!.honest.get('q.y')!
    expect(rule.kind !== 'option' && [...variablesOf(rule)]).toEqual(['fee', 'base'])
  })
})

describe('a model', () => {
  it('of the fee-rebate sketch has its base fee defined and all its choices', () => {
    const model = modelOf(sketch)
    expect([...model.defined.keys()]).toEqual(['baseFee'])
    expect(model.players.map(({ choices }) => choices.length)).toEqual([4, 1, 0])
    expect(model.where.size).toBe(9)
  })

  it('writes out the formulas of claims for the instance that they are about', () => {
    const model = modelOf(secondPrice(3))
    const { tree, condition: write } = writingOf(model)
    const own = fold('max', variable('bidder.others.bid'))
    expect(valueAt(right(tree(own, ['bidder.2'])), bids([0, 1], [0, 9], [0, 4]))).toBe('4')
    const named = right(
      write({ kind: 'compare', operator: '<', left: variable('bidder.bid'), right: variable('bidder.3.bid') }, [
        'bidder.1',
      ]),
    )
    expect(holdsAt(named, bids([0, 1], [0, 9], [0, 4]))).toBe(true)
  })

  it('cannot tell whose own name is meant where no instance is given', () => {
    const written = writingOf(modelOf(secondPrice(3))).tree(variable('bidder.bid'))
    expect(E.isLeft(written) && written.left.what).toBe('"bidder" stands for 3 players here')
  })
})
