import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import type { Goal } from '../../src/checker/goal.js'
import { goalsOf } from '../../src/claim/goals.js'
import { atHonest } from '../../src/claim/honest.js'
import type { Value } from '../../src/formula/domain.js'
import type { Tree } from '../../src/formula/tree.js'
import { exact, exactCondition } from '../../src/formula/reading/exact.js'
import { text, textOfCondition } from '../../src/formula/reading/text.js'
import { goalIn, goalsIn, modelOf } from './model-of.js'

const at = (values: Record<string, number | string>): ReadonlyMap<string, Value> =>
  new Map(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : Q.fromNumber(value)]),
  )
const gainAt = (goal: Goal, values: Record<string, number | string>): number => {
  const value = exact(goal.gain, at(values))
  if (E.isLeft(value)) throw new Error(JSON.stringify(value.left))
  return Q.toNumber(value.right)
}
const isBrokenAt = (goal: Goal, values: Record<string, number | string>): boolean =>
  E.getOrElse(() => false)(exactCondition(goal.violation, at(values)))
const whyVacuous = (model: Parameters<typeof goalsOf>[0], claim: string): string | undefined => {
  const stated = goalsOf(model, claim)
  return E.isRight(stated) && stated.right.kind === 'vacuous' ? stated.right.why : undefined
}

const rebate = modelOf(`
mechanism: posted-rebate
parameters:
  rebate: { in: [0, 1], default: 0.2 }
  baseFee: { in: [1, 200], default: 20 }
  unused: { in: [0, 1], default: 0 }
  mode: { options: [open, closed], default: open }
players:
  deployer:
    choices: { padding: { in: [0, 5], honest: 0 }, wash: { in: [0, 1], honest: 0 } }
    payoff: rebate * baseFee * (2 + padding) * calls - (1 - rebate) * baseFee * wash
  user:
    payoff: calls - baseFee
  fixed:
    choices: { none: { in: [1, 1], honest: 1 } }
    payoff: "0"
where:
  calls: max(0, 10 - baseFee / 20 * (2 + padding))
admissible: baseFee * (1 + wash) <= 300
attacks:
  half: { varying: [padding], playing: { wash: padding / 2 }, cost: baseFee * wash, story: Both at once. }
claims:
  no-wash: { kind: unprofitable, varying: [wash] }
  no-padding: { kind: unprofitable, varying: [padding], assuming: calls >= 1, tolerance: rebate / 10 }
  little-padding: { kind: unprofitable, varying: [padding], assuming: padding <= 1 and calls >= 1 }
  both: { kind: unprofitable, attack: half }
  for-user: { kind: unprofitable, varying: [padding], player: user }
  open: { kind: unprofitable, varying: [wash], assuming: mode is open }
  nash: { kind: nash }
  nothing: { kind: nash, player: user }
  single: { kind: dominant, player: fixed }
  harmless: { kind: griefing, player: deployer, victims: [user], factor: 2 }
  worthwhile: { kind: rational, player: deployer, outside: 1 }
  calls-fall: { kind: holds, condition: calls <= 10 or wash > 0 }
`)

