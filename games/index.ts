import type { Mechanism } from '../src/index.js'
import baseFeePumping from './fee-rebate/base-fee-pumping.js'
import eligibleGasMarket from './fee-rebate/eligible-gas-market.js'
import { framePaddingAmong2, framePaddingAmong3 } from './fee-rebate/frame-padding.js'
import gasPadding from './fee-rebate/gas-padding.js'
import { kickbackAmong10, kickbackAmong2, kickbackAmong3 } from './fee-rebate/kickback-competition.js'
import feeRebate from './fee-rebate/mechanism.js'
import offChainAgreement from './fee-rebate/off-chain-agreement.js'
import publicGoods from './fee-rebate/public-goods.js'
import rebateRouting from './fee-rebate/rebate-routing.js'

/** The ready-made mechanisms, as `hurwicz list` shows them: by family, the family's main mechanism first. */
export const games: readonly Mechanism[] = [
  feeRebate,
  gasPadding,
  kickbackAmong2,
  kickbackAmong3,
  kickbackAmong10,
  eligibleGasMarket,
  baseFeePumping,
  offChainAgreement,
  rebateRouting,
  framePaddingAmong2,
  framePaddingAmong3,
  publicGoods,
]
