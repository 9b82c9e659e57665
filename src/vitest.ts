import * as E from 'fp-ts/lib/Either.js'
import { describe, test } from 'vitest'
import { showDecimal, showRational } from './arithmetic/rational.js'
import type { Mechanism } from './mechanism/mechanism.js'
import { storyOf } from './report/story.js'
import { checkMechanism, defaultSeed, isAsExpected, type CheckOptions } from './verdict/check.js'
import type { Result } from './verdict/verdict.js'

export interface ClaimTests extends Pick<CheckOptions, 'seed' | 'budget' | 'fixed' | 'claims' | 'file'> {
  /** Milliseconds that the test of one claim may take; two minutes where nothing is said. */
  readonly timeout?: number
}

/** What the test of a claim throws whose verdict is not the expected one: the message is the story. */
export class ClaimError extends Error {
  override readonly name = 'ClaimError'
  readonly result: Result

  constructor(mechanism: Mechanism, result: Result, options: ClaimTests) {
    super(messageOf(mechanism, result, options))
    this.result = result
  }
}

/**
 * One vitest test for each claim of a mechanism, which passes when the verdict is the expected one.
 *
 * A claim that says nothing of its expected verdict passes when it is proved or tested. The same seed gives the same
 * verdicts; the budget is work for each claim, not time.
 * @example describeClaims(auction, { seed: 'july', budget: budgetOf(2) })
 */
export const describeClaims = (mechanism: Mechanism, options: ClaimTests = {}): void => {
  const { claims, timeout = 120_000 } = options
  describe(mechanism.name, () => {
    for (const [name, { expect }] of mechanism.claims) {
      if (claims?.includes(name) === false) continue
      test(`${name} is ${expect ?? 'proved or tested'}`, { timeout }, () => testClaim(mechanism, name, options))
    }
  })
}

/**
 * Decides one claim.
 * @throws ClaimError where the verdict is not the expected one.
 */
export const testClaim = async (mechanism: Mechanism, claim: string, options: ClaimTests = {}): Promise<void> => {
  const checked = await checkMechanism(mechanism, { ...options, claims: [claim] })
  if (E.isLeft(checked)) throw new Error(`${mechanism.name}: ${checked.left.what}`)
  const [result] = checked.right
  if (result === undefined) throw new Error(`${mechanism.name} has no claim “${claim}”`)
  if (!isAsExpected(result)) throw new ClaimError(mechanism, result, options)
}

const messageOf = (mechanism: Mechanism, result: Result, options: ClaimTests): string => {
  const { gain, sentences } = storyOf(result, mechanism)
  const about = mechanism.claims.get(result.claim)?.about
  return [
    `${result.claim} is ${result.verdict.verdict}, and was expected to be ${result.expect ?? 'proved or tested'}`,
    ...(about === undefined ? [] : [`  claim: ${about}`]),
    ...(gain === '' ? [] : [`  gain: ${gain}`]),
    ...sentences.map((sentence) => `  ${sentence}`),
    `  to reproduce: ${commandFor(mechanism, result, options)}`,
  ].join('\n')
}

const commandFor = ({ name }: Mechanism, { claim }: Result, { seed = defaultSeed, fixed, file }: ClaimTests): string =>
  [
    `hurwicz check ${file ?? name} --claim ${claim} --seed ${seed}`,
    ...[...(fixed ?? [])].map(
      ([parameter, value]) =>
        `--param ${parameter}=${typeof value === 'string' ? value : (showDecimal(value) ?? showRational(value))}`,
    ),
  ].join(' ')
