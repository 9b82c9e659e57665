import type { Goal } from '../../src/checker/goal.js'
import { deviationGoal, gainGoal, integers, options, real } from './goals.js'

/** False claims that are broken in a small part of their space only. */
export const slivers: Readonly<Record<string, Goal>> = {
  'one part in 100,000 of a line': gainGoal({
    variables: { x: real('0', '1') },
    gain: 'max(0, 1 - 200000 * abs(x - 0.314159))',
  }),
  'a small box in three dimensions, the gain flat zero elsewhere': gainGoal({
    variables: { x: real('0', '1'), y: real('0', '1'), z: real('0', '1') },
    gain: 'max(0, 0.01 - abs(x - 0.37)) * max(0, 0.01 - abs(y - 0.82)) * max(0, 0.01 - abs(z - 0.11))',
  }),
  'a branch whose condition is a thin curved band': gainGoal({
    variables: { x: real('-2', '2'), y: real('-1', '4') },
    gain: 'if abs(y - x^2) < 0.00001 and x > 1.5 then 1 else 0',
  }),
  'a thin curved band with a slope towards it': gainGoal({
    variables: { x: real('-2', '2'), y: real('-1', '4') },
    gain: '0.00001 - abs(y - x^2) - (x - 1)^2 / 100000',
  }),
  'a corner of six dimensions': gainGoal({
    variables: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, real('0', '1')])),
    gain: 'a + b + c - d - e - f - 2.999',
  }),
  'a corner of six dimensions behind a plateau': gainGoal({
    variables: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, real('0', '1')])),
    gain: 'max(0, a + b + c - d - e - f - 2.9) - 0.01',
  }),
  'one integer of a million': gainGoal({
    variables: { n: integers('0', '1000000'), x: real('0', '1') },
    gain: 'if n = 734501 then x - 0.5 else -1',
  }),
  'an integer that a formula names': gainGoal({
    variables: { n: integers('0', '100000'), m: integers('1', '50') },
    gain: 'if 3 * n - 7 * m = 100001 then 1 else 0',
  }),
  'one option of many, in a thin slice': gainGoal({
    variables: { o: options('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), p: options('u', 'v', 'w'), x: real('0', '1000') },
    gain: 'if o is g and p is w then 0.01 - abs(x - 271.828) else -1',
  }),
  'a tie': gainGoal({
    variables: { bid: real('0', '10'), other: real('0', '10') },
    gain: 'if bid = other then bid - 9.5 else -1',
  }),
  'a sum of two that is exactly a third': gainGoal({
    variables: { a: real('0', '10'), b: real('0', '10'), c: real('0', '10') },
    gain: 'if a + 2 * b = c * 3 then a * b * c - 900 else 0',
  }),
  'an equality that is assumed': gainGoal({
    variables: { x: real('0', '1'), y: real('0', '1'), z: real('0', '1') },
    assuming: 'x + y = 1 and z = 1/3',
    gain: 'x * y * z - 0.0833',
  }),
  'bounds and options that are assumed': gainGoal({
    variables: { airdrop: real('0', '200'), rebate: real('0', '1'), kind: options('to', 'frame', 'pool') },
    assuming: 'airdrop = 0 and rebate < 1 and not kind is pool and not kind is to',
    gain: 'airdrop + rebate - 0.99999 - (if kind is frame then 0 else 1)',
  }),
  'orders of magnitude': gainGoal({
    variables: { x: real('0', '1e8'), y: real('1e-8', '1') },
    gain: '0.01 - abs(x - 0.0004) * 100 - abs(y - 0.00002) * 1000',
  }),
  'base-fee pumping near its threshold': deviationGoal({
    variables: {
      rebate: real('0', '0.6'),
      share: real('0', '0.5'),
      elasticity: real('0.4', '4'),
      wash: real('0', '0.99'),
    },
    payoff: '(rebate * share * (1 - wash) - (1 - rebate) * wash) * (1 - wash)^(-1 / elasticity)',
    honest: { wash: '0' },
  }),
  'padding under linear demand, by one parameter in a thousand': deviationGoal({
    variables: { rebate: real('0', '1'), fee: real('4.99', '200'), padding: real('0', '5') },
    payoff: 'max(0, 10 - fee * (1 + padding)) * rebate * fee * (1 + padding)',
    honest: { padding: '0' },
  }),
  'a state that only a large deviation moves enough': gainGoal({
    variables: { w: real('0', '1'), k: real('1', '100') },
    states: [['price', '0', '10', 'price + price^3 / 10', 'k * w / 50 + 1']],
    gain: 'max(0, price - 2.08) - w / 1000000 * k',
    deviating: ['w'],
  }),
  'two plateaus that must be climbed together': gainGoal({
    variables: { a: real('0', '1000'), b: real('0', '1000'), c: real('0', '1') },
    gain: 'max(0, a - 997) * max(0, 3 - b) * max(0, c - 0.99) - 0.001 * c',
  }),
}
