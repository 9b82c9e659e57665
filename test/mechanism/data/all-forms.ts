/** A mechanism with a population, a dynamic, a majority, a history and measures, as people write it. */
export const allForms = `mechanism: all-forms
parameters:
  r0: { in: [0.001, 0.1], default: 0.01, unit: 1/year }
  c: { in: [100, 200], default: 166, unit: ETH^(1/2)/year }
  n: { integers: [1, 1000], default: 100 }
  rate: { in: [0, 10], default: 0.5 }
players:
  attacker:
    choices: { grief: { in: [0, 1], honest: 0 } }
    payoff: -grief * stakers
populations:
  holders:
    about: Who stakes.
    joined: { in: [1, 120e6], unit: ETH }
    type: { unit: 1/year, about: reservation yield }
    quantile: r0 * (1 + rank)
    payoff: yield - type
dynamics:
  waves:
    step: year
    steps: 200
    state:
      stake: { in: [0, 1], start: 0.2, next: stake + change / (1 + time) }
    payoffs: { attacker: waves.stake * grief }
    measures: { left: { formula: 1 - stake, about: not staked }, level: stake }
majorities:
  big: { holders: n, weight: 1 / rank, above: 1/2, slashed: "min(1, 3 * share)", fall: 0.5 }
histories:
  daily:
    columns: { gasUsed: { unit: gas, file: gas_used.csv }, gasPrice: { unit: wei/gas } }
    series: { fees: { formula: gasUsed * gasPrice / 1e18, unit: ETH } }
measures:
  issuance: { formula: yield * holders.joined, unit: ETH/year }
where:
  yield: c / sqrt(joined)
  change: rate * stake * (1 - waves.stake) * (1 - grief)
  stakers: holders.joined / 1e6
claims:
  some: { kind: holds, condition: holders.joined >= 1 }
`

/** The same with something put in its place. */
export const formsWith = (from: string, to: string): string => {
  if (!allForms.includes(from)) throw new Error(`there is no ${from}`)
  return allForms.replace(from, to)
}
