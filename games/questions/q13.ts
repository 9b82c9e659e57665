import type { Question } from '../../src/question/question.js'

const response = 'hurwicz solve yield-dampening --method best-response'
const half = `${response} --param largest=0.5`
const victims = `${response} --preset only-victims`
const forGood = `${response} --preset for-good`
const elastic = `${response} --preset ethereum --param slope=0.5`
const unit = `${response} --preset ethereum`
const least = 'hurwicz solve least-dampening --method best-response'
const everyoneHalf = `${least} --preset published --param largest=0.5`
const victimsHalf = `${least} --preset only-victims --param largest=0.5`
const waves = 'hurwicz solve stake-waves waves'
const policy = 'hurwicz solve attack-policy attack --preset to-a-third --vary attacker.grief --phases 30 --steps 60'
const claim = 'hurwicz check yield-dampening --claim'

export const q13: Question = {
  id: 'Q13',
  asks: 'Can someone profit by manipulating the yield and making waves in the validator set?',
  claims: [
    {
      command: `${claim} no-discouragement-if-everyone-leaves --budget 1s`,
      says: 'At p = ½, GF = 3 and s = 1 no attack of any size pays, if all stake answers (C1).',
    },
    {
      command: `${claim} no-discouragement-if-only-victims-leave --budget 1s`,
      says: 'At the very same numbers none pays, if the attacker’s own stake does not answer (C2).',
    },
    {
      command: `${claim} no-discouragement-under-a-constant-yield --budget 1s`,
      says: 'None pays where the yield does not answer to the stake.',
    },
    {
      command: `${claim} no-discouragement-by-staying-away --budget 1s`,
      says: 'A minority that stays offline never gains.',
    },
    {
      command: 'hurwicz check stake-waves --claim a-year-brings-the-stake-nearer --budget 1s',
      says: 'Each year brings the stake nearer to where it rests.',
    },
    {
      command: 'hurwicz check stake-waves --claim nearer-if-adjustment-is-slow --budget 1s',
      says: 'It does where κ(1 + p/s) < 2: with full adjustment, where p < s.',
    },
  ],
  figures: {
    half: { command: half, at: '/measures/revenue/approximate' },
    most: { command: response, at: '/measures/revenue/approximate' },
    recovery: { command: half, at: '/measures/recovery/approximate', digits: 4 },
    price: { command: half, at: '/measures/price/approximate', digits: 4 },
    victimsRecovery: { command: victims, at: '/measures/recovery/approximate' },
    victimsSize: { command: victims, at: '/bestResponse/choices/size' },
    everyoneSmall: { command: everyoneHalf, at: '/measures/small/approximate' },
    everyoneHalf: { command: everyoneHalf, at: '/measures/dampening/approximate', digits: 4 },
    victimsSmall: { command: victimsHalf, at: '/measures/small/approximate' },
    victimsHalf: { command: victimsHalf, at: '/measures/dampening/approximate', digits: 4 },
    forGood: { command: forGood, at: '/measures/revenue/approximate' },
    elastic: { command: elastic, at: '/measures/revenue/approximate' },
    unit: { command: unit, at: '/measures/revenue/approximate' },
    stable: { command: `${waves} --preset stable`, at: '/rest/eigenvalues/0/re' },
    unstable: { command: `${waves} --preset unstable`, at: '/rest/eigenvalues/0/re' },
    capped: { command: `${waves} --preset capped`, at: '/variables/gap/goes/amplitude/last', digits: 3 },
    paid: { command: policy, at: '/variables/paid/end', unit: 'years of revenue', digits: 3 },
  },
  decides: 'half',
  answer:
    'Yes, in some worlds: where all stake answers to the victims’ yield, taking half of it away leaves the attacker {half} times its revenue. Where only the victims leave, the same attack never pays at Ethereum’s exponent and unit slope. Waves do not last while p < s.',
  reasoning: `An attack takes the part ε of the victims’ revenue and costs the attacker ε/G of its own. Stake leaves until the last ETH that stays earns what it asks for, y ∝ D^−p rises, and the attacker, who stays, earns the higher yield. It profits if what comes back exceeds what it pays.

*Who leaves* decides. If all stake answers (C1), p/(s + p) of a small cut comes back: {recovery} at p = ½ and s = 1, against a cost of {price} at GF = 3. So small attacks just break even, and the published condition is p > {everyoneSmall}. That is the limit ε → 0. Larger attacks need less: {everyoneHalf} if half of the revenue can be taken. At p = ½ taking half gains, with a revenue of {half}, and taking 99 % gives {most}. If only the victims leave (C2), only {victimsRecovery} comes back, as the attacker’s own stake dilutes it. A small attack needs p > {victimsSmall} and one of half {victimsHalf}. At p = ½ the best size is {victimsSize}, with a bound on all sizes. Both variants agree at the margin with their formulas, and neither formula is the global answer.

If nobody comes back after the attack, it need not go on, and pays whatever it cost: {forGood}. With rewards paid in proportion to how many are seen, 30 % of the stake censoring, and fees beside issuance, the attacker gains nothing at s = 1 (revenue {unit}); at s = ½, supply twice as elastic, it has {elastic}. The supply slope, which nobody knows well, decides more than the curve.

Where the yield is constant nothing is won: dampening is what pays the attacker. A minority that stays away loses more than it takes. And over time an attacker that may stop and start pays {paid} to bring the stake down to a third, in the cheapest policy of two-week phases, while the yield rises meanwhile.

*Waves.* If everybody looks at last year’s yield, the gap of a year is {stable} times that of the year before at p = ½ and {unstable} times at p = 1.5 (s = 1): it dies out while p < s, and grows beyond; a queue then keeps it within its cap (±{capped} at a cap of a tenth). So at p = ½ no lasting wave can be made for s above ½.

What the answer leaves out: prices, which fall when an attack is seen; forks that remove the attacker; liquid staking; and several attackers, of whom each waits for another.`,
  pictures: [
    {
      command: `${waves} --preset capped --steps 20 --plot waves.svg`,
      shows: 'waves that a queue keeps within its cap',
    },
    {
      command: `${half} --over dampening=0..1.5:31 --each leaves=everyone,victims --axes dampening,revenue --plot discouragement.svg`,
      shows: 'the attacker’s revenue by the exponent, everyone or only the victims leaving',
    },
  ],
}
