import * as Q from '../arithmetic/rational.js'
import type { Bribe } from '../equilibrium/bribery.js'
import type { Distribution } from '../equilibrium/bribery-distribution.js'
import { corruptionOf } from '../equilibrium/corruption.js'
import { measuresDocument } from './measures.js'
import type { MajorityReport } from './majority.js'

const longest = 200

/** Exact where that is not very long. */
const number = (value: Q.Rational): { readonly exact: string | null; readonly approximate: number } => {
  const text = Q.showRational(value)
  return { exact: text.length <= longest ? text : null, approximate: Q.toNumber(value) }
}

/** Beyond 2^53 a number of holders is not a number of JSON. */
const whole = (value: bigint): number | string =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()

const costDocument = ({ cost, bound, isLeast }: Bribe) => ({ cost: number(cost), bound: number(bound), isLeast })

const distributionDocument = ({ name, holdings, bribe }: Distribution, above: Q.Rational) => ({
  name,
  holders: whole(holdings.holders),
  ...costDocument(bribe),
  fewestToCorrupt: whole(corruptionOf(holdings, above).holders),
})

/** The one document that `solve --format json` prints of a majority. */
export const majorityDocument = (report: MajorityReport): object => {
  const { tool, seed, model, game, bribe, distributions, measures, listed } = report
  const { name, nature, holdings, above, fall, effort } = game
  const honest = corruptionOf(holdings, above)
  return {
    tool,
    seed,
    game: model.mechanism.name,
    majority: name,
    parameters: Object.fromEntries(
      [...nature].map(([parameter, value]) => [parameter, typeof value === 'string' ? value : Q.toNumber(value)]),
    ),
    method: 'cheapest-bribe',
    complete: bribe.isLeast,
    holders: {
      count: whole(holdings.holders),
      dropped: whole(holdings.dropped),
      isRounded: holdings.isRounded,
    },
    terms: { above: number(above), fall: number(fall), effort: number(effort) },
    bribe: {
      ...costDocument(bribe),
      slashing: number(bribe.slashing),
      price: number(bribe.price),
      effort: number(bribe.effort),
      size: whole(bribe.size),
      weight: number(bribe.weight),
      members: bribe.members.map(({ weight, count, of, isPivotal, bribe: each }) => ({
        weight: number(weight),
        count: whole(count),
        of: whole(of),
        isPivotal,
        bribe: number(each),
      })),
    },
    guarantees: {
      honest: {
        refusing: number(Q.subtract(Q.one, above)),
        fewestToCorrupt: whole(honest.holders),
        weight: number(honest.weight),
      },
      greedy: { gainAtMost: number(bribe.bound) },
    },
    distributions: {
      known: distributions.known.map((each) => distributionDocument(each, above)),
      best: distributionDocument(distributions.best, above),
      bound: number(distributions.bound),
      isBest: Q.equals(distributions.best.bribe.bound, distributions.bound),
      ...(distributions.spared === undefined
        ? {}
        : {
            spared: {
              best: distributionDocument(distributions.spared.best, above),
              bound: number(distributions.spared.bound),
            },
          }),
      tried: distributions.tried,
    },
    ...(measures.size === 0 || listed !== undefined ? {} : { measures: measuresDocument(model, measures) }),
  }
}
