import { describe, expect, it } from 'vitest'
import { checkWitness } from '../../src/checker/index.js'
import { search } from '../../src/search/search.js'
import { slivers } from './slivers.js'

describe('the search', () => {
  for (const [name, goal] of Object.entries(slivers))
    it(`finds what breaks a claim at ${name}, whatever the seed`, () => {
      for (const seed of ['a', 'b', 'c']) {
        const found = search(goal, { seed, evaluations: 100_000 })
        if (found.kind !== 'violation') throw new Error(`seed ${seed}: ${found.kind}`)
        expect(found.gain).toBeGreaterThan(0)
        expect(checkWitness(goal, found.point).accepted).toBe(true)
      }
    })
})
