import type { Question } from '../../src/question/question.js'

const best = 'hurwicz solve penalties --method best-response --vary protocol.slashed'
const shares = 'hurwicz solve penalties --over slashable=0..1:11'
const prone = `${best} --preset accident-prone`
const claim = 'hurwicz check penalties --claim'

export const q11: Question = {
  id: 'Q11',
  asks: 'Do penalties, with stake individually attributable, lower the issuance that is needed?',
  claims: [
    {
      command: `${claim} issuance-alone-is-cheapest --budget 1s`,
      says: 'No penalty lowers the yield that is needed without one.',
    },
    {
      command: `${claim} penalties-save-in-all --budget 1s`,
      says: 'Against no penalty a penalty saves where λφ < r·min(φ, max(0, V/A − δ)).',
    },
    { command: `${claim} penalties-save-nowhere-else --budget 1s`, says: 'Elsewhere it saves nothing.' },
    {
      command: `${claim} the-slope-is-the-hazard-less-the-discount --budget 1s`,
      says: 'While the attack pays but for the yield, a whole stake slashed saves r − λ of it.',
    },
    {
      command: `${claim} a-harder-penalty-saves-more --budget 1s`,
      says: 'Where λ ≤ r, a harder penalty never needs more yield.',
    },
  ],
  figures: {
    none: { command: shares, at: '/runs/0/points/0/values/leastYield', show: 'percent' },
    half: { command: shares, at: '/runs/0/points/5/values/leastYield', show: 'percent' },
    whole: { command: shares, at: '/runs/0/points/10/values/leastYield', show: 'percent' },
    slashed: { command: best, at: '/bestResponse/choices/slashed', show: 'percent' },
    least: { command: best, at: '/measures/leastYield/approximate', show: 'percent' },
    proneSlashed: { command: prone, at: '/bestResponse/choices/slashed', show: 'percent' },
    proneYield: { command: prone, at: '/measures/leastYield/approximate', show: 'percent' },
  },
  decides: 'least',
  answer:
    'Yes, while accidents are rarer than the coalition discounts (λ < r): the yield that keeps it honest falls from {none} without a penalty to {least} a year where {slashed} of its stake is slashed. Beyond that a harder penalty only costs.',
  reasoning: `A coalition with enough stake A can attack once. The prize is V; it loses the share φ of its stake by slashing and δ by the fall of the price, and it forgoes the rent of ever after: what stake earns beyond what it could earn elsewhere, ρ, and beyond accidents, λφ. That rent is worth 1/r years of itself today. So the coalition stays honest iff A(y − ρ − λφ)/r is at least V − (φ + δ)A, and it stays staked iff the rent is not negative. The least yield that does both is y*(φ) = ρ + λφ + r·max(0, V/A − φ − δ).

Penalty and issuance deter the same attack, one by a stock that is lost and the other by a flow that is forgone. A whole stake slashed takes the place of r of yield a year and adds λ of accidents, so that the slope of y* is λ − r, as long as the attack pays but for the yield. That slope is proved. With r = 5 %, ρ = 2 %, λ = .1 %, V/A = 1.2 and δ = .4, the yield needed is {none} without a penalty, {half} where half is slashed and {least} at {slashed}, where penalty and price just take the prize away. Beyond that there is nothing left to deter: slashing all needs {whole}. That is why “the harder the better” is refuted even where λ < r. The threshold of the margin, λ < r, is not the global one: against no penalty at all, φ saves iff λφ < r·min(φ, max(0, V/A − δ)); both sides of that are tested.

Where accidents are more frequent than the coalition discounts, λ = 8 % a year here, each bit of penalty costs more than it saves: the best is to slash {proneSlashed}, and the yield stays {proneYield}.

*Individually attributable* is what the model needs of stake: φ falls on those who attacked, and on others only by accident. A penalty that falls on all alike would leave the attacker’s loss at its share and raise λ to the rate of attacks.

What the answer leaves out: coalitions that could return under another name, whose rent is then not forgone; ones that must be bribed together first (question 8), which makes them dearer; holders who dislike risk, for whom λφ weighs more than its mean; and a price that falls by more the more is slashed.`,
  pictures: [
    {
      command: 'hurwicz solve penalties --over slashable=0..1:41 --axes slashable,leastYield --plot penalties.svg',
      shows: 'the yield that is needed by the penalty',
    },
  ],
}
