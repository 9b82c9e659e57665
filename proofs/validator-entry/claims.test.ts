import { itsClaimsAreAsExpected } from '../suite/claims.js'
import { family } from './family.js'

itsClaimsAreAsExpected(family)
