export { checkCertificate } from './certificate.js'
export { checkEquilibrium } from './equilibrium.js'
export type { EquilibriumCheck, EquilibriumPlayer } from './equilibrium.js'
export type {
  Certificate,
  CertificateCase,
  CertificateCheck,
  Enclosure,
  Goal,
  GoalPayoff,
  GoalPoint,
  GoalState,
  WitnessCheck,
} from './goal.js'
export { checkWitness } from './witness.js'
