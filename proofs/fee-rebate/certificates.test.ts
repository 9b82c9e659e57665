import { expect, it } from 'vitest'
import { checkCertificate } from '../../src/checker/index.js'
import { goalsOf } from '../../src/claim/goals.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import { taken } from '../suite/best-reply.js'
import { itsCertificatesAreKept, keptIn } from '../suite/certificates.js'
import { certificateOf } from '../suite/stored-certificate.js'
import { family } from './family.js'

const file = new URL('certificates.json', import.meta.url)

itsCertificatesAreKept(family, file)

it('Certificates are refused for another claim.', () => {
  const wash = keptIn(file).find(({ claim }) => claim === 'no-wash-below-one')!
  const game = family.find(({ name }) => name === 'fee-rebate')!
  const stated = taken(goalsOf(taken(writeOut(game)), 'no-wash'))
  const [goal] = stated.kind === 'goals' ? stated.goals : []
  expect(checkCertificate(goal!, certificateOf(wash.certificates[0]!)).accepted).toBe(false)
})
