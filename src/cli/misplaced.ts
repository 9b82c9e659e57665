import { problem, type Problem } from '../problem/problem.js'
import type { SolveFlags } from './solve-flags.js'

/** What a run of `solve` solves. */
export type Solved = 'the players’ game' | 'a population' | 'a dynamic' | 'a majority' | 'a history' | 'a range'

/** Options that say something of some forms only. */
const places = {
  each: ['a range'],
  axes: ['a range'],
  agents: ['a population'],
  adjust: ['a population'],
  list: ['a population', 'a majority'],
  steps: ['a dynamic'],
  phases: ['a dynamic'],
  data: ['a history'],
  from: ['a history'],
  to: ['a history'],
} satisfies Partial<Record<keyof SolveFlags, readonly Solved[]>>

/** What is wrong where an option is given that what is solved does not read: it is not passed over in silence. */
export const misplacedOption = (flags: SolveFlags, solved: Solved): Problem | undefined => {
  for (const [name, allowed] of Object.entries(places) as [keyof typeof places, readonly Solved[]][]) {
    const value = flags[name]
    if (value === undefined || value.length === 0 || allowed.includes(solved)) continue
    const isOfRange = allowed.includes('a range')
    return problem('bad-option', `--${name} says nothing of ${solved}`, {
      expected: isOfRange ? `--${name} with --over` : `--${name} with ${allowed.join(' or ')}`,
      mend: isOfRange ? 'add --over NAME=LOW..HIGH' : `leave out --${name}`,
    })
  }
  return undefined
}
