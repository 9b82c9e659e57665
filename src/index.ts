// Writing a mechanism.
export { condition, formula, match } from './formula/template/template.js'
export { declare, proposed } from './mechanism/code/declare.js'
export { decodeMechanism } from './mechanism/data/decode.js'
export { printMechanism } from './mechanism/data/print.js'
export { writeOut } from './mechanism/write-out.js'
export { digest } from './mechanism/digest.js'
export { DefinitionError } from './mechanism/code/definition-error.js'
export { FormulaError } from './formula/template/formula-error.js'
export type { Condition, Formula, OptionHandle } from './formula/template/handle.js'
export type { Attack, Binding, Claim, ClaimKind, Mechanism, VerdictName } from './mechanism/mechanism.js'
export type { Dynamic, History, Majority, Measure, Population } from './mechanism/mechanism.js'
export type { Model } from './mechanism/model.js'

// Formulas as data, and their readings.
export { parseCondition, parseFormula } from './formula/grammar/parser.js'
export { text, textOfCondition } from './formula/reading/text.js'
export { tex, texCondition } from './formula/reading/tex.js'
export { exact, exactCondition } from './formula/reading/exact.js'
export { enclose } from './formula/reading/interval.js'
export { checkUnits, parseUnit, showUnit, unitOf } from './formula/reading/units.js'
export { compile, compileCondition, encode, layoutOf } from './formula/reading/number.js'
export { compileGradient } from './formula/reading/gradient.js'
export { compileInterval } from './formula/reading/interval.js'
export { compileIntervalGradient } from './formula/reading/interval-gradient.js'
export { parseRational, rational, showRational, toNumber } from './arithmetic/rational.js'
export type { Rational } from './arithmetic/rational.js'
export type { Interval } from './arithmetic/interval.js'
export type { ConditionTree, Tree } from './formula/tree.js'
export type { Domain, Point, Value } from './formula/domain.js'
export type { Box } from './formula/reading/interval.js'
export type { Layout } from './formula/reading/number.js'

// Verdicts.
export { checkMechanism, isAsExpected } from './verdict/check.js'
export { budgetOf } from './verdict/budget.js'
export { readWitness, witnessDocument } from './verdict/witness-document.js'
export { replay } from './verdict/replay.js'
export { goalsOf } from './claim/goals.js'
export type { CheckOptions } from './verdict/check.js'
export type { Budget } from './verdict/budget.js'
export type { Result, Verdict, Witness } from './verdict/verdict.js'
export type { Replay } from './verdict/replay.js'
export type { StoredWitness } from './verdict/witness-document.js'

// The checker, which recomputes what the rest of the library says.
export { checkCertificate, checkEquilibrium, checkWitness } from './checker/index.js'
export type { Certificate, CertificateCheck, Enclosure, Goal, GoalPoint, WitnessCheck } from './checker/index.js'

// Best responses and equilibria.
export { gameOf } from './game/strategic.js'
export { bestResponse } from './equilibrium/best-response.js'
export { solveGame } from './equilibrium/solve.js'
export type { Game, Restriction } from './game/strategic.js'
export type { BestResponse } from './equilibrium/best-response.js'
export type { Equilibrium } from './equilibrium/equilibrium.js'
export type { Solution, Solving } from './equilibrium/solve.js'

// Populations: free entry of a continuum or of many agents.
export { populationOf } from './game/population.js'
export { freeEntry } from './equilibrium/free-entry.js'
export { solveEntry } from './equilibrium/population.js'
export { agentEquilibria, drawTypes, playAgents } from './equilibrium/agents.js'
export { elowssonSupply, empiricalSupply, isoelasticSupply } from './game/supply.js'
export type { PopulationGame } from './game/population.js'
export type { EntryEquilibrium, FreeEntry } from './equilibrium/free-entry.js'
export type { PopulationSolution } from './equilibrium/population.js'

// Dynamics: state in steps, where it goes, and policies over time.
export { dynamicOf } from './game/dynamic.js'
export { runCourse } from './equilibrium/run.js'
export { destinyOf } from './equilibrium/destiny.js'
export { bestPolicy } from './equilibrium/policy.js'
export type { Course } from './game/dynamic.js'
export type { Run } from './equilibrium/run.js'
export type { Destiny } from './equilibrium/destiny.js'
export type { BestPolicy } from './equilibrium/policy.js'

// Majorities: the cheapest set of bribes.
export { majorityOf } from './game/majority.js'
export { holdingsOf } from './game/holdings.js'
export { constantSlashing, slashingOf } from './game/slashing.js'
export { cheapestBribe } from './equilibrium/bribery.js'
export { compareDistributions } from './equilibrium/bribery-distribution.js'
export type { MajorityGame } from './game/majority.js'
export type { Holdings } from './game/holdings.js'
export type { Bribe, BribeTerms } from './equilibrium/bribery.js'

// Histories: recorded days.
export { recordedGame, seriesOf } from './game/history.js'
export { steadinessOf } from './game/steadiness.js'
export { readCsv } from './formats/csv.js'
export { readDailySeries } from './formats/etherscan.js'
export { joinDaily } from './formats/daily-window.js'
export { readHoldings } from './formats/holdings.js'
export type { RecordedGame } from './game/history.js'

// Measures, and the same computation along a parameter.
export { readMeasures } from './sweep/measures.js'
export { sweep } from './sweep/sweep.js'
export type { Along, Sweep } from './sweep/sweep.js'

// Proposals.
export { audit, isFinding } from './audit/audit.js'
export { readProposal } from './audit/read-proposal.js'
export { bind } from './audit/bind.js'
export { readCosmosProposal } from './formats/cosmos.js'
export { readEip } from './formats/eip.js'
export { readConsensusSpecs } from './formats/consensus-specs.js'
export type { Audit, AuditedClaim, AuditOptions } from './audit/audit.js'
export type { Proposal } from './audit/proposal.js'

export type { Code } from './problem/codes.js'
export type { Place, Problem } from './problem/problem.js'
