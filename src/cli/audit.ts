import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { dirname, extname, isAbsolute, join } from 'node:path'
import { games } from '../../games/index.js'
import { audit, isFinding, type Audit } from '../audit/audit.js'
import { bind, bindingFor, nothingRead } from '../audit/bind.js'
import type { Proposal } from '../audit/proposal.js'
import { isOwnProposal, readProposal } from '../audit/read-proposal.js'
import { isConsensusSpecs, readConsensusSpecs } from '../formats/consensus-specs.js'
import { readCosmosProposal } from '../formats/cosmos.js'
import { readEip } from '../formats/eip.js'
import type { ForeignDocument } from '../formats/foreign.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import type { Problem } from '../problem/problem.js'
import { renderAudit } from '../report/audit.js'
import { exitCode, gravest, type ExitCode } from './exit-code.js'
import { readText } from './file.js'
import { load, loadAsData } from './load.js'
import { mendMechanism } from './mistaken.js'
import { readBudget, readFixed, readOutputs } from './option.js'
import { refuse, write } from './output.js'
import { breathe } from './progress.js'
import type { Terminal } from './terminal.js'
import { tool } from './version.js'

interface AuditFlags {
  readonly mechanism?: string | undefined
  readonly baseline?: string | undefined
  readonly binding?: string | undefined
  readonly param: readonly string[]
  readonly seed: string
  readonly budget: string
  readonly format: readonly string[]
}

const isMarkdown = (path: string): boolean => ['.md', '.markdown'].includes(extname(path).toLowerCase())

const isYaml = (path: string): boolean => ['.yaml', '.yml'].includes(extname(path).toLowerCase())

const readForeign = (path: string, text: string): E.Either<Problem, ForeignDocument> => {
  if (isMarkdown(path)) return readEip(text, path)
  return isYaml(path) && isConsensusSpecs(text) ? readConsensusSpecs(text, path) : readCosmosProposal(text, path)
}

/** The mechanism that is named, or the ready-made one that reads most of the document. */
const mechanismFor = async (
  document: ForeignDocument,
  { mechanism, binding }: AuditFlags,
): Promise<E.Either<Problem, Mechanism>> => {
  if (mechanism !== undefined)
    return pipe(
      await load(mechanism),
      E.map((loaded) => loaded.mechanism),
    )
  const [best] = games
    .flatMap((game) => {
      const found = bindingFor(game, document, binding)
      return found === undefined ? [] : [{ game, reads: found.reads }]
    })
    .sort((a, b) => b.reads - a.reads)
  return best === undefined ? E.left(nothingRead(document, games)) : E.right(best.game)
}

const proposalIn = async (path: string, flags: AuditFlags): Promise<E.Either<Problem, Proposal>> => {
  const text = readText(path)
  if (E.isLeft(text))
    return games.some(({ name }) => name === path)
      ? E.left({ ...text.left, mend: `this is a mechanism: run hurwicz check ${path}` })
      : text
  return pipe(
    await proposalOf(path, text.right, flags),
    E.mapLeft((found) => mendMechanism(found, text.right, path)),
  )
}

const proposalOf = async (path: string, text: string, flags: AuditFlags): Promise<E.Either<Problem, Proposal>> => {
  if (!isMarkdown(path) && isOwnProposal(path, text) && !isConsensusSpecs(text)) {
    // What a proposal names is found from where the proposal is.
    const beside = (name: string): string => (isAbsolute(name) ? name : join(dirname(path), name))
    return readProposal(text, path, {
      mechanism: async (reference) =>
        pipe(
          flags.mechanism === undefined
            ? await loadAsData(/[/\\.]/.test(reference) ? beside(reference) : reference)
            : await load(flags.mechanism),
          E.map(({ mechanism }) => mechanism),
        ),
      document: (name) =>
        pipe(
          readText(beside(name)),
          E.chain((source) => readForeign(name, source)),
        ),
    })
  }
  const document = readForeign(path, text)
  if (E.isLeft(document)) return document
  return pipe(
    await mechanismFor(document.right, flags),
    E.chain((mechanism) => bind(document.right, mechanism, flags)),
  )
}

/** A finding; else what stayed undecided or silent where it was not before; else nothing. */
const codeOf = ({ readings }: Audit): ExitCode => {
  const claims = readings.flatMap((reading) => reading.claims)
  if (claims.some(({ after }) => after.verdict === 'error')) return exitCode.wrongUse
  if (claims.some(isFinding)) return exitCode.finding
  return claims.some(({ after }) => after.verdict === 'inconclusive') ? exitCode.undecided : exitCode.asExpected
}

export const runAudit = async (terminal: Terminal, paths: readonly string[], flags: AuditFlags): Promise<ExitCode> => {
  const plan = pipe(E.Do, E.apS('budget', readBudget(flags.budget)), E.apS('outputs', readOutputs(flags.format)))
  if (E.isLeft(plan)) return refuse(terminal, plan.left)
  const { budget, outputs } = plan.right
  const audits: Audit[] = []
  const codes: ExitCode[] = []
  const { progress } = terminal
  for (const path of paths) {
    const proposal = await proposalIn(path, flags)
    const fixed = pipe(
      proposal,
      E.chain(({ mechanism }) => readFixed(mechanism, undefined, flags.param)),
    )
    if (E.isLeft(proposal) || E.isLeft(fixed)) {
      codes.push(refuse(terminal, E.isLeft(proposal) ? proposal.left : (fixed as E.Left<Problem>).left))
      continue
    }
    const done = await audit(proposal.right, {
      seed: flags.seed,
      budget,
      fixed: fixed.right,
      onClaim: (claim, index, of) => {
        progress.show(`${proposal.right.title} · ${claim}`, index, of)
      },
      pause: breathe,
    })
    if (E.isLeft(done)) codes.push(refuse(terminal, done.left))
    else {
      audits.push(done.right)
      codes.push(codeOf(done.right))
    }
  }
  progress.stop()
  if (audits.length === 0) return gravest(codes)
  const report = { tool, seed: flags.seed, audits }
  return gravest([...codes, write(terminal, outputs, (format, look) => renderAudit(report, format, look))])
}
