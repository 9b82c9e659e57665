import { condition, declare, formula, type Mechanism } from '../../src/index.js'

/** Result A8 of README.md, beside this file: contracts that one call goes through, each paid for its own frame. */
const framePaddingAmong = (count: 2 | 3): Mechanism => {
  const m = declare(`frame-padding-among-${count}`, {
    about: `A call goes through ${count} contracts, each paid for the gas of its own frame, and each free to waste some.`,
    parameters: {
      rebate: { in: [0, 1], default: 0.2, about: 'share of the base fee paid to each frame' },
      baseFee: { in: [1, 200], default: 1, unit: 'gwei/gas' },
      frameGas: { in: [0, 1e6], default: 1, unit: 'gas/call', about: 'that a frame needs' },
      demand: { in: [0, 1e5], default: 10, unit: 'call', about: 'calls at price zero' },
      slope: { in: [1e-8, 1], default: 1, unit: 'call^2/gwei', about: 'calls lost for each gwei of price' },
    },
    players: {
      frame: { count, choices: { padding: { in: [0, 1e6], unit: 'gas/call', about: 'useless gas of this frame' } } },
    },
  })
  const { rebate, baseFee, frameGas, demand, slope } = m.parameters
  const { frame } = m.players

  const callGas = formula`${count} * ${frameGas} + sum(${frame.all.padding})`
  const calls = formula`max(0, ${demand} - ${slope} * ${baseFee} * ${callGas})`

  return m.define({
    where: { callGas, calls },
    payoffs: { frame: formula`${rebate} * ${baseFee} * (${frameGas} + ${frame.padding}) * ${calls}` },
    honest: { frame: { padding: 0 } },
    claims: {
      'no-padding': {
        kind: 'nash',
        expect: 'refuted',
        about: 'No frame gains by wasting gas when the others do not.',
      },
      'no-padding-when-demand-is-elastic': {
        kind: 'nash',
        assuming: condition`${slope} * ${baseFee} * ${frameGas} * ${count + 1} >= ${demand}`,
        expect: 'tested',
        about: `Not where ${count + 1} times a frame's own price is as much as would stop all calls.`,
      },
    },
  })
}

export const framePaddingAmong2 = framePaddingAmong(2)
export const framePaddingAmong3 = framePaddingAmong(3)
