import { writeFileSync } from 'node:fs'
import { certificateDocument } from '../../src/report/certificate.js'
import { budgetOf } from '../../src/verdict/budget.js'
import { checkMechanism } from '../../src/verdict/check.js'
import { taken } from './best-reply.js'
import { family } from './family.js'

// Run as `npx tsx proofs/fee-rebate/keep-certificates.ts`, and format, when a claim that is proved changes.
const kept = []
for (const mechanism of family) {
  const claims = [...mechanism.claims].filter(([, claim]) => claim.expect === 'proved').map(([name]) => name)
  const results = claims.length === 0 ? [] : taken(await checkMechanism(mechanism, { claims, budget: budgetOf(10) }))
  for (const { claim, verdict } of results) {
    if (verdict.verdict !== 'proved') throw new Error(`${mechanism.name}, ${claim} is ${verdict.verdict}`)
    kept.push({ mechanism: mechanism.name, claim, certificates: verdict.certificates.map(certificateDocument) })
  }
}
writeFileSync(new URL('certificates.json', import.meta.url), `${JSON.stringify(kept)}\n`)
