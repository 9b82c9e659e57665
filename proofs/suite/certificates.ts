import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../src/checker/index.js'
import { goalsOf } from '../../src/claim/goals.js'
import type { Mechanism } from '../../src/mechanism/mechanism.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { taken } from './best-reply.js'
import { certificateOf, storedCertificates } from './stored-certificate.js'

/** The certificates kept in a file. */
export const keptIn = (file: URL) => taken(storedCertificates.decode(JSON.parse(readFileSync(file, 'utf8'))))

/** A certificate is kept for every claim of a family that is expected to be proved, and the checker accepts each. */
export const itsCertificatesAreKept = (family: readonly Mechanism[], file: URL): void => {
  const kept = keptIn(file)
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
  })
}
