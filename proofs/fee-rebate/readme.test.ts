import { itsReadmeIsTrue } from '../suite/readme.js'

itsReadmeIsTrue(new URL('../../games/fee-rebate/README.md', import.meta.url), {
  least: 24,
  continued: {
    command: 'hurwicz solve fee-rebate --method best-response --vary deployer.wash',
    otherwise: 'wash 0 gas',
  },
})
