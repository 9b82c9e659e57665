import * as E from 'fp-ts/lib/Either.js'
import { destinyOf } from '../src/equilibrium/destiny.js'
import { runCourse } from '../src/equilibrium/run.js'
import { dynamicOf } from '../src/game/dynamic.js'
import { decodeMechanism } from '../src/mechanism/data/decode.js'
import { writeOut } from '../src/mechanism/write-out.js'

/** One row of the table of steps: how many, in which arithmetic, how long they took and what they added to the memory in use. */
export interface StepsTime {
  readonly steps: number
  readonly arithmetic: 'real' | 'exact'
  readonly milliseconds: number
  readonly megabytes: number
}

/** A validator set with both queues, the reward so far and the yield: five variables, an epoch a step. */
const validators = (arithmetic: 'real' | 'exact'): string => `
mechanism: validators
dynamics:
  queue:
    step: epoch
    steps: 820000
    arithmetic: ${arithmetic}
    state:
      staked: { in: [0, 120e6], start: 35e6, next: "staked - min(leaving, cap) + min(joining, cap)" }
      leaving: { in: [0, 120e6], start: 17.5e6, next: "leaving - min(leaving, cap) + 100" }
      joining: { in: [0, 120e6], start: 1e6, next: "joining - min(joining, cap) + (if time - 3 * floor(time / 3) = 0 then 300 else 0)" }
      paid: { in: [0, 1e12], start: 0, next: "paid + floor(staked / 65536)" }
      longest: { in: [0, 120e6], start: 0, next: "max(longest, joining)" }
    measures: { days: { formula: queue.leaving / 256 / 225 } }
where: { cap: "min(256, max(128, floor(queue.staked / 65536)))" }
`

/** Times runs of a dynamic of five variables, with all that is recorded of them. */
export const benchSteps = (): readonly StepsTime[] =>
  (['real', 'exact'] as const).flatMap((arithmetic) => {
    const mechanism = decodeMechanism(validators(arithmetic))
    const model = E.isLeft(mechanism) ? mechanism : writeOut(mechanism.right)
    const course = E.isLeft(model) ? model : dynamicOf(model.right, 'queue', new Map())
    if (E.isLeft(course)) throw new Error(course.left.what)
    const counts = arithmetic === 'real' ? [1e4, 1e5, 1e6, 1e7] : [1e4, 1e5]
    return counts.map((steps): StepsTime => {
      const before = process.memoryUsage()
      const start = performance.now()
      const ran = runCourse(course.right, { steps, policy: [new Float64Array(0)] })
      if (E.isLeft(ran)) throw new Error(ran.left.what)
      destinyOf(ran.right)
      const milliseconds = performance.now() - start
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      const megabytes = Math.max(0, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20
      return { steps, arithmetic, milliseconds, megabytes }
    })
  })
