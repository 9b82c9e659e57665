import * as Q from '../arithmetic/rational.js'
import { cheapestBribe, type Bribe, type Bribed } from '../equilibrium/bribery.js'
import { countsUpTo, type Distribution, type Distributions } from '../equilibrium/bribery-distribution.js'
import { corruptionOf } from '../equilibrium/corruption.js'
import { holdingsOf, type Holdings } from '../game/holdings.js'
import type { MajorityGame } from '../game/majority.js'
import type { Model } from '../mechanism/model.js'
import type { Answer } from './answer.js'
import type { Tool } from './format.js'
import { majorityDocument } from './majority-document.js'
import { measuresBlock } from './measures.js'
import { showCount, showNumber, showPercent, showRational } from './number.js'
import type { Block, Page } from './page.js'
import type { Chart } from './plot/chart.js'

/** What one run of `solve` found of a majority. */
export interface MajorityReport {
  readonly tool: Tool
  readonly seed: string
  readonly model: Model
  /** At what parameters, in words. */
  readonly where: string
  readonly game: MajorityGame
  readonly bribe: Bribe
  readonly distributions: Distributions
  /** The mechanism's measures at these parameters; they know nothing of a list. */
  readonly measures: ReadonlyMap<string, number>
  /** The file that holders were read from, in place of the mechanism's own. */
  readonly listed?: string
  /** Who holds a share of all stake, as the list names them. */
  readonly namesOf?: (share: Q.Rational) => readonly string[]
}

export const answerOfMajority = (report: MajorityReport): Answer => ({
  page: pageOf(report),
  document: majorityDocument(report),
  chart: chartOf(report),
  isAnswered: true,
})

const plural = (number: bigint): string => (number === 1n ? '1 holder' : `${showCount(number)} holders`)
const percent = (share: Q.Rational): string => showPercent(Q.toNumber(share), 5)

/** As many digits as are known, up to eight. */
const showShare = (value: Q.Rational): string => {
  const number = Q.toNumber(value)
  const text = showRational(value)
  return text.startsWith('≈') && number >= 1e-4 && number < 1e4 ? `≈ ${Number(number.toPrecision(8))}` : text
}

const pageOf = (report: MajorityReport): Page => {
  const { model, where, game, bribe, distributions, measures, listed } = report
  return {
    title: `${model.mechanism.name} · ${game.name} · least bribe ${showShare(bribe.cost)} of all stake`,
    where,
    blocks: [
      bribeBlock(report),
      membersBlock(report),
      guaranteeBlock(game, bribe),
      distributionBlock(game, distributions),
      ...(measures.size === 0 || listed !== undefined ? [] : [measuresBlock(model, measures)]),
    ],
    notes: notesOf(report),
  }
}

const gapOf = ({ cost, bound }: Bribe): string => showNumber(Number(Q.toNumber(Q.subtract(cost, bound)).toPrecision(2)))

/** Nearer than this to the bound, as a part of the cost, no reader cares. */
const negligible = 1e-9

const isNearlyLeast = ({ cost, bound }: Bribe): boolean =>
  Q.toNumber(Q.subtract(cost, bound)) <= negligible * Q.toNumber(cost)

const proofOf = (bribe: Bribe): string =>
  bribe.isLeast
    ? 'exact, and proved: no set of holders above the threshold can be had for less'
    : isNearlyLeast(bribe)
      ? `proved to within ${gapOf(bribe)}: no set of holders above the threshold can be had for less than that much less`
      : `the cheapest set that was found; proved: none costs less than ${showShare(bribe.bound)}, which is ${gapOf(bribe)} less`

/** One number where more digits are known than are shown. */
const showCost = (bribe: Bribe): string =>
  isNearlyLeast(bribe) ? showShare(bribe.cost) : `${showShare(bribe.bound)} to ${showShare(bribe.cost)}`

const bribeBlock = ({ game, bribe }: MajorityReport): Block => ({
  head: `bribing ${plural(bribe.size)} of ${showCount(game.holdings.holders)}, with ${percent(bribe.weight)} of the stake`,
  isSound: bribe.isLeast,
  rows: [
    ['least total bribe', showShare(bribe.cost)],
    ['for what slashing takes', showShare(bribe.slashing)],
    ['for the fall of the price', showShare(bribe.price), 'of those without whom the attack fails'],
    ['for the effort', showShare(bribe.effort)],
  ],
  remark: `${proofOf(bribe)}. An attack that brings more than this share of all stake pays.`,
})

const mostRows = 10

