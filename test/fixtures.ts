import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../shared/fixtures/', import.meta.url))

/** Real inputs that stand beside the project on some machines only; tests of them say that they are skipped elsewhere. */
export const haveFixtures = existsSync(folder)
export const fixturePath = (name: string): string => `${folder}${name}`
export const readFixture = (name: string): string => readFileSync(fixturePath(name), 'utf8')
export const skipNote = haveFixtures ? '' : ' (skipped: the real inputs are not on this machine)'
