import * as Q from '../../arithmetic/rational.js'
import type { Tree } from '../../formula/tree.js'
import { variablesOf } from '../../formula/variables.js'
import { problem } from '../../problem/problem.js'
import { reach } from '../explicit-state.js'
import { joinedOf } from '../form-names.js'
import type { Dynamic, History, Majority, Mechanism, Population } from '../mechanism.js'
import { fault, type Faults, type Path } from './fault.js'
import { unknownName } from './known.js'
import { unlessShared } from './whole-formula.js'
import { faultsOfDomain, valueProblem } from './values.js'

/** The most steps that a dynamic may take unasked. */
const mostSteps = 100_000_000

/** What populations, dynamics, majorities and histories say outside their formulas is in range, and so are constants. */
export const faultsOfForms = function* (mechanism: Mechanism): Faults {
  for (const [name, population] of mechanism.populations) yield* faultsOfPopulation(name, population)
  for (const [name, dynamic] of mechanism.dynamics) yield* faultsOfDynamic(mechanism, name, dynamic)
  for (const [name, majority] of mechanism.majorities) yield* faultsOfMajority(name, majority)
  for (const [name, history] of mechanism.histories) yield* faultsOfHistory(name, history)
}

/** Payoffs of populations depend on what moves, and their quantiles do not; every mentioned name is known by now. */
export const faultsOfFreeEntry = function* (mechanism: Mechanism): Faults {
  const nodeOf = unlessShared(mechanism)
  for (const [name, { quantile, payoff }] of mechanism.populations) {
    const joined = joinedOf(name)
    const path = ['populations', name]
    if (reach(mechanism, variablesOf(quantile)).has(joined))
      yield fault(
        [...path, 'quantile'],
        problem('bad-value', `the quantile of "${name}" depends on who joins`, {
          expected: `a formula over ${name}.rank that says what types there are, whoever joins`,
          mend: `put ${joined} into the payoff`,
        }),
        nodeOf(quantile),
      )
    const read = reach(mechanism, variablesOf(payoff))
    if (!read.has(joined) && !read.has(`${name}.type`))
      yield fault(
        [...path, 'payoff'],
        problem('bad-value', `the payoff of "${name}" mentions neither its type nor how much has joined`, {
          expected: `a formula over ${name}.type, ${joined} or both`,
        }),
        nodeOf(payoff),
      )
  }
}

const faultsOfPopulation = function* (name: string, { joined: { domain } }: Population): Faults {
  const path = ['populations', name, 'joined']
  if (domain.kind !== 'real') {
    yield fault(
      path,
      problem('bad-domain', `what joins "${name}" needs an interval`, { mend: 'write in: [low, high]' }),
    )
    return
  }
  yield* faultsOfDomain(path, joinedOf(name), { domain })
  const found = `[${Q.showRational(domain.low)}, ${Q.showRational(domain.high)}]`
  if (Q.sign(domain.low) < 0)
    yield fault(
      [...path, 'in'],
      problem('bad-domain', `less than nothing cannot join "${name}"`, {
        expected: 'a low bound of zero or more',
        found,
        mend: `write [0, ${Q.showRational(domain.high)}]`,
      }),
    )
  if (Q.equals(domain.low, domain.high))
    yield fault(
      [...path, 'in'],
      problem('bad-domain', `there is nothing to join in "${name}"`, {
        expected: 'a low bound below the high one, which is everyone there is',
        found,
      }),
    )
}

const faultsOfDynamic = function* (mechanism: Mechanism, name: string, dynamic: Dynamic): Faults {
  const path = ['dynamics', name]
  const { step, steps, state, payoffs } = dynamic
  if (!/^\p{L}[\p{L}\p{N} _-]{0,39}$/u.test(step))
    yield fault(
      [...path, 'step'],
      problem('bad-value', `${JSON.stringify(step).slice(0, 40)} cannot be what a step of "${name}" is called`, {
        expected: 'a word such as block, epoch or year',
      }),
    )
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= mostSteps))
    yield fault(
      [...path, 'steps'],
      problem('bad-value', `"${name}" cannot take ${steps} steps`, {
        expected: 'a whole number from 1 to 100,000,000',
        found: String(steps),
      }),
    )
  if (state.size === 0) yield fault([...path, 'state'], problem('bad-shape', `"${name}" has no state that could move`))
  for (const [variable, { domain, start }] of state) {
    const at = [...path, 'state', variable]
    if (domain.kind === 'options')
      yield fault(
        at,
        problem('bad-domain', `the state "${name}.${variable}" needs an interval`, { mend: 'write in: [low, high]' }),
      )
    yield* faultsOfDomain(at, `${name}.${variable}`, { domain })
    const found =
      start.kind === 'constant' ? valueProblem(`the start of "${name}.${variable}"`, start.value, domain) : undefined
    if (found) yield fault([...at, 'start'], found, start)
  }
  for (const player of payoffs.keys())
    if (!mechanism.players.has(player))
      yield fault([...path, 'payoffs', player], unknownName(player, 'a player', mechanism.players.keys()))
}

const faultsOfMajority = function* (name: string, majority: Majority): Faults {
  const path = ['majorities', name]
  const range = function* (
    key: 'above' | 'slashed' | 'fall' | 'effort',
    fits: (value: Q.Rational) => boolean,
    expected: string,
  ) {
    yield* faultsOfConstant([...path, key], `"${key}" of "${name}"`, majority[key], fits, expected)
  }
  const isWhole = (value: Q.Rational): boolean => Q.isInteger(value) && Q.sign(value) > 0
  yield* faultsOfConstant(
    [...path, 'holders'],
    `the number of holders of "${name}"`,
    majority.holders,
    isWhole,
    'a whole number of at least one',
  )
  const isShare = (value: Q.Rational): boolean => Q.sign(value) >= 0 && Q.compare(value, Q.one) <= 0
  yield* range(
    'above',
    (value) => isShare(value) && !Q.equals(value, Q.one),
    'a share of all weight, from 0 to below 1',
  )
  yield* range('slashed', isShare, 'a fraction of the stake, from 0 to 1')
  yield* range('fall', isShare, 'a fraction of the stake, from 0 to 1')
  yield* range('effort', (value) => Q.sign(value) >= 0, 'a number that is not negative')
}

const faultsOfConstant = function* (
  path: Path,
  what: string,
  formula: Tree,
  fits: (value: Q.Rational) => boolean,
  expected: string,
): Faults {
  if (formula.kind !== 'constant' || fits(formula.value)) return
  const found = Q.showDecimal(formula.value) ?? Q.showRational(formula.value)
  yield fault(path, problem('bad-value', `${what} is out of range`, { expected, found }), formula)
}

const faultsOfHistory = function* (name: string, { columns }: History): Faults {
  const path = ['histories', name, 'columns']
  if (columns.size === 0) yield fault(path, problem('bad-shape', `"${name}" has no columns to read`))
  for (const [column, { file }] of columns)
    if (file !== undefined && !isBareFile(file))
      yield fault(
        [...path, column, 'file'],
        problem('bad-value', `the file of "${name}.${column}" is not the bare name of a file`, {
          expected: 'a name such as ether_price.csv, without folders',
          found: JSON.stringify(file.slice(0, 40)),
          mend: 'give folders where the mechanism is solved',
        }),
      )
}

const isBareFile = (file: string): boolean =>
  /^[^/\\\p{Cc}]{1,255}$/u.test(file) && file.trim() === file && !/^\.+$/.test(file)
