import * as E from 'fp-ts/lib/Either.js'
import { createJiti } from 'jiti'
import { extname, resolve } from 'node:path'
import { games } from '../../games/index.js'
import { decodeMechanism } from '../mechanism/data/decode.js'
import { FormulaError } from '../formula/template/formula-error.js'
import { DefinitionError } from '../mechanism/code/definition-error.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { nearest } from '../problem/nearest.js'
import { inFile, problem, type Problem } from '../problem/problem.js'
import { readText } from './file.js'
import { mendProposal } from './mistaken.js'

/** A mechanism, and where it came from, so that it can be found again. */
export interface Loaded {
  readonly mechanism: Mechanism
  /** Absent for a ready-made one. */
  readonly file?: string
}

const codeFile = new Set(['.ts', '.mts', '.js', '.mjs'])
const dataFile = new Set(['.yaml', '.yml', '.json'])

/** A ready-made mechanism by its name, or one from a file: data (YAML, JSON), or code that its owner trusts. */
export const load = async (reference: string): Promise<E.Either<Problem, Loaded>> => {
  const ready = games.find(({ name }) => name === reference)
  if (ready) return E.right({ mechanism: ready })
  const extension = extname(reference).toLowerCase()
  if (codeFile.has(extension)) return fromCode(reference)
  if (dataFile.has(extension)) {
    const text = readText(reference)
    if (E.isLeft(text)) return text
    const mechanism = decodeMechanism(text.right, reference)
    return E.isLeft(mechanism)
      ? E.left(mendProposal(mechanism.left, text.right, reference))
      : E.right({ mechanism: mechanism.right, file: reference })
  }
  return E.left(unknown(reference))
}

/** The same, named by a file that a stranger may have written: such a file must not make code run. */
export const loadAsData = async (reference: string): Promise<E.Either<Problem, Loaded>> =>
  codeFile.has(extname(reference).toLowerCase())
    ? E.left(
        problem('unknown-mechanism', `${reference} is code, which a data file cannot have run`, {
          expected: 'the name of a ready-made mechanism, or a file of YAML or JSON',
          mend: `if you trust it, name it yourself: --mechanism ${reference}`,
        }),
      )
    : load(reference)

const unknown = (reference: string): Problem => {
  const looksLikeAPath = /[/\\.]/.test(reference)
  if (looksLikeAPath) {
    const text = readText(reference)
    if (E.isLeft(text)) return text.left
    return problem('unknown-mechanism', `${reference} is not a kind of file that holds a mechanism`, {
      expected: '.yaml, .yml, .json, .ts, .mts, .js or .mjs',
    })
  }
  const close = nearest(
    reference,
    games.map(({ name }) => name),
  )
  return problem('unknown-mechanism', `there is no mechanism “${reference}”`, {
    expected: 'the name of a ready-made mechanism, or a file',
    mend: close === undefined ? 'run "hurwicz list" for the names' : `did you mean ${close}?`,
  })
}

const fromCode = async (path: string): Promise<E.Either<Problem, Loaded>> => {
  const text = readText(path)
  if (E.isLeft(text)) return text
  // The library's own name means this very copy of it, so that a mechanism needs nothing installed beside it.
  const own = resolve(import.meta.dirname, '..', 'index.js')
  const jiti = createJiti(import.meta.url, { alias: { hurwicz: own }, fsCache: false, moduleCache: false })
  try {
    const exported: unknown = await jiti.import(resolve(path), { default: true })
    if (isMechanism(exported)) return E.right({ mechanism: exported, file: path })
    return E.left(
      problem('bad-shape', `${path} does not export a mechanism`, {
        place: { file: path, line: 1, column: 1 },
        expected: 'export default declare(…).define(…)',
      }),
    )
  } catch (error) {
    if (error instanceof DefinitionError) return E.left(inFile(path, error.problem))
    const place = { file: path, ...authorsPlace(error, path) }
    // The place that a template's problem has is one inside the template.
    if (error instanceof FormulaError) return E.left({ ...error.problem, place })
    const said = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    return E.left(problem('bad-shape', `${path} cannot be run: ${said}`, { place }))
  }
}

/** Where in a file an exception came from, as far as its stack tells. */
const authorsPlace = (error: unknown, path: string): { readonly line: number; readonly column: number } => {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const from = stack.indexOf(`${resolve(path)}:`)
  const [, line, column] = from < 0 ? [] : (/:(\d+):(\d+)/.exec(stack.slice(from)) ?? [])
  return { line: Number(line ?? 1), column: Number(column ?? 1) }
}

const isMechanism = (value: unknown): value is Mechanism =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'claims' in value &&
  value.claims instanceof Map &&
  'players' in value &&
  value.players instanceof Map
