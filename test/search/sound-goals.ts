import type { Goal } from '../../src/checker/goal.js'
import { deviationGoal, gainGoal, integers, options, real } from './goals.js'

const unit = { x: real('0', '1'), y: real('0', '1'), z: real('0', '1') }

/** True claims, most of them exactly tight: nothing may ever be found against them. */
export const soundGoals: Readonly<Record<string, Goal>> = {
  'a gain that is zero as it stands': gainGoal({ variables: unit, gain: 'x - x' }),
  'a sum in two orders': gainGoal({ variables: unit, gain: '(x + y) + z - (x + (y + z))' }),
  'a product spread over a sum': gainGoal({ variables: unit, gain: 'x * (y + z) - x * y - x * z' }),
  'a square spread': gainGoal({ variables: unit, gain: '(x + y)^2 - x^2 - 2 * x * y - y^2' }),
  'tenths that doubles cannot add': gainGoal({ variables: unit, gain: '(0.1 + 0.2 - 0.3) * x' }),
  'tenths that doubles cannot add in variables': gainGoal({ variables: unit, gain: '0.1 * x + 0.2 * x - 0.3 * x' }),
  'a quotient multiplied back': gainGoal({
    variables: { x: real('1/3', '7'), y: real('1/7', '9') },
    gain: '(x / y) * y - x',
  }),
  'a square that is not negative': gainGoal({ variables: unit, gain: '2 * x * y - x^2 - y^2' }),
  'means of two kinds': gainGoal({ variables: unit, gain: 'sqrt(x * y) - (x + y) / 2' }),
  'a root squared': gainGoal({ variables: unit, gain: 'sqrt(x)^2 - x' }),
  'an exponential and its logarithm': gainGoal({ variables: { x: real('1/2', '3') }, gain: 'log(exp(x)) - x' }),
  'an exponential above its tangent': gainGoal({ variables: { x: real('-3', '3') }, gain: '1 + x - exp(x)' }),
  'a parabola that touches zero at a third': gainGoal({ variables: unit, gain: '-(3 * x - 1)^2 * (1 + y)' }),
  'a parabola that touches zero at an irrational number': gainGoal({
    variables: { x: real('0', '2') },
    gain: '-(x^2 - 2)^2',
  }),
  'large numbers that cancel': gainGoal({
    variables: { x: real('0', '1e12'), y: real('0', '1e-6') },
    gain: '(x + y) - x - y',
  }),
  'shares of a whole': gainGoal({
    variables: { a: real('1', '10'), b: real('1', '10'), c: real('1', '10') },
    gain: 'a / (a + b + c) + b / (a + b + c) + c / (a + b + c) - 1',
  }),
  'the two sides of a threshold': gainGoal({
    variables: unit,
    assuming: 'x < 1/3',
    gain: 'x - 1/3',
  }),
  'equality at a closed threshold': gainGoal({ variables: unit, assuming: 'x <= 1/3', gain: '3 * x - 1' }),
  'a strict threshold of the violation': gainGoal({ variables: unit, assuming: 'x + y <= 1', gain: 'x + y - 1' }),
  'washing where the rebate is below one': deviationGoal({
    variables: { rebate: real('0', '1'), fee: real('1', '200'), tip: real('0', '20'), wash: real('0', '1e7') },
    assuming: 'rebate < 1',
    payoff: '0 - wash * (fee + tip - rebate * fee)',
    honest: { wash: '0' },
  }),
  'washing where the rebate is all': deviationGoal({
    variables: { rebate: real('0', '1'), fee: real('1', '200'), wash: real('0', '1e7') },
    assuming: 'rebate = 1',
    payoff: 'wash * rebate * fee - wash * fee',
    honest: { wash: '0' },
  }),
  'a second-price auction': deviationGoal({
    variables: { value: real('0', '1'), bid: real('0', '1'), other: real('0', '1') },
    payoff: 'if bid > other then value - other else if bid = other then (value - other) / 2 else 0',
    honest: { bid: 'value' },
  }),
  'pumping above its threshold': deviationGoal({
    variables: {
      rebate: real('0', '1'),
      share: real('0', '1'),
      elasticity: real('0.05', '16'),
      wash: real('0', '0.9'),
    },
    assuming: 'elasticity * (1 - rebate + rebate * share) >= rebate * share and rebate * share < 1',
    payoff: '(rebate * share * (1 - wash) - (1 - rebate) * wash) * (1 - wash)^(-1 / elasticity)',
    honest: { wash: '0' },
  }),
  integers: gainGoal({
    variables: { n: integers('0', '1000'), m: integers('0', '1000') },
    gain: 'n * m - ((n + m) / 2)^2',
  }),
  'options that are all alike': gainGoal({
    variables: { o: options('a', 'b', 'c'), x: real('0', '10') },
    gain: '(if o is a then 3 * x else if o is b then x + 2 * x else x * 6 / 2) - 3 * x',
  }),
  'a state that solves a linear equation': gainGoal({
    variables: { a: real('1', '3'), b: real('1', '3') },
    states: [['s', '0', '10', 'a * s', 'b']],
    gain: 's - b / a',
  }),
  'a state that solves a cubic': gainGoal({
    variables: { a: real('0', '3') },
    states: [['s', '0', '10', 's^3 + s', 'a']],
    gain: 's^3 + s - a',
  }),
}
