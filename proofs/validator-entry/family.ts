import { familyOf } from '../suite/family.js'

/** The mechanisms of games/validator-entry. */
export const family = familyOf([
  'validator-entry',
  'entry-compared',
  'penalties',
  'cheapest-guarantee',
  'greedy-majority',
  'bribed-2-of-3',
  'bribed-3-of-3',
  'bribed-3-of-5',
  'bribed-4-of-5',
  'security-determinants',
  'burn-and-redistribution',
  'burn-among-3',
  'burn-among-5',
  'issuance',
  'security-budget',
  'budget-payers',
  'budget-steadiness',
  'validator-queue',
])
