import { ink } from './lettering.js'
import { shape, type Shape } from './shape.js'

export interface TextLook {
  readonly size: number
  readonly fill?: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly isBold?: boolean
  /** White around the letters, so that they can be read over a line. */
  readonly hasHalo?: boolean
}

/** A line of text with its base at y. */
export const textShape = (x: number, y: number, content: string, look: TextLook): Shape =>
  shape(
    'text',
    {
      ...{ x, y, 'font-size': look.size, fill: look.fill ?? ink, 'text-anchor': look.anchor ?? 'start' },
      ...(look.isBold === true ? { 'font-weight': 700 } : {}),
      ...(look.hasHalo === true
        ? { stroke: '#ffffff', 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
        : {}),
    },
    content,
  )
