import * as Q from '../arithmetic/rational.js'
import type { Bribe } from '../equilibrium/bribery.js'
import type { Distribution } from '../equilibrium/bribery-distribution.js'
import { corruptionOf } from '../equilibrium/corruption.js'
import { exactFigure } from '../verdict/figure.js'
import { measuresDocument } from './measures.js'
import type { MajorityReport } from './majority.js'
import { solveHead } from './solve-head.js'

/** Beyond 2^53 a number of holders is not a number of JSON. */
const whole = (value: bigint): number | string =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()

const costDocument = ({ cost, bound, isLeast }: Bribe) => ({
  cost: exactFigure(cost),
  bound: exactFigure(bound),
  isLeast,
})

const distributionDocument = ({ name, holdings, bribe }: Distribution, above: Q.Rational) => ({
  name,
  holders: whole(holdings.holders),
  ...costDocument(bribe),
  fewestToCorrupt: whole(corruptionOf(holdings, above).holders),
})

/** The one document that `solve --format json` prints of a majority. */
export const majorityDocument = (report: MajorityReport): object => {
  const { model, game, bribe, distributions, measures, listed } = report
  const { name, nature, holdings, above, fall, effort } = game
  const honest = corruptionOf(holdings, above)
  return {
    ...solveHead(report, model, nature, { majority: name }),
    method: 'cheapest-bribe',
    complete: bribe.isLeast,
    holders: {
      count: whole(holdings.holders),
      dropped: whole(holdings.dropped),
      isRounded: holdings.isRounded,
    },
    terms: { above: exactFigure(above), fall: exactFigure(fall), effort: exactFigure(effort) },
    bribe: {
      ...costDocument(bribe),
      slashing: exactFigure(bribe.slashing),
      price: exactFigure(bribe.price),
      effort: exactFigure(bribe.effort),
      size: whole(bribe.size),
      weight: exactFigure(bribe.weight),
      members: bribe.members.map(({ weight, count, of, isPivotal, bribe: each }) => ({
        weight: exactFigure(weight),
        count: whole(count),
        of: whole(of),
        isPivotal,
        bribe: exactFigure(each),
      })),
    },
    guarantees: {
      honest: {
        refusing: exactFigure(Q.subtract(Q.one, above)),
        fewestToCorrupt: whole(honest.holders),
        weight: exactFigure(honest.weight),
      },
      greedy: { gainAtMost: exactFigure(bribe.bound) },
    },
    distributions: {
      known: distributions.known.map((each) => distributionDocument(each, above)),
      best: distributionDocument(distributions.best, above),
      bound: exactFigure(distributions.bound),
      isBest: Q.equals(distributions.best.bribe.bound, distributions.bound),
      ...(distributions.spared === undefined
        ? {}
        : {
            spared: {
              best: distributionDocument(distributions.spared.best, above),
              bound: exactFigure(distributions.spared.bound),
            },
          }),
      tried: distributions.tried,
    },
    ...(measures.size === 0 || listed !== undefined ? {} : { measures: measuresDocument(model, measures) }),
  }
}
