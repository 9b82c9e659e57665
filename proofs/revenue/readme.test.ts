import { itsReadmeIsTrue } from '../suite/readme.js'

itsReadmeIsTrue(new URL('../../games/revenue/README.md', import.meta.url), { least: 15 })
