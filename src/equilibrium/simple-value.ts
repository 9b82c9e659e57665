import * as Q from '../arithmetic/rational.js'
import type { Domain, Point, Value } from '../formula/domain.js'

/** From coarse to fine: the first that costs nothing is taken. */
const shares = [1e-3, 1e-5, 1e-7, 1e-9, 1e-11, 1e-13]

/** The simplest rationals near a number, within its domain, the simplest first. */
const simpleNear = (value: Q.Rational, domain: Domain, negligible: Q.Rational): readonly Q.Rational[] => {
  if (domain.kind !== 'real') return []
  return shares.map((share) => {
    const reach = Q.max(Q.multiply(Q.abs(value), Q.fromNumber(share)), Q.multiply(negligible, Q.fromNumber(share)))
    return Q.simplestBetween(Q.max(domain.low, Q.subtract(value, reach)), Q.min(domain.high, Q.add(value, reach)))
  })
}

/**
 * The same point with simpler numbers where that is as good: 11/4 instead of 2.7500000178.
 *
 * All numbers are made simple together, then one by one.
 * @param isAsGood whether a changed point may stand for the one before
 */
export const simplifyPoint = (
  point: Point,
  domains: ReadonlyMap<string, Domain>,
  isAsGood: (candidate: Point, before: Point) => boolean,
): Point => {
  const candidates = new Map(
    [...point].map(([name, value]) => {
      const domain = domains.get(name)!
      return [name, typeof value === 'string' ? [] : simpleNear(value, domain, smallShareOf(domain))] as const
    }),
  )
  for (const [level] of shares.entries()) {
    const candidate = new Map(
      [...point].map(([name, value]): [string, Value] => [name, candidates.get(name)![level] ?? value]),
    )
    if (isAsGood(candidate, point)) return candidate
  }
  let now: Point = point
  for (const name of point.keys()) {
    const simple = candidates.get(name)!.find((value) => isAsGood(new Map(now).set(name, value), now))
    if (simple !== undefined) now = new Map(now).set(name, simple)
  }
  return now
}

/** What is as good as zero on a domain. */
const smallShareOf = (domain: Domain): Q.Rational =>
  domain.kind === 'options'
    ? Q.zero
    : Q.multiply(Q.max(Q.abs(domain.low), Q.abs(domain.high)), Q.rational(1n, 1_000_000_000n))
