import * as E from 'fp-ts/lib/Either.js'
import { compare, isInteger, parseRational, showRational } from '../arithmetic/rational.js'
import type { Domain, Point, Value } from '../formula/domain.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Format } from '../report/format.js'
import { budgetOf, type Budget } from '../verdict/budget.js'

const wrong = (what: string, detail: Omit<Problem, 'code' | 'what'> = {}): E.Either<Problem, never> =>
  E.left(problem('bad-option', what, detail))

/** `10s`, `500ms`, `2m`, or a bare number of seconds: nominal time, which stands for an amount of work. */
export const readBudget = (text: string): E.Either<Problem, Budget> => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text)
  const seconds = match ? Number(match[1]) * { ms: 0.001, s: 1, m: 60 }[match[2] ?? 's']! : Number.NaN
  return seconds > 0 && seconds <= 36_000
    ? E.right(budgetOf(seconds))
    : wrong(`--budget ${text} is no amount of time`, { expected: 'such as 10s, 500ms or 2m, at most 10 hours' })
}

export const readValue = (name: string, text: string, domain: Domain): E.Either<Problem, Value> => {
  if (domain.kind === 'options') {
    if (domain.options.includes(text)) return E.right(text)
    const close = nearest(text, domain.options)
    return wrong(`${name} cannot be “${text}”`, {
      expected: domain.options.join(', '),
      ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
    })
  }
  const range = `[${showRational(domain.low)}, ${showRational(domain.high)}]`
  const value = parseRational(text)
  if (value === undefined) return wrong(`${name} cannot be “${text}”`, { expected: `a number in ${range}` })
  if (domain.kind === 'integer' && !isInteger(value))
    return wrong(`${name} cannot be ${text}`, { expected: `a whole number in ${range}` })
  return compare(value, domain.low) >= 0 && compare(value, domain.high) <= 0
    ? E.right(value)
    : wrong(`${name} = ${text} is outside its domain`, { expected: `a number in ${range}` })
}

/** The parameters pinned by a preset and then by `NAME=VALUE` settings, later ones winning. */
export const readFixed = (
  mechanism: Mechanism,
  presetName: string | undefined,
  settings: readonly string[],
): E.Either<Problem, Point> => {
  const fixed = new Map<string, Value>()
  if (presetName !== undefined) {
    const preset = mechanism.presets.get(presetName)
    if (!preset) {
      const close = nearest(presetName, mechanism.presets.keys())
      return wrong(`${mechanism.name} has no preset “${presetName}”`, {
        expected: [...mechanism.presets.keys()].join(', ') || 'none: it has no presets',
        ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
      })
    }
    for (const [name, value] of preset.values) fixed.set(name, value)
  }
  for (const setting of settings) {
    const at = setting.indexOf('=')
    if (at <= 0) return wrong(`--param ${setting} sets nothing`, { expected: 'NAME=VALUE' })
    const name = setting.slice(0, at).trim()
    const parameter = mechanism.parameters.get(name)
    if (!parameter) {
      const close = nearest(name, mechanism.parameters.keys())
      return wrong(`${mechanism.name} has no parameter “${name}”`, {
        expected: [...mechanism.parameters.keys()].join(', '),
        ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
      })
    }
    const value = readValue(name, setting.slice(at + 1).trim(), parameter.domain)
    if (E.isLeft(value)) return value
    fixed.set(name, value.right)
  }
  return E.right(fixed)
}

/** The claims asked for, checked to exist; all where none is named. */
export const readClaims = (mechanism: Mechanism, names: readonly string[]): E.Either<Problem, readonly string[]> => {
  for (const name of names) {
    if (mechanism.claims.has(name)) continue
    const close = nearest(name, mechanism.claims.keys())
    return wrong(`${mechanism.name} has no claim “${name}”`, {
      expected: [...mechanism.claims.keys()].join(', ') || 'none: it has no claims',
      ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
    })
  }
  return E.right(names.length === 0 ? [...mechanism.claims.keys()] : names)
}

/** One place to print to: stdout where there is no path. */
export interface Output {
  readonly format: Format
  readonly path?: string
}

const formats: readonly string[] = ['text', 'json', 'markdown'] satisfies readonly Format[]
const isFormat = (text: string): text is Format => formats.includes(text)

/** `--format FORMAT[=PATH]`, any number of times: several outputs from one run. */
export const readOutputs = (texts: readonly string[]): E.Either<Problem, readonly Output[]> => {
  const outputs: Output[] = []
  for (const text of texts) {
    const at = text.indexOf('=')
    const format = at < 0 ? text : text.slice(0, at)
    const path = at < 0 ? undefined : text.slice(at + 1)
    if (!isFormat(format)) {
      const close = nearest(format, formats)
      return wrong(`--format ${text} is unknown`, {
        expected: `${formats.join(', ')}, each with =PATH to write a file`,
        ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
      })
    }
    if (path === '') return wrong(`--format ${text} names no file`, { expected: `${format}=PATH` })
    outputs.push(path === undefined ? { format } : { format, path })
  }
  if (outputs.filter(({ path }) => path === undefined).length > 1)
    return wrong('only one format can go to standard output', { mend: 'give the others a file: --format json=PATH' })
  return E.right(outputs.length === 0 ? [{ format: 'text' }] : outputs)
}
