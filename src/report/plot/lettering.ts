/** A font with the proportions that texts are measured by, and others like it where that one is not there. */
export const fontFamily = "'DejaVu Sans', Verdana, Geneva, 'Segoe UI', sans-serif"

export const ink = '#1a1a1a'
export const faintInk = '#595959'

// How wide DejaVu Sans is from the blank to the tilde, in hundredths of an em.
const advances = (
  '32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 ' +
  '64 64 34 34 84 84 84 54 100 69 69 70 78 64 58 78 76 30 30 66 56 87 75 79 ' +
  '61 79 70 64 62 74 69 99 69 62 69 40 34 40 84 50 50 62 64 55 64 62 36 64 ' +
  '64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84'
)
  .split(' ')
  .map(Number)

const widthOf = (character: string): number => {
  const code = character.codePointAt(0)!
  const advance = advances[code - 0x20]
  if (advance !== undefined) return advance / 100
  if (character === '·') return 0.32
  return code < 0x2e80 && !/[Ͱ-ϿЀ-ӿ—…½⅓¼]/.test(character) ? 0.85 : 1.1
}

/** How wide a text is at a font size, in pixels. */
export const textWidth = (text: string, size: number): number => {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width * size
}

/** How much wider bold letters are. */
export const bold = 1.15

/** The text, or as much of it as fits, with … for the rest. */
export const shortened = (text: string, size: number, most: number): string => {
  let width = 0
  let fits = ''
  for (const character of text) {
    width += widthOf(character) * size
    if (width > most - size) return textWidth(text, size) <= most ? text : `${fits.trimEnd()}…`
    fits += character
  }
  return text
}

/** Lines of a text that are no wider than `most`; at blanks where it has them. */
export const broken = (text: string, size: number, most: number): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`
    if (lines.length > 0 && textWidth(longer, size) <= most) lines[lines.length - 1] = longer
    else lines.push(shortened(word, size, most))
  }
  return lines
}