describe('the goal of an unprofitable attack', () => {
  it('is that the gain of whoever owns what varies does not exceed the tolerance', () => {
    const goal = goalIn(rebate, 'no-wash')
    expect(goal.name).toBe('no-wash')
    expect(gainAt(goal, { rebate: 0.25, baseFee: 8, 'deployer.wash': 0.5 })).toBe(-3)
    expect(textOfCondition(goal.violation)).toBe(`${text(goal.gain)} > 0`)
    expect(goal.payoffs.map(({ player }) => player)).toEqual(['deployer'])
  })

  it('has only the variables that occur, and the honest value of each deviation', () => {
    const goal = goalIn(rebate, 'no-wash')
    expect([...goal.variables.keys()]).toEqual(['rebate', 'baseFee', 'deployer.wash'])
    expect(text(goal.deviating.get('deployer.wash') as Parameters<typeof text>[0])).toBe('0')
  })

  it('reads its assumption at the honest profile', () => {
    const goal = goalIn(rebate, 'no-padding')
    expect(goal.variables.has('deployer.padding')).toBe(true)
    expect(textOfCondition(goal.assuming)).not.toContain('padding')
  })

  it('reads what an assumption says of a deviating choice at the deviation', () => {
    const goal = goalIn(rebate, 'little-padding')
    expect(textOfCondition(goal.assuming)).toMatch(/^deployer\.padding <= 1 and max/)
  })

  it('asks for the admissible condition at both profiles', () => {
    const { assuming } = goalIn(rebate, 'no-wash')
    const holds = (wash: number) => exactCondition(assuming, at({ baseFee: 200, 'deployer.wash': wash }))
    expect([holds(0.5), holds(0.75)]).toEqual([E.right(true), E.right(false)])
  })

  it('sets by rule what an attack plays, inside its domain, and carries the cost', () => {
    const goal = goalIn(rebate, 'both')
    expect([...goal.deviating.keys()]).toEqual(['deployer.padding'])
    expect([...goal.played.keys()]).toEqual(['deployer.padding', 'deployer.wash'])
    const holds = (padding: number) => exactCondition(goal.assuming, at({ baseFee: 10, 'deployer.padding': padding }))
    expect([holds(2), holds(2.5)]).toEqual([E.right(true), E.right(false)])
    expect(exact(goal.cost!, at({ baseFee: 10, 'deployer.padding': 1 }))).toEqual(E.right(Q.rational(5n)))
  })

  it('counts only the gain of a player that the claim names', () => {
    const goal = goalIn(rebate, 'for-user')
    expect(goal.payoffs.map(({ player }) => player)).toEqual(['user'])
    expect(gainAt(goal, { baseFee: 20, 'deployer.padding': 1 })).toBe(-1)
  })

  it('puts pinned parameters in as values', () => {
    const goal = goalIn(rebate, 'open', at({ rebate: 0.5, mode: 'closed' }))
    expect(goal.assuming).toEqual({ kind: 'false' })
    expect(goal.variables.has('rebate')).toBe(false)
  })

  it.each([
    ['an unknown parameter', at({ rebat: 1 }), 'unknown-name'],
    ['a value outside the domain', at({ rebate: 2 }), 'bad-value'],
    ['an option for a number', at({ rebate: 'open' }), 'bad-value'],
    ['a number for an option', at({ mode: 1 }), 'bad-value'],
  ])('refuses %s', (_, fixed, code) => {
    expect(goalsOf(rebate, 'open', fixed)).toMatchObject({ _tag: 'Left', left: { code } })
  })

  it('refuses a claim that is not there and suggests the nearest', () => {
    expect(goalsOf(rebate, 'no-wosh')).toMatchObject({
      _tag: 'Left',
      left: { code: 'unknown-name', mend: 'write "no-wash"' },
    })
  })
})

describe('the goals of an equilibrium', () => {
  it('vary all choices of one player after the other, leaving out who has no choice', () => {
    const goals = goalsIn(rebate, 'nash')
    expect(goals.map(({ name }) => name)).toEqual(['nash (deployer)'])
    expect([...goals[0]!.deviating.keys()]).toEqual(['deployer.padding', 'deployer.wash'])
  })

  it('are none where nobody has a choice, or only one', () => {
    expect(whyVacuous(rebate, 'nothing')).toBe('user has no choice')
    expect(whyVacuous(rebate, 'single')).toBe('fixed has no choice')
  })
})

describe('the goal of griefing', () => {
  it('weighs the loss of the victims against that of the attacker', () => {
    const goal = goalIn(rebate, 'harmless')
    // Wash costs the deployer 8 · 3/4 · 1/2 = 3 and the user nothing.
    const wash = { rebate: 0.25, baseFee: 8, 'deployer.padding': 0, 'deployer.wash': 0.5 }
    expect([gainAt(goal, wash), isBrokenAt(goal, wash)]).toEqual([-6, false])
    // At a rebate of zero, padding costs the deployer nothing and the user 20/20 · 1 calls.
    const padding = { rebate: 0, baseFee: 20, 'deployer.padding': 1, 'deployer.wash': 0 }
    expect([gainAt(goal, padding), isBrokenAt(goal, padding)]).toEqual([1, true])
  })
})

describe('the goal of rationality', () => {
  it('compares the outside option with the honest payoff', () => {
    const goal = goalIn(rebate, 'worthwhile')
    expect(gainAt(goal, { rebate: 0, baseFee: 20 })).toBe(1)
    expect(goal.deviating.size).toBe(0)
  })
})

