import { describe, expect, it } from 'vitest'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import { printMechanism } from '../../src/mechanism/data/print.js'
import { digest } from '../../src/mechanism/digest.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { budgetOf } from '../../src/verdict/budget.js'
import { checkMechanism, isAsExpected } from '../../src/verdict/check.js'
import { replay } from '../../src/verdict/replay.js'
import type { Result } from '../../src/verdict/verdict.js'
import { readWitness, witnessDocument } from '../../src/verdict/witness-document.js'
import { taken } from './best-reply.js'

/** What is to be proved may take its boxes; a point costs more where a state must be solved for, so that fewer have to do. */
const budgetFor = (mechanism: Mechanism, claim: string) => {
  if (mechanism.claims.get(claim)?.expect === 'proved') return budgetOf(5)
  return budgetOf(mechanism.state.size + mechanism.populations.size > 0 && mechanism.name !== 'fee-rebate' ? 0.3 : 1)
}

const check = async (mechanism: Mechanism, claim: string): Promise<Result> => {
  const [result] = taken(await checkMechanism(mechanism, { claims: [claim], budget: budgetFor(mechanism, claim) }))
  return result!
}

/** Every claim of a family has the verdict that is expected of it, and both forms of each mechanism are one. */
export const itsClaimsAreAsExpected = (family: readonly Mechanism[]): void => {
  describe.each(family.map((mechanism) => [mechanism.name, mechanism] as const))('%s', (_, mechanism) => {
    it.each([...mechanism.claims.keys()])('%s has the verdict that is expected of it', async (claim) => {
      const result = await check(mechanism, claim)
      expect(result.expect, 'every claim says what is expected of it').toBeDefined()
      expect(isAsExpected(result), `${result.verdict.verdict}, expected ${result.expect}`).toBe(true)
      if (result.verdict.verdict !== 'refuted') return
      const stored = taken(readWitness(JSON.stringify(witnessDocument(result.verdict.witness))))
      expect(taken(replay(mechanism, stored)).outcome).toBe('confirmed')
    })

    it('is the same mechanism when it is printed as data and read back', () => {
      const read = taken(decodeMechanism(printMechanism(mechanism, 'yaml'), 'mechanism.yaml'))
      expect(digest(read)).toBe(digest(mechanism))
    })
  })
}
