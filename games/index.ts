import type { Mechanism } from '../src/index.js'
import baseFeeController from './fee-rebate/base-fee-controller.js'
import baseFeePumping from './fee-rebate/base-fee-pumping.js'
import eligibleGasMarket from './fee-rebate/eligible-gas-market.js'
import { framePaddingAmong2, framePaddingAmong3 } from './fee-rebate/frame-padding.js'
import gasPadding from './fee-rebate/gas-padding.js'
import { kickbackAmong10, kickbackAmong2, kickbackAmong3 } from './fee-rebate/kickback-competition.js'
import feeRebate from './fee-rebate/mechanism.js'
import offChainAgreement from './fee-rebate/off-chain-agreement.js'
import publicGoods from './fee-rebate/public-goods.js'
import rebateRouting from './fee-rebate/rebate-routing.js'
import tipCompetition from './fee-rebate/tip-competition.js'
import marginalValueAllocation from './revenue/marginal-value-allocation.js'
import revenueSources from './revenue/revenue-sources.js'
import { bribed2of3, bribed3of3, bribed3of5, bribed4of5 } from './validator-entry/bribed-holders.js'
import burnAndRedistribution, { burnAmong3, burnAmong5 } from './validator-entry/burn-and-redistribution.js'
import budgetPayers from './validator-entry/budget-payers.js'
import budgetSteadiness from './validator-entry/budget-steadiness.js'
import cheapestGuarantee from './validator-entry/cheapest-guarantee.js'
import entryCompared from './validator-entry/entry-compared.js'
import greedyMajority from './validator-entry/greedy-majority.js'
import issuance from './validator-entry/issuance.js'
import validatorEntry from './validator-entry/mechanism.js'
import penalties from './validator-entry/penalties.js'
import securityBudget from './validator-entry/security-budget.js'
import validatorQueue from './validator-entry/validator-queue.js'
import securityDeterminants from './validator-entry/security-determinants.js'
import attackPolicy from './yield-dampening/attack-policy.js'
import collectiveRewards from './yield-dampening/collective-rewards.js'
import yieldDampening from './yield-dampening/mechanism.js'
import drivingOut from './yield-dampening/driving-out.js'
import leastDampening from './yield-dampening/least-dampening.js'
import localExponent from './yield-dampening/local-exponent.js'
import microGriefing from './yield-dampening/micro-griefing.js'
import queuedAttack from './yield-dampening/queued-attack.js'
import stabilityFrontier from './yield-dampening/stability-frontier.js'
import stakeWaves from './yield-dampening/stake-waves.js'

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
  tipCompetition,
  baseFeeController,
  validatorEntry,
  entryCompared,
  validatorQueue,
  penalties,
  cheapestGuarantee,
  greedyMajority,
  bribed2of3,
  bribed3of3,
  bribed3of5,
  bribed4of5,
  securityDeterminants,
  burnAndRedistribution,
  burnAmong3,
  burnAmong5,
  issuance,
  securityBudget,
  budgetPayers,
  budgetSteadiness,
  yieldDampening,
  leastDampening,
  collectiveRewards,
  stakeWaves,
  localExponent,
  microGriefing,
  drivingOut,
  queuedAttack,
  attackPolicy,
  stabilityFrontier,
  revenueSources,
  marginalValueAllocation,
]
