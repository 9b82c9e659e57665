import * as E from 'fp-ts/lib/Either.js'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readPlotKind, writePlot } from '../../src/cli/plot-option.js'
import { charts } from '../report/plot/charts.js'

const folder = mkdtempSync(join(tmpdir(), 'hurwicz-test-'))
const at = (name: string): string => join(folder, name)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('--plot', () => {
  it('writes a picture as SVG, of the same bytes each time', async () => {
    expect(await writePlot(charts.crossing, at('a.svg'))).toEqual(E.right(undefined))
    expect(await writePlot(charts.crossing, at('b.SVG'))).toEqual(E.right(undefined))
    expect(readFileSync(at('a.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s)
    expect(readFileSync(at('a.svg'))).toEqual(readFileSync(at('b.SVG')))
  })

  it('writes a picture as PNG with two pixels for each of the SVG, letters included', async () => {
    expect(await writePlot(charts.crossing, at('a.png'))).toEqual(E.right(undefined))
    const png = readFileSync(at('a.png'))
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    const height = Number(/<svg [^>]*height="(\d+)"/.exec(readFileSync(at('a.svg'), 'utf8'))![1])
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 2 * height])
    await writePlot({ ...charts.crossing, title: 'Another title, for the letters are drawn' }, at('b.png'))
    expect(readFileSync(at('b.png')).equals(png)).toBe(false)
  })

  it.each(['picture', 'picture.jpg', '.svg', 'folder/.png', 'picture.svg.gz'])('says what %s should end in', (path) => {
    const kind = readPlotKind(path)
    expect(kind).toMatchObject(E.left({ code: 'bad-option', expected: 'FILE.svg or FILE.png' }))
  })

  it('says why a file cannot be written, and leaves nothing behind', async () => {
    mkdirSync(at('taken.png'))
    for (const path of [at('nowhere/a.svg'), at('nowhere/a.png'), at('taken.png')])
      expect(await writePlot(charts.crossing, path)).toMatchObject(E.left({ code: 'unwritable-file' }))
    expect(existsSync(at('nowhere'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([])
  })

  it('says where an answer has no picture', async () => {
    expect(await writePlot(undefined, at('none.svg'))).toMatchObject(E.left({ what: 'this answer has no picture' }))
    expect(existsSync(at('none.svg'))).toBe(false)
  })
})
