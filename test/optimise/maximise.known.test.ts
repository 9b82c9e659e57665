import { describe, expect, it } from 'vitest'
import { maximise } from '../../src/optimise/maximise.js'
import { randomStream } from '../../src/optimise/random.js'
import { contains } from '../../src/optimise/space.js'
import { nastyFunctions } from './nasty-functions.js'

describe('maximise', () => {
  for (const { name, space, f, maximum, within } of nastyFunctions)
    for (const seed of ['one', 'two'])
      it(`finds the known maximum of ${name}, with seed ${seed}`, () => {
        const found = maximise(f, space, { starts: 12, evaluations: 100_000, random: randomStream(seed) })
        expect(found.value).toBeGreaterThanOrEqual(maximum - within)
        expect(found.value).toBe(f(found.point))
        expect(contains(space, found.point)).toBe(true)
        expect(found.evaluations).toBeLessThanOrEqual(100_000)
      })
})