describe('the goal of a condition', () => {
  it('ranges over all choices and is broken where the condition fails', () => {
    const goal = goalIn(rebate, 'calls-fall')
    expect([...goal.variables.keys()]).toEqual(['baseFee', 'deployer.padding', 'deployer.wash'])
    expect(textOfCondition(goal.violation)).toMatch(/> 10 and deployer\.wash <= 0$/)
  })
})

const auction = (more: string) =>
  modelOf(`
mechanism: auction
parameters:
  reserve: { in: [0, 10], default: 1 }
players:
  bidder:
    count: 3
    types: { value: { in: [0, 100] } }
    choices: { bid: { in: [0, 100], honest: value } }
    payoff: if bid > max(max(bidder.others.bid), reserve) then value - max(max(bidder.others.bid), reserve) else 0
  seller:
    choices: { shill: { in: [0, 100], honest: 0 } }
    payoff: max(bidder.all.bid) - shill${more}
`)
const claims = `
claims:
  truthful: { kind: dominant, player: bidder }
  nash: { kind: nash, player: bidder }
  one: { kind: unprofitable, varying: [bidder.bid] }
  below: { kind: nash, player: bidder, assuming: bidder.bid <= bidder.value }
  worth: { kind: nash, player: seller, assuming: bidder.value >= 1 }
  pairs: { kind: collusion-proof, coalitions: { size: 2 }, transfers: true }
  listed: { kind: collusion-proof, coalitions: [[bidder, seller]], transfers: false }
  fair: { kind: rational, player: bidder, outside: 0 }
`

describe('a player that stands for several', () => {
  const symmetric = auction(claims)

  it('is spoken for by one of them where they are interchangeable', () => {
    expect(goalsIn(symmetric, 'one').map(({ name }) => name)).toEqual(['one (bidder.1)'])
    expect(goalsIn(symmetric, 'fair').map(({ name }) => name)).toEqual(['fair (bidder.1)'])
  })

  it('has every other one act too where a claim speaks of a single one as player or victim', () => {
    const singled = auction(`
claims:
  second: { kind: unprofitable, varying: [bidder.bid], player: bidder.2 }
  harm: { kind: griefing, player: bidder, victims: [bidder.1], factor: 1 }
  planned: { kind: griefing, player: bidder, victims: [bidder.1], factor: 1, varying: [bidder.bid] }
`)
    expect(goalsIn(singled, 'second').map(({ name }) => name)).toEqual([
      'second (bidder.1)',
      'second (bidder.2)',
      'second (bidder.3)',
    ])
    expect(goalsIn(singled, 'harm').map(({ name }) => name)).toEqual(['harm (bidder.2)', 'harm (bidder.3)'])
    expect(goalsIn(singled, 'planned').map(({ name }) => name)).toEqual(['planned (bidder.2)', 'planned (bidder.3)'])
  })

  it('leaves the choices of the others free where honesty is to be dominant, and honest where it is to be Nash', () => {
    expect([...goalIn(symmetric, 'truthful').variables.keys()]).toEqual([
      'reserve',
      'bidder.1.value',
      'bidder.1.bid',
      'bidder.2.bid',
      'bidder.3.bid',
    ])
    expect([...goalIn(symmetric, 'nash').variables.keys()]).toEqual([
      'reserve',
      'bidder.1.value',
      'bidder.2.value',
      'bidder.3.value',
      'bidder.1.bid',
    ])
  })

  it('gains as the rules say: a bid above its value may win at a loss', () => {
    const point = { reserve: 1, 'bidder.1.value': 10, 'bidder.1.bid': 30, 'bidder.2.bid': 20, 'bidder.3.bid': 5 }
    expect(gainAt(goalIn(symmetric, 'truthful'), point)).toBe(-10)
  })

  it('means the deviating one by its bare names, and each of them where none deviates', () => {
    expect(textOfCondition(goalIn(symmetric, 'below').assuming)).toBe('bidder.1.bid <= bidder.1.value')
    expect(textOfCondition(goalIn(symmetric, 'worth').assuming)).toBe(
      'bidder.1.value >= 1 and bidder.2.value >= 1 and bidder.3.value >= 1',
    )
  })

  it('enters coalitions by number', () => {
    expect(goalsIn(symmetric, 'pairs').map(({ name }) => name)).toEqual([
      'pairs (bidder.1)',
      'pairs (bidder.1, bidder.2)',
      'pairs (seller)',
      'pairs (bidder.1, seller)',
    ])
  })

  it('means all of them in a coalition that names it', () => {
    const goal = goalIn(symmetric, 'listed')
    expect(goal.payoffs.map(({ player }) => player)).toEqual(['bidder.1', 'bidder.2', 'bidder.3', 'seller'])
    expect(goal.gain.kind).toBe('min')
  })
})

