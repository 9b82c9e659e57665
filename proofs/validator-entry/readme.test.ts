import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { itsReadmeIsTrue } from '../suite/readme.js'

const file = new URL('../../games/validator-entry/README.md', import.meta.url)

itsReadmeIsTrue(file, { least: 60 })

it('The pictures that it shows are there, drawn by a command beside them.', () => {
  const text = readFileSync(file, 'utf8')
  const pictures = [...text.matchAll(/\(pictures\/([\w-]+\.svg)\)/g)].map(([, name]) => name!)
  expect(pictures).toHaveLength(3)
  for (const name of pictures) {
    expect(existsSync(new URL(`pictures/${name}`, file)), name).toBe(true)
    expect(text).toContain(` --plot ${name}\``)
  }
})
