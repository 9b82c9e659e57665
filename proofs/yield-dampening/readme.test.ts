import { itsReadmeIsTrue } from '../suite/readme.js'

itsReadmeIsTrue(new URL('../../games/yield-dampening/README.md', import.meta.url), {
  least: 48,
  continued: {
    command: 'hurwicz solve yield-dampening --method best-response',
    otherwise: 'size 0 0 against 1 before',
  },
})
