import type { Question } from '../../src/question/question.js'

const founding = 'hurwicz solve public-goods --method best-response --player founder'

export const q4: Question = {
  id: 'Q4',
  asks: 'Under a burn, are pure public-good contracts deployed? Which become so under a rebate?',
  claims: [
    {
      command: 'hurwicz check public-goods --claim nothing-earned-under-a-burn --budget 1s',
      says: 'Under a burn a contract earns nothing but its private income: a pure public good is never written.',
    },
    {
      command: 'hurwicz check public-goods --claim nothing-earned-when-switching-is-free --budget 1s',
      says: 'Nor does it under a rebate, where copies hand all of it back and users switch for nothing.',
    },
    {
      command: 'hurwicz check public-goods --claim nothing-earned-under-a-rebate --budget 1s',
      says: 'Nor under any rebate.',
    },
    {
      command: 'hurwicz check public-goods --claim is-not-written-otherwise --budget 1s',
      says: 'Where private income and min(ρbg, switching cost) on all calls do not repay the work, nothing does.',
    },
  ],
  figures: {
    burned: { command: `${founding} --preset burn`, at: '/bestResponse/before', unit: 'gwei' },
    free: { command: `${founding} --preset free-to-switch`, at: '/bestResponse/before', unit: 'gwei' },
    halfWay: { command: `${founding} --preset half-way`, at: '/bestResponse/before', unit: 'gwei' },
    halfKept: { command: `${founding} --preset half-way`, at: '/bestResponse/choices/keeps', show: 'percent' },
    fast: { command: `${founding} --preset held-fast`, at: '/bestResponse/payoff', unit: 'gwei' },
  },
  decides: 'burned',
  answer:
    'No: under a burn a pure public good loses all of its cost and ends at {burned} in the example. Under a rebate those are written whose users cannot leave cheaply: at a switching cost of the whole rebate the founder gains {fast}.',
  reasoning: `A founder writes a contract if what it will bring repays the work. A pure public good has no income of its own: nobody can be charged, or the founder will not charge. Under a burn calls bring nothing, whatever their number, so that writing it loses its whole cost. That is proved as an identity: income is at most private income wherever the rebate is 0.

A rebate of ρ·b·g for each call is income at last, and ten calls or a million make the difference that they should. But contracts are public text. Whoever copies one may hand back more of the rebate, and by question 2 copies hand back all of it. So the founder keeps of each call only what it costs a user to go to the copy. The contract is written exactly if private income + min(ρ·b·g, switching cost)·calls/(1 − discount) is at least the cost of writing it. In the example the rebate is .2 gwei a call, there are 100 calls a period, a period later is worth .9 of now, and the work costs 150 gwei. With users who switch for nothing the founder ends at {free}. If switching costs half of the rebate, it keeps {halfKept} of it and still ends at {halfWay}. If switching costs all of it, it gains {fast}. The threshold is a switching cost of .15.

Which contracts become worth writing, then? Those with many calls, whose users are bound: by liquidity that is in one place, by a name or an audit that is trusted, by addresses that other contracts have written into their code. A library that anybody can redeploy byte by byte gets nothing from a rebate, and it is the purest public good. Paying for public goods keeps the rebate from users, and kickback competition gives it to them. No share ρ does both: a larger share only raises the cap that switching cost then binds.

What the answer leaves out: founders who write for honour, grants or a token; users who stay out of loyalty; and rights to exclude copies, which a registry could grant and which would make the founder a monopolist with the whole rebate.`,
  pictures: [
    {
      command: `${founding} --over switchingCost=0..0.3:31 --axes switchingCost,founder.deploys --plot founder.svg`,
      shows: 'whether the contract is written, by the switching cost',
    },
  ],
}
