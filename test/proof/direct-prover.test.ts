import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../src/checker/certificate.js'
import type { Goal } from '../../src/checker/goal.js'
import * as Q from '../../src/arithmetic/rational.js'
import { truth } from '../../src/formula/build.js'
import type { Value } from '../../src/formula/domain.js'
import { directProver } from '../../src/proof/direct-prover.js'
import { goalIn, goalsIn, modelOf } from '../claim/model-of.js'

const prove = (goal: Goal, boxes = 20_000) => directProver.prove(goal, { boxes })

/** Proves a goal to the checker's satisfaction; the number of boxes that it took. */
const provedIn = (goal: Goal): number => {
  const outcome = prove(goal)
  if (outcome.kind !== 'proved')
    throw new Error(JSON.stringify(outcome, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
  expect(checkCertificate(goal, outcome.certificate)).toMatchObject({ accepted: true })
  return outcome.boxes
}

const conditions = modelOf(`
mechanism: conditions
parameters:
  x: { in: [0, 1], default: 0.5 }
  y: { in: [0, 1], default: 0.5 }
  z: { in: [0.1, 3], default: 1 }
  n: { integers: [1, 9], default: 2 }
  mode: { options: [low, high], default: low }
players:
  nobody:
    choices: { none: { in: [0, 1], honest: 0 } }
    payoff: -none
claims:
  square: { kind: holds, condition: "(x + y)^2 = x^2 + 2 * x * y + y^2" }
  other-identity: { kind: holds, condition: (x + y)^2 = x^2 + y^2 }
  growth: { kind: holds, condition: exp(x) >= 1 + x }
  roots: { kind: holds, condition: sqrt(1 + x) + log(1 + z) <= sqrt(2) + z }
  parabola: { kind: holds, condition: x * (1 - x) <= 0.2501 }
  means: { kind: holds, condition: sqrt(x * y) <= (x + y) / 2 + 0.01 }
  counts: { kind: holds, condition: n / (n + 1) < 0.95 }
  modes: { kind: holds, condition: "(if mode is low then x else 2 * x) <= 1 + x" }
  assumed: { kind: holds, condition: x <= y + 0.01, assuming: y >= x }
  sloping: { kind: holds, condition: x * z <= 1.02, assuming: x + z <= 2 and z >= 0.5 and mode is low }
  empty: { kind: holds, condition: x > 2, assuming: x > z and z > 1.5 }
  not-under: { kind: holds, condition: not (x > 1), assuming: not (y > z) }
  wrong-not: { kind: holds, condition: not (x <= 0.5) }
  beyond: { kind: holds, condition: x > 2, assuming: not (x <= 1) }
  crossed: { kind: holds, condition: x > 2, assuming: x > y and y > x }
  in-a-ring: { kind: holds, condition: x > 2, assuming: x > y and y >= z and z >= x }
  twice: { kind: holds, condition: x > 2, assuming: z = 2 * x and x > z }
  shares: { kind: holds, condition: x / (x + z) + z / (x + z) = 1 }
  nested-shares: { kind: holds, condition: 1 / (1 + x / (y + z)) <= (y + z) / (x + y + z) }
  wrong-shares: { kind: holds, condition: x / (x + z) + z / (x + z) = 1 + x / 1000 }
  shut: { kind: holds, condition: x > 2, assuming: mode is low and mode is high }
  tight: { kind: holds, condition: sqrt(x * y) <= (x + y) / 2 }
  wrong: { kind: holds, condition: x + y <= 1.999 }
  rational: { kind: rational, player: nobody, outside: 0 }
`)

describe('the direct prover', () => {
  it.each(['square', 'shares', 'nested-shares', 'not-under', 'growth', 'roots', 'modes', 'rational'])(
    'proves "%s" without cutting',
    (claim) => {
      const goal = goalIn(conditions, claim)
      const cases = claim === 'modes' ? 2 : 1
      expect(provedIn(goal)).toBe(cases)
    },
  )

  it.each(['beyond', 'crossed', 'in-a-ring', 'twice'])('sees that what "%s" assumes contradicts itself', (claim) => {
    const goal = goalIn(conditions, claim)
    const outcome = prove(goal)
    if (outcome.kind !== 'vacuous') throw new Error(outcome.kind)
    expect(checkCertificate({ ...goal, violation: truth(true) }, outcome.certificate)).toMatchObject({ accepted: true })
  })

  it.each(['parabola', 'means', 'counts', 'assumed', 'sloping'])('proves "%s" by cutting boxes', (claim) => {
    expect(provedIn(goalIn(conditions, claim))).toBeLessThan(2000)
  })

  it.each(['other-identity', 'tight', 'wrong', 'wrong-not', 'wrong-shares'])(
    'says that it does not know of "%s"',
    (claim) => {
      expect(prove(goalIn(conditions, claim))).toMatchObject({ kind: 'unknown' })
    },
  )

  it.each(['empty', 'shut'])(
    'sees that the assumptions of "%s" admit nothing, to the checker’s satisfaction',
    (claim) => {
      const goal = goalIn(conditions, claim)
      const outcome = prove(goal)
      if (outcome.kind !== 'vacuous') throw new Error(outcome.kind)
      expect(checkCertificate({ ...goal, violation: truth(true) }, outcome.certificate)).toMatchObject({
        accepted: true,
      })
    },
  )

  it('spends no more than its budget', () => {
    expect(prove(goalIn(conditions, 'means'), 50)).toEqual({
      kind: 'unknown',
      tried: '51 boxes: its budget of boxes was spent',
    })
  })

  it('gives the same outcome each time', () => {
    const goal = goalIn(conditions, 'sloping')
    expect(prove(goal)).toEqual(prove(goal))
  })
})

const deviations = modelOf(`
mechanism: deviations
parameters:
  share: { in: [0, 1], default: 0.2 }
  fee: { in: [1, 200], default: 20 }
players:
  deployer:
    choices:
      wash: { in: [0, 1e7], honest: 0 }
      effort: { in: [0, 4], honest: 2 }
      report: { in: [-1, 1], honest: share }
    payoff: fee * share * wash - fee * wash + 4 * effort - effort^2 - (report - share)^2
  helper:
    choices: { refund: { in: [0, 1], honest: 0 } }
    payoff: (1 - refund) * deployer.wash
claims:
  no-wash: { kind: unprofitable, varying: [wash] }
  some-wash: { kind: unprofitable, varying: [wash], tolerance: 1 }
  best-effort: { kind: unprofitable, varying: [effort] }
  honest-report: { kind: unprofitable, varying: [report] }
  bribed: { kind: unprofitable, varying: [wash, helper.refund] }
`)

describe('a gain of a deviation', () => {
  it.each([
    ['no-wash', 1],
    ['some-wash', 1],
    ['best-effort', 2],
  ])('is at most zero in "%s", once the deviation is divided out', (claim, boxes) => {
    expect(provedIn(goalIn(deviations, claim))).toBe(boxes)
  })

  it('stays unknown where it can be positive', () => {
    expect(prove(goalIn(deviations, 'bribed'))).toMatchObject({ kind: 'unknown' })
  })

  it('is bounded from both sides of honest', () => {
    const goal = goalIn(deviations, 'best-effort')
    const outcome = prove(goal)
    if (outcome.kind !== 'proved') throw new Error(outcome.kind)
    expect(outcome.certificate.cases.map(({ sides }) => sides.get('deployer.effort'))).toEqual(['up', 'down'])
    const [first] = outcome.certificate.cases
    expect(checkCertificate(goal, { kind: 'boxes', cases: [first!] })).toMatchObject({ accepted: false })
  })
})

describe('a claim about a state', () => {
  const clearing = modelOf(`
mechanism: clearing
parameters:
  load: { in: [1, 8], default: 2 }
players:
  maker:
    choices: { wash: { in: [0, 1], honest: 0 } }
    payoff: -price * (1 + wash)
state:
  price: { in: [0, 10], equation: price^3 = load + wash }
claims:
  bounded: { kind: holds, condition: price <= 2.1 }
  too-low: { kind: holds, condition: price <= 2 }
  worth: { kind: rational, player: maker, outside: -2.01 }
`)

  it.each(['bounded', 'worth'])('is proved from its equation in "%s"', (claim) => {
    provedIn(goalIn(clearing, claim))
  })

  it('stays unknown where it is wrong', () => {
    expect(prove(goalIn(clearing, 'too-low'))).toMatchObject({ kind: 'unknown' })
  })
})

describe('fee-rebate', () => {
  const rebate = modelOf(`
mechanism: fee-rebate
parameters:
  rebate:       { in: [0, 1], default: 0.2 }
  tipShare:     { in: [0, 1], default: 0 }
  attribution:  { options: [to, frame, pool], default: to }
  tipTreatment: { options: [excluded, included], default: excluded }
  target:       { in: [1e6, 1e8], default: 15e6 }
  horizon:      { options: [block, steady-state], default: block }
  quietFee:     { in: [1, 200], default: 20 }
  tip:          { in: [0, 20], default: 0 }
  elasticity:   { in: [0.05, 16], default: 1 }
  necessaryGas: { in: [1, 1e6], default: 50000 }
  demand:       { in: [0, 1e5], default: 1000 }
  slope:        { in: [1e-8, 1], default: 1e-5 }
  sideIncome:   { in: [0, 1e7], default: 0 }
  airdrop:      { in: [0, 200], default: 0 }
  rivalGas:     { in: [0, 1e8], default: 5e6 }
  plainGas:     { in: [0, 1e8], default: 5e6 }
state:
  baseFee:
    in: [0, 1e6]
    equation: >-
      baseFee = if horizon is steady-state
        then quietFee * (1 - wash / target)^(-1 / elasticity)
        else quietFee
players:
  deployer:
    choices:
      padding:  { in: [0, 1e6], honest: 0 }
      wash:     { in: [0, 1e7], honest: 0 }
    payoff: calls * (attributed * perGas * gas + sideIncome) - wash * washCost
  proposer:
    choices:
      returned: { in: [0, 1], honest: 0 }
    payoff: (1 - shareOfTip) * tip * calls * gas + (1 - shareOfTip - returned) * tip * wash
where:
  gas: necessaryGas + padding
  calls: max(0, demand - slope * (baseFee + tip) * gas)
  shareOfTip: if tipTreatment is excluded then 0 else tipShare
  perGas: rebate * baseFee + shareOfTip * tip
  eligibleGas: calls * gas + wash + rivalGas
  attributed: if attribution is pool then (eligibleGas + plainGas) / eligibleGas else 1
  washCost: baseFee + tip * (1 - returned) - attributed * perGas - airdrop
claims:
  no-wash:
    kind: unprofitable
    varying: [wash]
    assuming: horizon is block and not attribution is pool and airdrop = 0 and rebate < 1
  no-collusive-wash:
    kind: unprofitable
    varying: [wash, returned]
    assuming: horizon is block and not attribution is pool and airdrop = 0
  no-padding: { kind: unprofitable, varying: [padding] }
`)

  it.each(['no-wash', 'no-collusive-wash'])('is proved free of what "%s" says, over the whole box', (claim) => {
    expect(provedIn(goalIn(rebate, claim))).toBe(4)
  })

  it('is not proved free of padding, and that is seen at once', () => {
    expect(prove(goalIn(rebate, 'no-padding'))).toMatchObject({ kind: 'unknown' })
  })

  it('needs no case of an option that is pinned', () => {
    const fixed = new Map<string, Value>([
      ['attribution', 'frame'],
      ['rebate', Q.rational(1n, 2n)],
    ])
    expect(goalsIn(rebate, 'no-wash', fixed).map(provedIn)).toEqual([2])
  })
})
