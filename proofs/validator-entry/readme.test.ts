import { itsReadmeIsTrue } from '../suite/readme.js'

itsReadmeIsTrue(new URL('../../games/validator-entry/README.md', import.meta.url), { least: 25 })
