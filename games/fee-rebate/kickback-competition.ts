import { condition, declare, formula, type Mechanism } from '../../src/index.js'

/**
 * Result A2 of README.md, beside this file: several deployers of one contract compete for its calls by what they hand
 * back of the rebate. Kickbacks go in ticks, as prices do, so that undercutting by a little means something.
 */
const kickbackAmong = (count: 2 | 3 | 10): Mechanism => {
  const m = declare(`kickback-among-${count}`, {
    about: `Users call whichever of ${count} identical contracts hands back most of the rebate.`,
    parameters: {
      rebate: { in: [0, 1], default: 0.2, about: 'share of the base fee paid to the contract' },
      baseFee: { in: [1, 200], default: 20, unit: 'gwei/gas' },
      gas: { in: [1, 1e6], default: 50_000, unit: 'gas/call' },
      calls: { in: [0, 1e5], default: 1000, unit: 'call', about: 'in all, whichever contract gets them' },
      ticks: { integers: [1, 100], default: 20, about: 'steps of kickback that make up the whole rebate' },
      hoped: { integers: [0, 100], default: 0, about: 'ticks handed back in the profile that is asked about' },
    },
    players: {
      deployer: {
        count,
        choices: { kickback: { integers: [0, 120], about: 'handed back to the user, in ticks' } },
      },
    },
  })
  const { rebate, baseFee, gas, calls, ticks, hoped } = m.parameters
  const { deployer } = m.players
  const { kickback } = deployer

  const rebatePerCall = formula`${rebate} * ${baseFee} * ${gas}`
  const kept = formula`${rebatePerCall} * (1 - ${kickback} / ${ticks})`
  const highest = formula`max(${deployer.others.kickback})`
  const tied = formula`1 + sum(if ${deployer.others.kickback} = ${kickback} then 1 else 0)`
  const won = formula`if ${kickback} > ${highest} then 1 else if ${kickback} = ${highest} then 1 / ${tied} else 0`

  return m.define({
    where: { rebatePerCall },
    payoffs: { deployer: formula`${calls} * ${kept} * ${won}` },
    honest: { deployer: { kickback: hoped } },
    attacks: {
      undercut: { varying: [kickback], story: 'Hand back a tick more than the others, and take all the calls.' },
    },
    claims: {
      'no-kickback': {
        kind: 'nash',
        assuming: condition`${hoped} = 0`,
        expect: 'refuted',
        about: 'Nobody gains by handing back a part of the rebate when nobody else does.',
      },
      'a-shared-kickback-stays': {
        kind: 'nash',
        assuming: condition`${hoped} <= ${ticks}`,
        expect: 'refuted',
        about: 'Whatever all hand back alike, nobody gains by handing back more.',
      },
      'the-whole-rebate-stays': {
        kind: 'nash',
        assuming: condition`${hoped} = ${ticks}`,
        expect: 'tested',
        about: 'When all hand back the whole rebate, nobody gains by anything else.',
      },
      'all-but-one-tick-stays': {
        kind: 'nash',
        assuming: condition`${hoped} = ${ticks} - 1`,
        expect: 'tested',
        about: 'Nor when all keep a single tick.',
      },
      'anything-less-is-undercut': {
        kind: 'holds',
        condition: condition`${count - 1} * (${ticks} - ${kickback}) > ${count}`,
        // With j ticks kept, undercutting brings j - 1 on all calls against j on 1/N of them.
        assuming: condition`${ticks} - ${kickback} >= ${count === 2 ? 3 : 2}`,
        expect: 'proved',
        about: `Where all keep ${count === 2 ? 'three ticks' : 'two ticks'} or more, one tick of undercutting brings more than a share of the calls.`,
      },
    },
  })
}

export const kickbackAmong2 = kickbackAmong(2)
export const kickbackAmong3 = kickbackAmong(3)
export const kickbackAmong10 = kickbackAmong(10)
