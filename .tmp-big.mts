import * as Q from '/work/main/src/arithmetic/rational.js'
import * as E from 'fp-ts/lib/Either.js'
import { cheapestBribe } from '/work/main/src/equilibrium/bribery.js'
import { holdingsOf } from '/work/main/src/game/holdings.js'
import { constantSlashing, slashingOf } from '/work/main/src/game/slashing.js'
import { parseFormula } from '/work/main/src/formula/grammar/parser.js'
const r = (a: number, b = 1) => Q.rational(BigInt(a), BigInt(b))
const show = (name: string, h: any, t: any, work = 1e6) => {
  const t0 = Date.now()
  const b = cheapestBribe(h, t, { work })
  const gap = Q.toNumber(Q.subtract(b.cost, b.bound))
  console.log(name.padEnd(40), Q.toNumber(b.cost).toFixed(12), 'least', b.isLeast, 'gap', gap.toExponential(2), 'size', b.size, Date.now() - t0, 'ms')
}
const zipf = (n: number, rounded = false) => holdingsOf(Array.from({ length: n }, (_, i) => ({ weight: r(1, i + 1) , count: 1n })), rounded)
const sl = (t: string, q: any) => (slashingOf((parseFormula(t) as any).right, 'share', q) as any).right
for (const [t, q] of [['1 - share', r(1, 2)], ['share', r(1, 2)], ['min(1, 3*share)', r(1, 4)], ['if share <= 3/4 then 1 else 1/4', r(1, 2)], ['sqrt(share)', r(1, 2)]] as any)
  for (const k of [r(0), r(1, 1000)]) { show(t + ' zipf 15', zipf(15), { above: q, slashed: sl(t, q), fall: r(1, 2), effort: k }); show(t + ' zipf 200', zipf(200, true), { above: q, slashed: sl(t, q), fall: r(1, 2), effort: k }); show(t + ' equal 1e6', holdingsOf([{weight: Q.one, count: 1000000n}]), { above: q, slashed: sl(t, q), fall: r(1, 2), effort: k }) }
for (const f of [r(1), r(0)]) for (const n of [200000, 1000000]) show('zipf1 ' + n, zipf(n, true), { above: r(1, 2), slashed: constantSlashing(f), fall: r(1, 2), effort: r(1, 1e6) })
