import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../src/checker/index.js'
import { goalsOf } from '../../src/claim/goals.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { taken } from './best-reply.js'
import { family } from './family.js'
import { certificateOf, storedCertificates } from './stored-certificate.js'

const kept = taken(
  storedCertificates.decode(JSON.parse(readFileSync(new URL('certificates.json', import.meta.url), 'utf8'))),
)

describe('the certificates that are kept', () => {
  it('are there for every claim that is expected to be proved', () => {
    const expected = family.flatMap(({ name, claims }) =>
      [...claims].filter(([, { expect: verdict }]) => verdict === 'proved').map(([claim]) => `${name} ${claim}`),
    )
    expect(kept.map(({ mechanism, claim }) => `${mechanism} ${claim}`)).toEqual(expected)
  })

  it.each(kept)(
    '$mechanism, $claim: is accepted by the checker for every goal',
    ({ mechanism, claim, certificates }) => {
      const game = family.find(({ name }) => name === mechanism)!
      const stated = taken(goalsOf(taken(writeOut(game)), claim))
      const goals = stated.kind === 'goals' ? stated.goals : []
      expect(goals.map(({ name }) => name)).toEqual(certificates.map(({ goal }) => goal))
      goals.forEach((goal, index) => {
        expect(checkCertificate(goal, certificateOf(certificates[index]!))).toMatchObject({ accepted: true })
      })
    },
  )

  it('are refused for another claim', () => {
    const wash = kept.find(({ claim }) => claim === 'no-wash-below-one')!
    const game = family.find(({ name }) => name === 'fee-rebate')!
    const stated = taken(goalsOf(taken(writeOut(game)), 'no-wash'))
    const [goal] = stated.kind === 'goals' ? stated.goals : []
    expect(checkCertificate(goal!, certificateOf(wash.certificates[0]!)).accepted).toBe(false)
  })
})
