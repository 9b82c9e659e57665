import { writeFileSync } from 'node:fs'
import { certificateDocument } from '../../src/report/certificate.js'
import { budgetOf } from '../../src/verdict/budget.js'
import { checkMechanism } from '../../src/verdict/check.js'
import { taken } from './best-reply.js'
import type { familyOf } from './family.js'

// Run as `npx tsx proofs/suite/keep-certificates.ts FAMILY`, and format, when a claim of it that is proved changes.
const [folder = ''] = process.argv.slice(2)
const { family } = (await import(`../${folder}/family.ts`)) as { family: ReturnType<typeof familyOf> }
const kept = []
for (const mechanism of family) {
  const claims = [...mechanism.claims].filter(([, claim]) => claim.expect === 'proved').map(([name]) => name)
  const results = claims.length === 0 ? [] : taken(await checkMechanism(mechanism, { claims, budget: budgetOf(10) }))
  for (const { claim, verdict } of results) {
    if (verdict.verdict !== 'proved') throw new Error(`${mechanism.name}, ${claim} is ${verdict.verdict}`)
    kept.push({ mechanism: mechanism.name, claim, certificates: verdict.certificates.map(certificateDocument) })
  }
}
writeFileSync(new URL(`../${folder}/certificates.json`, import.meta.url), `${JSON.stringify(kept)}\n`)