const pumping = modelOf(`
mechanism: pumping
parameters:
  quiet: { in: [1, 10], default: 2 }
  load: { in: [1, 2], default: 1 }
players:
  pumper:
    choices: { wash: { in: [0, 4], honest: 0 }, idle: { in: [0, 1], honest: 0 } }
    payoff: price * (1 - wash) - idle
  follower:
    choices: { tracking: { in: [0, 100], honest: price / 2 } }
    payoff: tracking
state:
  price: { in: [0, 100], equation: "price * price = quiet + wash * price" }
  calm: { in: [0, 100], equation: "calm * calm * calm = load" }
claims:
  pump: { kind: unprofitable, varying: [pumper.wash] }
  idle: { kind: unprofitable, varying: [pumper.idle] }
  chase: { kind: unprofitable, varying: [pumper.wash], player: follower }
  calm: { kind: holds, condition: calm <= 2 }
`)

describe('a state', () => {
  it('stands in a goal once for each profile where the deviation moves it', () => {
    const { states, gain, variables } = goalIn(pumping, 'pump')
    expect(states.map(({ name }) => name)).toEqual(['price', "price'"])
    expect(states.map(({ right }) => text(right))).toEqual(['quiet + 0 * price', "quiet + pumper.wash * price'"])
    expect(text(gain)).toContain("price' * (1 - pumper.wash)")
    expect([...variables.keys()]).toEqual(['quiet', 'pumper.wash'])
  })

  it('stands there once where the deviation cannot move it', () => {
    expect(goalIn(pumping, 'idle').states.map(({ name }) => name)).toEqual(['price'])
  })

  it('is followed, as it is under the deviation, by an honest rule that mentions it', () => {
    expect(text(goalIn(pumping, 'chase').gain)).toBe("price' / 2 - price / 2")
  })

  it('is left out where nothing depends on it', () => {
    expect(goalIn(pumping, 'calm').states.map(({ name }) => name)).toEqual(['calm'])
  })
})

describe('settings', () => {
  it('may not depend on themselves, which is said with the circle', () => {
    const model = modelOf(`
mechanism: circle
players:
  a:
    choices: { x: { in: [0, 1], honest: 0 }, y: { in: [0, 1], honest: 0 } }
    payoff: x + y
claims:
  spiral: { kind: unprofitable, attack: spiral }
  self: { kind: unprofitable, attack: self }
attacks:
  spiral: { varying: [], playing: { a.x: a.y / 2, a.y: a.x / 2 } }
  self: { varying: [], playing: { a.x: a.x / 2 } }
`)
    expect(goalsOf(model, 'spiral')).toMatchObject({ left: { code: 'cyclic-definition' } })
    expect(goalsOf(model, 'self')).toMatchObject({ left: { code: 'cyclic-definition' } })
  })

  it('of options are put in place of the choice', () => {
    const model = modelOf(`
mechanism: votes
players:
  voter:
    choices: { vote: { options: [yes, no], honest: no }, turnout: { in: [0, 1], honest: 1 } }
    payoff: if vote is no then turnout else 2 * turnout
claims:
  honest: { kind: nash }
  abstain: { kind: unprofitable, attack: { varying: [voter.turnout], playing: { voter.vote: yes } } }
`)
    const goal = goalIn(model, 'honest')
    expect(goal.deviating.get('voter.vote')).toEqual({ kind: 'option', option: 'no' })
    expect(gainAt(goal, { 'voter.vote': 'yes', 'voter.turnout': 0.75 })).toBe(0.5)
    expect(gainAt(goalIn(model, 'abstain'), { 'voter.turnout': 0.75 })).toBe(0.5)
  })
})

describe('a formula read where all are honest', () => {
  it('has honest settings in place of choices, and the states that it needs', () => {
    const price: Tree = { kind: 'variable', name: 'price' }
    const read = atHonest(pumping, price)
    expect(read).toMatchObject({ right: { formula: price, states: [{ name: 'price' }] } })
    expect(atHonest(rebate, { kind: 'variable', name: 'deployer.wash' })).toMatchObject({
      right: { formula: { kind: 'constant' }, states: [] },
    })
  })
})
