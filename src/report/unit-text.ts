/** A unit as it is shown: nothing where there is none. */
export const unitText = (unit: string | undefined): string => (unit === undefined || unit === '1' ? '' : unit)

/** The same, as it stands behind a number. */
export const inUnit = (unit: string | undefined): string => {
  const text = unitText(unit)
  return text === '' ? '' : ` ${text}`
}
