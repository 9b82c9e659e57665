import { parseRational } from '../arithmetic/rational.js'
import type { Mechanism } from '../mechanism/mechanism.js'
import { figureOf, type Figure } from '../verdict/figure.js'
import type { Replay } from '../verdict/replay.js'
import { inMarkdown, plain } from './escape.js'
import type { Format, Look, Tool } from './format.js'
import { showChange, showEnclosure, showGain, showNumber, showRational } from './number.js'
import { styleOf, type Style } from './style.js'
import { unitsOf } from './units-of.js'

export interface ReplayReport {
  readonly tool: Tool
  readonly mechanism: Mechanism
  readonly replay: Replay
}

const meaning: Readonly<Record<Replay['outcome'], string>> = {
  confirmed: 'the mechanism is the same, and so is the gain',
  stale: 'the mechanism has changed since this witness was stored',
  contradicted: 'the mechanism is the same, and the stored figures are not what comes out',
}

/** A figure as it was stored: its exact form, if it has one. */
const showStored = ({ exact, approximate }: Figure): string => {
  const number = exact === null || exact.length > 100 ? undefined : parseRational(exact)
  const text = number === undefined ? showNumber(approximate) : showRational(number)
  return text.startsWith('−') || text === '0' ? text : `+${text}`
}

const sentences = ({ mechanism, replay: { outcome, stored, check } }: ReplayReport): readonly string[] => {
  if (!check.accepted)
    return [
      outcome === 'stale'
        ? `the attack no longer pays: ${check.why}`
        : `at this point the claim is not broken: ${check.why}`,
    ]
  const units = unitsOf(mechanism)
  const unit = units.ofPayoff(check.payoffs[0]?.player ?? '')
  const gain = `${showGain(check.gain)}${unit}`
  return [
    outcome === 'confirmed'
      ? `gain ${gain}`
      : outcome === 'stale'
        ? `still gains ${gain}, stored ${showStored(stored.gain)}`
        : `stored ${showStored(stored.gain)}, comes out ${gain}`,
    ...check.payoffs.map(({ player, honest, deviation }) => {
      const change = showChange(honest, deviation)
      return `${player} ${showEnclosure(honest)} → ${showEnclosure(deviation)}${units.ofPayoff(player)}${change === undefined ? '' : ` (${change})`}`
    }),
  ]
}

const tone = (style: Style, outcome: Replay['outcome']): ((text: string) => string) =>
  outcome === 'confirmed' ? style.good : outcome === 'stale' ? style.unsure : style.bad

export const renderReplay = (report: ReplayReport, format: Format, look: Look): string => {
  const { tool, mechanism, replay } = report
  const subject = `${mechanism.name} · ${replay.stored.claim}`
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        {
          tool,
          mechanism: mechanism.name,
          claim: replay.stored.claim,
          outcome: replay.outcome,
          broken: replay.check.accepted,
          ...(replay.check.accepted ? { gain: figureOf(replay.check.gain) } : { why: replay.check.why }),
          stored: { digest: replay.stored.digest, gain: replay.stored.gain },
        },
        undefined,
        2,
      )}\n`
    case 'markdown':
      return `**${replay.outcome}** ${inMarkdown(subject)}: ${meaning[replay.outcome]}\n\n${sentences(report)
        .map((line) => `- ${inMarkdown(line)}`)
        .join('\n')}\n`
    case 'text': {
      const style = styleOf(look)
      const head = `${tone(style, replay.outcome)(replay.outcome)}  ${style.strong(plain(subject))}  ${meaning[replay.outcome]}`
      return `${[head, ...sentences(report).map((line) => `  ${plain(line)}`)].join('\n')}\n`
    }
  }
}
