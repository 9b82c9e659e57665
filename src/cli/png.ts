import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Resvg } from '@resvg/resvg-wasm'

// A picture for the screens of today, and for print in a column.
const zoom = 2

let renderer: Promise<typeof Resvg> | undefined

const load = async (): Promise<typeof Resvg> => {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return Resvg
}

// A machine may have no font at all, and the same chart is to have the same pixels everywhere.
const fonts = (): Promise<Uint8Array[]> =>
  Promise.all(
    [400, 700].map((weight) =>
      readFile(
        createRequire(import.meta.url).resolve(
          `@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff2`,
        ),
      ),
    ),
  )

/** An SVG picture as PNG, with twice as many pixels each way; rejects where the renderer or its font is not installed. */
export const pngOf = async (svg: string): Promise<Uint8Array> => {
  renderer ??= load()
  const [Renderer, fontBuffers] = await Promise.all([renderer, fonts()])
  const picture = new Renderer(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontBuffers, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  })
  try {
    return picture.render().asPng()
  } finally {
    picture.free()
  }
}
