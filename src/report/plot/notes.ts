import type { Panel } from './chart.js'
import { faintInk, ink, shortened, textWidth } from './lettering.js'
import { overlap, place, type Box } from './place.js'
import { isDrawable, type Scale } from './scale.js'
import { shape, type Shape } from './shape.js'
import { boxHeight, sizes } from './sizes.js'
import { textShape } from './text-shape.js'
import type { Pixel } from './thin.js'

/** A label with the box that it got. */
interface Note {
  readonly text: string
  readonly box: Box
  /** The point that a mark's label belongs to. */
  readonly of?: Pixel
}

interface Wanted {
  readonly text: string
  readonly around: (wide: number) => readonly Box[]
  readonly of?: Pixel
}

const widestShare = 0.7

/** The marks and rules of a panel that lie in its frame, and their labels where they hide least. */
export const notesOf = (panel: Panel, x: Scale, y: Scale, frame: Box, path: readonly Pixel[]): readonly Shape[] => {
  const across = (value: number): number => frame.left + x.at(value) * (frame.right - frame.left)
  const up = (value: number): number => frame.bottom - y.at(value) * (frame.bottom - frame.top)
  const isWithin = ({ axis, at }: Scale, value: number): boolean =>
    isDrawable(value, axis.kind) && at(value) >= -1e-9 && at(value) <= 1 + 1e-9
  const rules = (panel.rules ?? []).filter(({ along, at }) => isWithin(along === 'y' ? y : x, at))
  const marks = panel.marks.filter((mark) => isWithin(x, mark.x) && isWithin(y, mark.y))
  const dots = marks.map((mark): Pixel => [across(mark.x), up(mark.y)])
  const most = (frame.right - frame.left) * widestShare
  const wanted: readonly Wanted[] = [
    ...marks.map(({ label }, index): Wanted => ({
      text: shortened(label, sizes.label, most),
      around: (wide) => aroundDot(dots[index]!, wide),
      of: dots[index]!,
    })),
    ...rules.map(({ along, at, label }): Wanted => ({
      text: shortened(label, sizes.label, most),
      around: (wide) => (along === 'y' ? alongLevel(up(at), wide, frame) : alongUpright(across(at), wide, frame)),
    })),
  ].filter(({ text }) => text.trim() !== '')
  const boxes = place(
    wanted.map(({ text, around }) => around(textWidth(text, sizes.label) + 2)),
    frame,
    dots.map(([left, top]) => ({ left: left - 5, right: left + 5, top: top - 5, bottom: top + 5 })),
    [...path, ...rules.flatMap(({ along, at }) => alongRule(along === 'y' ? { y: up(at) } : { x: across(at) }, frame))],
  )
  // Where there are too many for the room, a label that would cover another is left out.
  const isFree = (index: number): boolean =>
    boxes.slice(0, index).every((other, before) => shown[before] !== true || overlap(other, boxes[index]!) === 0)
  const shown: boolean[] = []
  for (const index of boxes.keys()) shown.push(isFree(index))
  const notes = wanted.flatMap(({ text, of }, index): readonly Note[] =>
    shown[index] === true ? [{ text, box: boxes[index]!, ...(of === undefined ? {} : { of }) }] : [],
  )
  return [
    ...rules.map(({ along, at }) => ruleShape(along === 'y' ? { y: up(at) } : { x: across(at) }, frame)),
    ...notes.flatMap(leader),
    ...dots.map(([cx, cy]) => shape('circle', { cx, cy, r: 4.5, fill: ink, stroke: '#ffffff', 'stroke-width': 1.5 })),
    ...notes.map(({ text, box }) =>
      textShape(box.left + 1, box.bottom - boxHeight * 0.26, text, { size: sizes.label, hasHalo: true }),
    ),
  ]
}

type Where = { readonly x: number } | { readonly y: number }

const spacing = 5

const alongRule = (at: Where, { left, right, top, bottom }: Box): readonly Pixel[] =>
  'y' in at
    ? Array.from({ length: Math.ceil((right - left) / spacing) }, (_, index) => [left + index * spacing, at.y])
    : Array.from({ length: Math.ceil((bottom - top) / spacing) }, (_, index) => [at.x, top + index * spacing])

const ruleShape = (at: Where, { left, right, top, bottom }: Box): Shape =>
  shape('line', {
    ...('y' in at ? { x1: left, x2: right, y1: at.y, y2: at.y } : { x1: at.x, x2: at.x, y1: top, y2: bottom }),
    ...{ stroke: faintInk, 'stroke-width': 1, 'stroke-dasharray': '4 3' },
  })

const boxAt = (left: number, top: number, wide: number): Box => ({
  ...{ left, top },
  ...{ right: left + wide, bottom: top + boxHeight },
})

const distances = [8, 16, 28, 44, 64, 88]

/** Right, left, above and below of a point and between these, near before far. */
const aroundDot = ([x, y]: Pixel, wide: number): readonly Box[] =>
  distances.flatMap((far) => {
    const slant = far * 0.7
    return [
      boxAt(x + far, y - boxHeight / 2, wide),
      boxAt(x + slant, y - slant - boxHeight, wide),
      boxAt(x + slant, y + slant, wide),
      boxAt(x - wide / 2, y - far - boxHeight, wide),
      boxAt(x - far - wide, y - boxHeight / 2, wide),
      boxAt(x - slant - wide, y - slant - boxHeight, wide),
      boxAt(x - slant - wide, y + slant, wide),
      boxAt(x - wide / 2, y + far, wide),
    ]
  })

/** Above or below a level, from the right to the left. */
const alongLevel = (y: number, wide: number, { left, right }: Box): readonly Box[] =>
  [
    right - wide - 2,
    left + 4,
    (left + right - wide) / 2,
    left + (right - left) * 0.25,
    right - (right - left) * 0.25 - wide,
  ].flatMap((x) => [boxAt(x, y - boxHeight - 1, wide), boxAt(x, y + 2, wide)])

/** Right or left of an upright rule, from the top to the bottom. */
const alongUpright = (x: number, wide: number, { top, bottom }: Box): readonly Box[] =>
  Array.from({ length: Math.floor((bottom - top) / boxHeight) }, (_, index) => top + 2 + index * boxHeight).flatMap(
    (y) => [boxAt(x + 4, y, wide), boxAt(x - 4 - wide, y, wide)],
  )

/** From a dot to a label that stands far from it. */
const leader = ({ box, of }: Note): readonly Shape[] => {
  if (of === undefined) return []
  const [x, y] = of
  const nearest: Pixel = [
    Math.min(box.right, Math.max(box.left, x)),
    Math.min(box.bottom - 3, Math.max(box.top + 3, y)),
  ]
  if (Math.hypot(nearest[0] - x, nearest[1] - y) < 18) return []
  return [shape('line', { x1: x, y1: y, x2: nearest[0], y2: nearest[1], stroke: faintInk, 'stroke-width': 0.75 })]
}
