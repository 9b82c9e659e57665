import { itsCertificatesAreKept } from '../suite/certificates.js'
import { family } from './family.js'

itsCertificatesAreKept(family, new URL('certificates.json', import.meta.url))
