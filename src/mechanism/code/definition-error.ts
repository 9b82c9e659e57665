import type { Problem } from '../../problem/problem.js'

/** Thrown where a mechanism's TypeScript is wrong in a way that its types cannot see. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError'
  readonly problem: Problem

  constructor(mechanism: string, problem: Problem) {
    super(messageOf(mechanism, problem))
    this.problem = problem
  }
}

const messageOf = (mechanism: string, { what, expected, found, mend, place }: Problem): string => {
  const contrast = [expected && `expected ${expected}`, found && `found ${found}`].filter(Boolean).join(', ')
  const file = place?.file === undefined ? '' : `${place.file}:${place.line}:${place.column}: `
  const advice = mend === undefined ? '' : `\n${mend.charAt(0).toUpperCase()}${mend.slice(1)}.`
  return `${file}${mechanism}: ${what}${contrast === '' ? '' : ` (${contrast})`}.${advice}`
}
