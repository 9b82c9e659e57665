/** Mechanisms as people write them, for the tests of reading and printing. */
export const feeRebate = `mechanism: fee-rebate
about: A share of the fees goes to the contract that was called, instead of being burned.
parameters:
  # what the mechanism fixes
  rebate:       { in: [0, 1], default: 0.2, source: Canto x/csr CSRShares }
  tipShare:     { in: [0, 1], default: 0 }
  attribution:  { options: [to, frame, pool], default: to }
  tipTreatment: { options: [excluded, included], default: excluded }
  target:       { in: [1e6, 1e8], default: 15e6, unit: gas }
  # what the world fixes
  horizon:      { options: [block, steady-state], default: block }
  quietFee:     { in: [1, 200], default: 20, unit: gwei/gas, about: base fee without wash }
  tip:          { in: [0, 20], default: 0, unit: gwei/gas }
  elasticity:   { in: [0.05, 16], default: 1, about: of the demand for gas; positive }
  necessaryGas: { in: [1, 1e6], default: 50000, unit: gas/call }
  demand:       { in: [0, 1e5], default: 1000, unit: call, about: calls at price zero }
  slope:        { in: [1e-8, 1], default: 1e-5, unit: call^2/gwei, about: calls lost for each gwei of price }
  sideIncome:   { in: [0, 1e7], default: 0, unit: gwei/call }
  airdrop:      { in: [0, 200], default: 0, unit: gwei/gas, about: outside reward for gas spent }
  direct:       { in: [0, 1], default: 1, about: share of calls whose \`to\` is the contract }
  ownFrames:    { in: [0, 1], default: 1, about: share of a call's gas in the contract's own frames }
  rivalGas:     { in: [0, 1e8], default: 5e6, unit: gas, about: gas of the other eligible contracts }
  plainGas:     { in: [0, 1e8], default: 5e6, unit: gas, about: gas of everything not eligible }
state:
  baseFee:
    in: [0, 1e6]
    unit: gwei/gas
    equation: >-
      baseFee = if horizon is steady-state
        then quietFee * (1 - wash / target)^(-1 / elasticity)
        else quietFee
players:
  deployer:
    choices:
      padding:  { in: [0, 1e6], unit: gas/call, honest: 0 }
      fee:      { in: [0, 1e8], unit: gwei/call, honest: 0 }
      kickback: { in: [0, 1e8], unit: gwei/call, honest: 0 }
      wash:     { in: [0, 1e7], unit: gas, honest: 0 }
    payoff: calls * (attributed * perGas * gas + fee - kickback + sideIncome) - wash * washCost
  proposer:
    choices:
      returned: { in: [0, 1], honest: 0, about: share of its tips on wash gas that it hands back }
    payoff: >-
      (1 - shareOfTip) * tip * calls * gas
      + (1 - shareOfTip - returned) * tip * wash
  user:
    payoff: calls^2 / (2 * slope)
where:
  gas: necessaryGas + padding
  price: (baseFee + tip) * gas + fee - kickback
  calls: max(0, demand - slope * price)
  shareOfTip: if tipTreatment is excluded then 0 else tipShare
  perGas: rebate * baseFee + shareOfTip * tip
  eligibleGas: calls * gas + wash + rivalGas
  attributed: >-
    if attribution is to then direct
    else if attribution is frame then ownFrames
    else (eligibleGas + plainGas) / eligibleGas
  washRebate: if attribution is to then perGas else if attribution is frame then perGas else attributed * perGas
  washCost: baseFee + tip * (1 - returned) - washRebate - airdrop
presets:
  canto:    { rebate: 0.2, tipShare: 0.2, attribution: to, tipTreatment: included }
  evmos:    { rebate: 0.95, tipShare: 0.95, attribution: to, tipTreatment: included }
  eip-6968: { rebate: 0.2, attribution: frame, tipTreatment: excluded }
attacks:
  padding:  { varying: [padding], story: Burn useless gas in every call to be paid a share of it. }
  kickback: { varying: [kickback], story: Hand part of the rebate to users to draw calls. }
  wash:     { varying: [wash], story: Call your own contract. }
  wash-with-proposer: { varying: [wash, returned], story: The proposer hands back its tips on wash gas. }
claims:
  no-padding:  { kind: unprofitable, attack: padding, expect: refuted }
  no-kickback: { kind: unprofitable, attack: kickback, expect: refuted }
  no-wash:
    kind: unprofitable
    attack: wash
    expect: proved
    assuming: horizon is block and not attribution is pool and airdrop = 0 and rebate < 1
  no-collusive-wash:
    kind: unprofitable
    attack: wash-with-proposer
    expect: proved
    assuming: horizon is block and not attribution is pool and airdrop = 0
  no-pumping:
    kind: unprofitable
    attack: wash
    assuming: >-
      horizon is steady-state and airdrop = 0
      and elasticity >= rebate * calls * gas / (target - rebate * (target - calls * gas))
`

