import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Tool } from '../report/format.js'

/** The version in the nearest package.json above this file: the same in the sources and in what is built of them. */
const versionAbove = (folder: string): string => {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  } catch {
    // Not in this folder.
  }
  const above = dirname(folder)
  return above === folder ? '0.0.0' : versionAbove(above)
}

export const version = versionAbove(import.meta.dirname)

/** As documents name the program that printed them. */
export const tool: Tool = { name: 'hurwicz', version }
