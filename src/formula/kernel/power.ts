/** x^y in doubles as formulas mean it: unlike `Math.pow`, without a value at 0 to a negative power and at NaN^0. */
export const power = (x: number, y: number): number => ((x === 0 && y < 0) || Number.isNaN(x) ? NaN : Math.pow(x, y))