export const postedRebate = `mechanism: posted-rebate
about: A share of the base fee goes to the called contract.
parameters:
  rebate:  { in: [0, 1], default: 0.2, unit: "1", source: "Canto x/csr CSRShares" }
  baseFee: { in: [1, 200], default: 20, unit: gwei }
players:
  deployer:
    choices: { padding: { in: [0, 5], honest: 0 }, wash: { in: [0, 1], honest: 0 } }
    payoff: rebate * baseFee * (2 + padding) * calls - (1 - rebate) * baseFee * wash
where:
  calls: max(0, 10 - baseFee / 20 * (2 + padding))
claims:
  no-wash:    { kind: unprofitable, player: deployer, varying: [wash] }
  no-padding: { kind: unprofitable, player: deployer, varying: [padding], assuming: "baseFee >= 50" }
`

/** Every kind of entry that the data form has, in every style that YAML has. */
export const everything = `# a comment
mechanism: everything
about: |
  Several lines,
  kept as they are.
parameters:
  share: { in: [0, 1/3], default: 0.1, unit: 1, source: "a page: its title" }
  blocks: { integers: [1, 50_000], default: 1e3 }
  'mode': { options: [no, "true", steady-state] }
state:
  price:
    in: [0, 2e2]
    equation: >-
      price = share
        + maker.fee * blocks
players:
  maker:
    about: 'the maker''s'
    types: { cost: { in: [0, 1], distribution: { normal: { mean: 1/2, deviation: 0.1 } } } }
    choices:
      fee: { in: [0, 1], honest: "min(cost, 1/2)" }
      say: { options: [yes, no], honest: no }
    payoff: "if say is yes
      then gain - cost
      else 0"
  bidder:
    count: 3
    types: { worth: { in: [0, 1], distribution: uniform }, hurry: { in: [0, 9], distribution: { exponential: { mean: 2 } } } }
    choices: { bid: { in: [0, 1], honest: worth } }
    payoff: worth - max(bidder.others.bid) - bid * gain
where:
  gain: base * share
  base: price + 1
admissible: mode == steady-state or share < 1 and not mode is "true"
presets:
  calm: { about: nothing happens, source: nobody, share: 1/4, mode: no }
attacks:
  push: { varying: [fee], playing: { say: yes, bidder.bid: worth / 2 }, cost: 3 * share, story: Push it. }
claims:
  one: { kind: dominant, player: bidder, assuming: share > 0, tolerance: 1/100, expect: tested }
  two: { kind: unprofitable, attack: push, player: maker, margin: gain - share }
  three: { kind: collusion-proof, coalitions: [[maker, bidder.1], [bidder.2, bidder.3]], transfers: true }
  four: { kind: collusion-proof, coalitions: { size: 2 }, about: two at most }
  five: { kind: rational, outside: 0, margin: { formula: fee, unit: 1, about: the fee } }
  six: { kind: holds, condition: "max(share, 1) >= share" }
  seven: { kind: griefing, player: maker, victims: [bidder], factor: 2, varying: [fee] }
  eight: { kind: nash, source: a page }
  nine: { kind: unprofitable, playing: { fee: 1 } }
bindings:
  cosmos:
    format: cosmos
    baseline: calm
    reads: { revenue/Shares: [share], Blocks: { blocks: 2 * value } }
  eip-1:
    format: eip
    baseline: calm
    reads:
      QUOTIENT:
        readings:
          division: { quote: "is divided, by it", sets: { share: 1 / value } }
          product: { sets: { share: value } }
`
