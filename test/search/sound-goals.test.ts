import { describe, expect, it } from 'vitest'
import { search } from '../../src/search/search.js'
import { soundGoals } from './sound-goals.js'

describe('the search', () => {
  for (const [name, goal] of Object.entries(soundGoals))
    it(`finds nothing against a true claim: ${name}`, () => {
      const found = search(goal, { seed: name, evaluations: 60_000 })
      if (found.kind !== 'none') throw new Error(found.kind)
      expect(found.worst).toBeLessThanOrEqual(0)
      expect(found.trials).toBeGreaterThan(1000)
    })
})
