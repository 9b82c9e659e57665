import * as Q from '../arithmetic/rational.js'
import type { Point, Value } from '../formula/domain.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import type { Played, Result, Verdict, Witness } from '../verdict/verdict.js'
import { isExact, showChange, showEnclosure, showGain, showNumber, showValue } from './number.js'
import { showPlace } from './problem.js'
import { unitsOf, type Units } from './units-of.js'

/** A result in words: the money figure, and the sentences that carry the verdict. */
export interface Story {
  /** What the deviators gain, with its unit; empty where nothing is gained. */
  readonly gain: string
  readonly sentences: readonly string[]
}

/** @param pinned parameters that the reader knows the values of already */
export const storyOf = (result: Result, mechanism: Mechanism, pinned: Point = new Map()): Story => {
  const { verdict } = result
  switch (verdict.verdict) {
    case 'refuted': {
      const units = unitsOf(mechanism)
      const unit =
        result.kind === 'holds'
          ? ''
          : units.ofPayoff(verdict.witness.players[0] ?? verdict.witness.payoffs[0]?.player ?? '')
      return {
        gain: `${showGain(verdict.witness.gain)}${unit}`,
        sentences: attackSentences(verdict.witness, result, { mechanism, pinned, units }),
      }
    }
    case 'proved':
    case 'tested':
    case 'inconclusive':
    case 'vacuous':
    case 'error':
      return { gain: '', sentences: [plainSentence(verdict)] }
  }
}

const plainSentence = (verdict: Exclude<Verdict, { verdict: 'refuted' }>): string => {
  switch (verdict.verdict) {
    case 'proved':
      return verdict.trusted.length === 0
        ? 'at every admissible point; certificate checked'
        : `at every admissible point; certificate checked; trusted: ${verdict.trusted.join('; ')}`
    case 'tested':
      return `no violation in ${showNumber(verdict.trials)} trials: at 95 % confidence at most ${showNumber(100 * verdict.bound)} % of the points break it`
    case 'inconclusive':
      return `undecided after ${verdict.tried.join('; ')}`
    case 'vacuous':
      return `says nothing: ${verdict.why}`
    case 'error':
      return `${showPlace(verdict.problem) ?? ''} ${verdict.problem.what}`.trim()
  }
}

const shortName = (name: string, mechanism: Mechanism): string => {
  const [, bare] = name.split(/\.(?=[^.]*$)/)
  const owners = [...mechanism.players.values()].filter(
    ({ choices, types }) => bare !== undefined && (choices.has(bare) || types.has(bare)),
  )
  return bare !== undefined && owners.length === 1 && owners[0]!.count === undefined ? bare : name
}

const showPlayed = (value: Played): string => (typeof value === 'string' ? value : showEnclosure(value))

const isSame = (a: Played, b: Played): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : isExact(a) && isExact(b) && Q.equals(a.low, b.low)

interface Setting {
  readonly mechanism: Mechanism
  readonly pinned: Point
  readonly units: Units
}

const attackSentences = (witness: Witness, result: Result, setting: Setting): readonly string[] => {
  const { mechanism, pinned, units } = setting
  const moves = [...witness.deviation].flatMap(([name, played]) => {
    const honest = witness.honest.get(name)!
    return isSame(honest, played)
      ? []
      : [`${shortName(name, mechanism)} ${showPlayed(honest)} → ${showPlayed(played)}${units.ofVariable(name)}`]
  })
  const given = [
    ...changedParameters(witness, setting),
    ...witness.types,
    ...[...witness.deviation].filter(([name]) => isGiven(name, witness, result)),
  ].map(([name, value]) => `${shortName(name, mechanism)} = ${showAny(value)}${units.ofVariable(name)}`)
  const defaults = pinned.size === 0 ? 'at the default parameters' : 'all else at its default'
  const place = given.length === 0 ? defaults : `at ${given.join(', ')}`
  return [
    moves.length === 0 ? place : `${moves.join(', ')}, ${place}`,
    ...payoffSentences(witness, units),
    ...costSentences(witness, units),
  ]
}

const showAny = (value: Value | Played): string =>
  typeof value === 'string' || 'low' in value ? showPlayed(value) : showValue(value)

/** Whether a choice is part of the scene: all of them where no one deviates, the others' where they do anything. */
const isGiven = (choice: string, { players }: Witness, { kind }: Result): boolean =>
  kind === 'holds' || (kind === 'dominant' && !players.some((player) => choice.startsWith(`${player}.`)))

/** Parameters that are neither pinned nor what the mechanism says by default. */
const changedParameters = (
  { parameters }: Witness,
  { mechanism, pinned }: Setting,
): readonly (readonly [string, Value])[] =>
  [...parameters].filter(([name, value]) => {
    const known = pinned.get(name) ?? mechanism.parameters.get(name)?.default
    return typeof value === 'string' || typeof known === 'string' || known === undefined
      ? value !== known
      : !Q.equals(value, known)
  })

const payoffSentences = (witness: Witness, units: Units): readonly string[] => {
  const changed = witness.payoffs.filter(({ honest, deviation }) => !isSame(honest, deviation))
  if (changed.length === 0) return []
  const parts = changed.map(({ player, honest, deviation }) => {
    const change = showChange(honest, deviation)
    return `${player} ${showEnclosure(honest)} → ${showEnclosure(deviation)}${units.ofPayoff(player)}${change === undefined ? '' : ` (${change})`}`
  })
  return [`payoffs: ${parts.join(', ')}`]
}

const costSentences = ({ cost, gain, players }: Witness, units: Units): readonly string[] => {
  if (cost === undefined) return []
  const outlay = Q.toNumber(cost.low)
  const back =
    outlay > 0 ? `, which returns ${showNumber(Number(((100 * Q.toNumber(gain.low)) / outlay).toPrecision(3)))} %` : ''
  return [`outlay: ${showEnclosure(cost)}${units.ofPayoff(players[0] ?? '')}${back}`]
}