const membersBlock = ({ bribe: { members }, namesOf }: MajorityReport): Block => {
  const pivotal = members.filter(({ isPivotal }) => isPivotal).reduce((sum, { count: each }) => sum + each, 0n)
  const size = members.reduce((sum, { count: each }) => sum + each, 0n)
  const row = ({ weight, count: many, of, isPivotal, bribe }: Bribed): readonly string[] => [
    many === 1n && of === 1n
      ? (namesOf?.(weight)[0] ?? '1 holder')
      : many === of
        ? plural(many)
        : `${showCount(many)} of ${showCount(of)} holders`,
    showShare(weight),
    isPivotal ? 'pivotal' : 'can be spared',
    showShare(bribe),
  ]
  return {
    head: pivotal === 0n ? 'nobody is pivotal' : pivotal === size ? 'all are pivotal' : `${plural(pivotal)} pivotal`,
    isSound: true,
    rows: [['who', 'stake of each', '', 'bribe of each'], ...members.slice(0, mostRows).map(row)],
    remark: members.length > mostRows ? `and ${members.length - mostRows} more, with less stake each` : '',
  }
}

const guaranteeBlock = ({ holdings, above }: MajorityGame, bribe: Bribe): Block => {
  const { holders, weight } = corruptionOf(holdings, above)
  return {
    head: 'two guarantees',
    isSound: bribe.isLeast,
    rows: [
      [
        'where a majority is honest',
        `no attack while holders of ${percent(Q.subtract(Q.one, above))} refuse any bribe`,
      ],
      ['', `to corrupt: at least ${plural(holders)}, with ${percent(weight)} of the stake`],
      [
        'where all are greedy',
        `no attack that brings at most ${showShare(bribe.isLeast ? bribe.cost : bribe.bound)} of all stake`,
      ],
    ],
    remark: '',
  }
}

const distributionBlock = ({ above }: MajorityGame, { known, best, bound, spared, tried }: Distributions): Block => {
  const isBest = Q.equals(best.bribe.bound, bound)
  const row = (name: string, { holdings, bribe }: Distribution): readonly string[] => [
    name,
    showCost(bribe),
    plural(corruptionOf(holdings, above).holders),
  ]
  const most = (least: Q.Rational, isReached: boolean): string =>
    `${isReached ? 'proved' : `${showCount(tried)} tried; proved`}: none among as many holders makes the least bribe dearer than ${showShare(least)}`
  return {
    head: 'other distributions of the same stake',
    isSound: isBest,
    rows: [
      ['', 'least bribe', 'fewest to corrupt'],
      ...known.map((each) => row(each.name, each)),
      row(`best found: ${best.name}`, best),
      ...(spared === undefined ? [] : [row(`best found where each can be spared: ${spared.best.name}`, spared.best)]),
    ],
    remark: [
      most(bound, isBest),
      ...(spared === undefined || Q.equals(spared.bound, bound)
        ? []
        : [`nor, where each can be spared, dearer than ${showShare(spared.bound)}`]),
    ].join('; '),
  }
}

const notesOf = ({ game, seed, listed }: MajorityReport): readonly string[] => {
  const { holdings, slashed } = game
  return [
    'offers are made at once and kept; each who is offered a bribe expects the others to accept',
    ...(listed === undefined ? [] : [`holders are those of ${listed}`]),
    ...(holdings.dropped === 0n
      ? []
      : [`${plural(holdings.dropped)} without stake ${holdings.dropped === 1n ? 'is' : 'are'} left out`]),
    ...(holdings.isRounded
      ? ['weights are rounded to 12 digits of the greatest; what is said is exact for these']
      : []),
    ...(slashed.isRounded() ? ['what is slashed is irrational, and used as the nearest double'] : []),
    `amounts are shares of all stake · seed ${seed}`,
  ]
}

const chartOf = ({ model, game, bribe, where, seed }: MajorityReport): Chart => {
  const { above, slashed, fall, effort, holdings } = game
  const most = holdings.holders > 1000n ? holdings.holders : 1000n
  const points = countsUpTo(most).map((holders): readonly [number, number] => {
    const equal: Holdings = holdingsOf([{ weight: Q.one, count: holders }])
    return [Number(holders), Q.toNumber(cheapestBribe(equal, { above, slashed, fall, effort }).cost)]
  })
  return {
    title: `${model.mechanism.name}: least bribe by number of equal holders`,
    caption: `${where} · seed ${seed}`,
    panels: [
      {
        x: { label: 'equal holders', kind: 'log' },
        y: { label: 'least bribe, as a share of all stake', from: 0 },
        lines: [{ name: 'equal holders', points }],
        marks: [{ x: Number(holdings.holders), y: Q.toNumber(bribe.cost), label: 'these holders' }],
      },
    ],
  }
}
