import type { Question } from '../../src/question/question.js'

const queue = 'hurwicz solve queued-attack queue'
const slow = `${queue} --param churn=0.06`
const out = 'hurwicz solve driving-out --method best-response'
const frontier = 'hurwicz solve stability-frontier --over dampening=0..2:5 --axes swing,recoupment'
const designer = 'hurwicz solve stability-frontier --method best-response'
const local = 'hurwicz solve local-exponent'

export const q14: Question = {
  id: 'Q14',
  asks: 'Dampening raises the cost of that attack but does not remove it? Why this little or this much, and traded against what?',
  claims: [
    {
      command: 'hurwicz check queued-attack --claim no-queued-attack --budget 1s',
      says: 'A queue keeps such an attack from paying.',
    },
    {
      command: 'hurwicz check driving-out --claim no-driving-out --budget 1s',
      says: 'Driving out everyone else does not pay.',
    },
    {
      command: 'hurwicz check driving-out --claim no-driving-out-under-a-constant-yield --budget 1s',
      says: 'It does not where the yield does not answer to the stake.',
    },
    {
      command: 'hurwicz check stability-frontier --claim a-constant-yield-is-best --budget 1s',
      says: 'Nothing is gained by a yield that answers to the stake.',
    },
    {
      command: 'hurwicz check stability-frontier --claim no-exponent-is-better-than-the-best --budget 1s',
      says: 'w1·σ²/(s + p)² + w2·p/(s + p) is least at p* = 2·w1·σ²/(w2·s) − s, or at the nearer end of the range.',
    },
  ],
  figures: {
    behind: { command: queue, at: '/variables/behind/end', unit: 'years', digits: 3 },
    slowBehind: { command: slow, at: '/variables/behind/end', unit: 'years', digits: 3 },
    multiplier: { command: out, at: '/measures/multiplier/approximate' },
    payback: { command: out, at: '/measures/payback/approximate', unit: 'years', digits: 4 },
    days: { command: out, at: '/measures/days/approximate', unit: 'days', digits: 3 },
    flatMultiplier: { command: `${out} --preset constant-yield`, at: '/measures/multiplier/approximate' },
    steepMultiplier: { command: `${out} --preset constant-issuance`, at: '/measures/multiplier/approximate' },
    steepPayback: {
      command: `${out} --preset constant-issuance`,
      at: '/measures/payback/approximate',
      unit: 'years',
      digits: 3,
    },
    flatSwing: { command: frontier, at: '/runs/0/points/0/values/swing', digits: 3 },
    flatBack: { command: frontier, at: '/runs/0/points/0/values/recoupment', show: 'percent', digits: 3 },
    flatIssued: { command: frontier, at: '/runs/0/points/0/values/issuance', unit: 'ETH/year', digits: 4 },
    swing: { command: frontier, at: '/runs/0/points/1/values/swing', digits: 3 },
    back: { command: frontier, at: '/runs/0/points/1/values/recoupment', show: 'percent', digits: 3 },
    issued: { command: frontier, at: '/runs/0/points/1/values/issuance', unit: 'ETH/year', digits: 4 },
    steepSwing: { command: frontier, at: '/runs/0/points/2/values/swing', digits: 3 },
    steepBack: { command: frontier, at: '/runs/0/points/2/values/recoupment', show: 'percent', digits: 3 },
    steepIssued: { command: frontier, at: '/runs/0/points/2/values/issuance', unit: 'ETH/year', digits: 4 },
    best: { command: designer, at: '/bestResponse/choices/exponent' },
    lessBest: { command: `${designer} --param steadiness=15`, at: '/bestResponse/choices/exponent' },
    moreBest: { command: `${designer} --param steadiness=22.5`, at: '/bestResponse/choices/exponent' },
    part: { command: local, at: '/measures/issuanceShare/approximate', digits: 3 },
    exponent: { command: local, at: '/measures/exponent/approximate', digits: 3 },
    tempered: { command: `${local} --preset tempered`, at: '/measures/exponent/approximate', digits: 3 },
  },
  decides: 'behind',
  answer:
    'It is the other way round: a yield that answers to the stake is what pays the attacker, and only a constant one gives it nothing. Queues delay the gain and do not remove it: it is behind for {behind}, or for {slowBehind} in a queue a tenth as fast. What dampening buys is a steady stake.',
  reasoning: `Dampening, p in y ∝ D^−p, gives back p/(s + p) of what an attack takes from stakers. At p = 0 that is nothing, and the attack only costs: for driving out everyone else this is proved, as revenue is multiplied by α^−p, which is {flatMultiplier}. At α = ½ it is {multiplier} for p = ½, and {steepMultiplier} for p = 1. With 35 million ETH staked and 256 ETH an epoch the others take {days} to leave; who gives up all revenue meanwhile has it back after {payback} more at p = ½, and {steepPayback} at p = 1.

What does make the attack dear is its price 1/G, and what makes it slow is the queue. If stake leaves at the log-rate χ, break-even moves as 1/χ: with p = 1, s = ¼ and a tenth of the revenue taken the attacker is behind for {behind} at χ = .6 a year and for {slowBehind} at .06. Where it gains without a queue it gains with any, in time. So “a queue keeps it from paying” is refuted.

*Why not p = 0, then?* Because a flat curve lets the stake swing. Shocks to what stakers ask for, of variance σ², move the log of the stake by a variance of σ²/(s + p)². At s = 1 and σ = .2 that is {flatSwing} for p = 0, {swing} for ½ and {steepSwing} for 1, while {flatBack}, {back} and {steepBack} of an attack comes back, and {flatIssued}, {issued} and {steepIssued} are issued at a reservation yield of 2 %. Steadiness and a cap on issuance are bought with recoupment. That is the frontier.

*Why this much?* Minimising w1·σ²/(s + p)² + w2·p/(s + p) gives p* = 2w1σ²/(w2·s) − s where that is interior. Ethereum’s ½ is best for whoever weighs w1σ²/w2 at ¾, at s = 1: {best}. The weights are chosen to show that, and are no finding. A fifth less or more on steadiness makes it {lessBest} or {moreBest}: nothing about the square root is sharp, and it came from elsewhere.

The curve is not all. With fees and MEV of 300,000 ETH a year beside issuance (θ = {part} of revenue at 2^25 ETH) revenue answers with the exponent {exponent}, and with Elowsson’s tempered curve, at its peak, with {tempered}: fees dampen fully, whatever the protocol does. Burning MEV would be a way back.

What the answer leaves out: the terms are limits of small shocks and attacks (the tool solves the nonlinear model and agrees); supply of one slope; and who bears a swing, which w1 takes as given.`,
  pictures: [
    {
      command: 'hurwicz solve stability-frontier --over dampening=0..2:21 --axes swing,recoupment --plot frontier.svg',
      shows: 'recoupment against swing along p, Ethereum’s ½ marked, tempered and capped curves beside it',
    },
  ],
}
