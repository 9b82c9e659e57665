import * as E from 'fp-ts/lib/Either.js'
import feeRebate from '../games/fee-rebate/mechanism.js'
import { checkMechanism } from '../src/index.js'

/** How long it takes until a claim of fee-rebate is refuted, its witness shrunk and checked: over several seeds. */
export interface AttackTime {
  readonly claim: string
  readonly median: number
  readonly longest: number
  readonly found: number
  readonly seeds: number
}

export const benchAttacks = async (seeds = 7): Promise<readonly AttackTime[]> => {
  const rows: AttackTime[] = []
  for (const [claim, { expect }] of feeRebate.claims) {
    if (expect !== 'refuted') continue
    const times: number[] = []
    let found = 0
    for (let seed = 0; seed < seeds; seed += 1) {
      const checked = await checkMechanism(feeRebate, { seed: `bench ${seed}`, claims: [claim] })
      if (E.isLeft(checked)) throw new Error(checked.left.what)
      const { verdict, milliseconds } = checked.right[0]!
      if (verdict.verdict === 'refuted') found += 1
      times.push(milliseconds)
    }
    times.sort((a, b) => a - b)
    rows.push({ claim, median: times[Math.floor(seeds / 2)]!, longest: times.at(-1)!, found, seeds })
  }
  return rows
}
