/** Sizes of a picture, in pixels. */
export const width = 720
export const plotHeight = 200
export const border = 16

/** Of letters. */
export const sizes = { title: 16, caption: 11, panel: 13, axis: 12, tick: 11, label: 11.5 } as const

/** The height of the box that a label needs. */
export const boxHeight = 16
