import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import { parseCondition, parseFormula } from '../../../src/formula/grammar/parser.js'
import { spanOf } from '../../../src/formula/span.js'
import type { ConditionTree, Tree } from '../../../src/formula/tree.js'
import type { Problem } from '../../../src/problem/problem.js'

const right = <A>(read: E.Either<Problem, A>): A => {
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left))
  return read.right
}
const tree = (text: string): Tree => right(parseFormula(text))
const truth = (text: string): ConditionTree => right(parseCondition(text))
const problemOf = (read: E.Either<Problem, unknown>): Problem => {
  if (E.isRight(read)) throw new Error('this should not have been read')
  return read.left
}

const [a, b, c, x, y] = ['a', 'b', 'c', 'x', 'y'].map(build.variable) as [Tree, Tree, Tree, Tree, Tree]
const number = (numerator: bigint, denominator = 1n): Tree => build.constant(Q.rational(numerator, denominator))

describe('numbers and names', () => {
  it.each([
    ['0.2', 1n, 5n],
    ['50_000', 50_000n, 1n],
    ['1e-5', 1n, 100_000n],
    ['15e6', 15_000_000n, 1n],
    ['.5', 1n, 2n],
    ['1/3', 1n, 3n],
    ['-3', -3n, 1n],
    ['-(2/4)', -1n, 2n],
    ['1e-4000 * 0 + 1', 1n, 1n],
  ])('reads %s exactly', (text, numerator, denominator) => {
    const read = tree(text)
    const value = read.kind === 'add' ? read.right : read
    expect(value).toEqual(number(numerator, denominator))
  })

  it.each(['rebate', 'deployer.wash', 'bidder.others.bid', 'bidder.1.bid', "baseFee'", '_x1', 'iffy', 'x.if'])(
    'reads the name %s',
    (name) => {
      expect(tree(name)).toEqual(build.variable(name))
    },
  )
})

describe('operators', () => {
  it.each<readonly [string, Tree]>([
    ['a + b * c', build.add(a, build.multiply(b, c))],
    ['a - b - c', build.subtract(build.subtract(a, b), c)],
    ['a - (b - c)', build.subtract(a, build.subtract(b, c))],
    ['a / b * c', build.multiply(build.divide(a, b), c)],
    ['a^b^c', build.power(a, build.power(b, c))],
    ['-x^2', build.negate(build.power(x, number(2n)))],
    ['(-x)^2', build.power(build.negate(x), number(2n))],
    ['x^-1', build.power(x, number(-1n))],
    ['x^-y * a', build.multiply(build.power(x, build.negate(y)), a)],
    ['-a * b', build.multiply(build.negate(a), b)],
    ['2 - -x', build.subtract(number(2n), build.negate(x))],
    ['a × b · c − x', build.subtract(build.multiply(build.multiply(a, b), c), x)],
    ['1 / 0', { kind: 'divide', left: number(1n), right: number(0n) }],
  ])('reads %s', (text, expected) => {
    expect(tree(text)).toEqual(expected)
  })

  it('reads functions, with ln for log', () => {
    expect(tree('sqrt(x) + ln(y)')).toEqual(build.add(build.unary('sqrt', x), build.unary('log', y)))
    expect(tree('max(0, a, b)')).toEqual(build.extremum('max', [number(0n), a, b]))
    expect(tree('min(a)')).toEqual(a)
  })

  it('reads a function of one operand as a fold exactly where it speaks of members of a player', () => {
    expect(tree('max(bidder.others.bid)')).toEqual(build.fold('max', build.variable('bidder.others.bid')))
    expect(tree('sum(bidder.all.bid * 2)')).toEqual(
      build.fold('sum', build.multiply(build.variable('bidder.all.bid'), number(2n))),
    )
    expect(tree('max(sum(bidder.all.bid))')).toEqual(build.fold('sum', build.variable('bidder.all.bid')))
    expect(tree('max(0, max(bidder.others.bid))').kind).toBe('max')
  })

  it('lets a choice reach as far to the right as sums go, and nest in its else', () => {
    expect(tree('if x < 1 then a else if x = 2 then b else c + 1')).toEqual(
      build.choose(
        build.compare(x, '<', number(1n)),
        a,
        build.choose(build.compare(x, '=', number(2n)), b, build.add(c, number(1n))),
      ),
    )
    expect(truth('y = if x < 1 then a else b and true')).toEqual(
      build.and(build.compare(y, '=', build.choose(build.compare(x, '<', number(1n)), a, b)), build.truth(true)),
    )
  })
})

describe('conditions', () => {
  const below = build.compare(a, '<', b)
  it.each<readonly [string, ConditionTree]>([
    ['a < b and b < c or not a < b', build.or(build.and(below, build.compare(b, '<', c)), build.not(below))],
    ['0 <= x <= 1', build.and(build.compare(number(0n), '<=', x), build.compare(x, '<=', number(1n)))],
    ['a ≤ b', build.compare(a, '<=', b)],
    ['a ≥ b', build.compare(a, '>=', b)],
    ['a ≠ b', build.compare(a, '!=', b)],
    ['a == b', build.compare(a, '=', b)],
    ['((a)) < ((b)) and ((a < b))', build.and(below, below)],
    ['(a + b) * 2 > c', build.compare(build.multiply(build.add(a, b), number(2n)), '>', c)],
    ['(a + b > c)', build.compare(build.add(a, b), '>', c)],
    ['horizon is steady-state', build.is('horizon', 'steady-state')],
    ['preset is eip-6968 or true', build.or(build.is('preset', 'eip-6968'), build.truth(true))],
    ['preset is not pool', build.not(build.is('preset', 'pool'))],
    ["preset is 'like this'", build.is('preset', 'like this')],
    ["preset is 'it''s'", build.is('preset', "it's")],
    ['preset is "and"', build.is('preset', 'and')],
    ["preset == 'a b'", build.is('preset', 'a b')],
    ["preset != 'a b'", build.not(build.is('preset', 'a b'))],
    ['not not false', build.not(build.not(build.truth(false)))],
  ])('reads %s', (text, expected) => {
    expect(truth(text)).toEqual(expected)
  })

  it('reads = as is after a name that is known to stand for options', () => {
    const options = { takesOptions: (name: string) => name === 'horizon' }
    expect(right(parseCondition('horizon == steady-state and x = y', options))).toEqual(
      build.and(build.is('horizon', 'steady-state'), build.compare(x, '=', y)),
    )
  })
})

describe('places', () => {
  it('notes where a node begins and where its operator stands', () => {
    const read = tree('a\n  + b * c')
    expect(spanOf(read)?.operator).toEqual({ line: 2, column: 3 })
    expect(read.kind === 'add' && spanOf(read.right)?.start).toEqual({ line: 2, column: 5 })
    expect(read.kind === 'add' && spanOf(read.right)?.operator).toEqual({ line: 2, column: 7 })
  })

  it('asks the caller where an offset stands', () => {
    const locate = (offset: number) => ({ file: 'm.yaml', line: 40, column: 10 + offset })
    expect(problemOf(parseFormula('a + ', { locate })).place).toEqual({ file: 'm.yaml', line: 40, column: 13 })
  })
})

describe('mistakes', () => {
  it.each<readonly [string, number, RegExp]>([
    ['', 1, /empty/],
    ['  \n ', 1, /empty/],
    ['x == y', 3, /condition stands where a number/],
    ['1 + (a = b)', 8, /condition stands where a number/],
    ['if x then 1 else 2', 4, /number stands where a condition/],
    ['if x > 0 then 1', 16, /no "else"/],
    ['(if x > 0 then 1)', 17, /no "else"/],
    ['if x > 0', 9, /no "then"/],
    ['a else b', 3, /no "if"/],
    ['2 x', 3, /write "2 \* x"/],
    ['2x', 2, /write "2 \* x"/],
    ['(a)(b)', 4, /write "\(…\) \* \(…\)"/],
    ['sqrt x', 6, /write "sqrt\(x\)"/],
    ['x AND y', 3, /write "and"/],
    ['a ** b', 3, /write "\^"/],
    ['a && b', 3, /write "and"/],
    ['a || b', 3, /write "or"/],
    ['!a', 1, /write "not"/],
    ['sqr(x)', 1, /write "sqrt"/],
    ['pow(x, 2)', 1, /write "x \^ y"/],
    ['gas(x)', 1, /not a function.*write "gas \* \(…\)"/],
    ['log(x, 2)', 1, /one operand.*2 operands.*log\(x\) \/ log\(b\)/],
    ['sum(a, b)', 1, /one operand.*write "a \+ b"/],
    ['sum(a)', 1, /no players/],
    ['max()', 1, /nothing in its parentheses/],
    ['()', 1, /nothing in them/],
    ['max(a, )', 8, /operand is missing after ","/],
    ['(1 + (2)', 1, /never closed/],
    ['max(a, b', 4, /never closed/],
    ['a + b)', 6, /never opened/],
    ['a +', 4, /operand is missing after "\+"/],
    ['a @ b', 3, /does not belong/],
    ['1,5', 2, /"1.5"/],
    ['5.', 1, /write "5.0"/],
    ['1e5000', 1, /exponent/],
    ['ρ', 1, /letters A to Z/],
    ['20%', 3, /0\.2/],
    ['x + 1 is a', 7, /single name/],
    ['x is', 5, /option is missing/],
    ['x is then', 6, /quotes/],
    ["x is 'abc", 6, /close the quotes/],
    ['a < b > c', 7, /one way/],
    ['a < (b < c)', 8, /condition stands where a number/],
  ])('says of %j what is wrong, where, and what to write', (text, column, words) => {
    const found = problemOf(
      /\b(is|>)\b|<|>/.test(text) && !text.includes('if') ? parseCondition(text) : parseFormula(text),
    )
    expect(found.code).toBe('formula-syntax')
    expect(found.place).toEqual({ line: 1, column })
    expect([found.what, found.expected, found.found, found.mend].join(' | ')).toMatch(words)
  })

  it('points into the right line', () => {
    expect(problemOf(parseFormula('a\n + b\n * (c d)\n')).place).toEqual({ line: 3, column: 7 })
    expect(problemOf(parseFormula('a +\n\n')).place).toEqual({ line: 1, column: 4 })
  })
})

describe('limits', () => {
  const huge: readonly (readonly [string, string])[] = [
    ['10,000 nested parentheses', `${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['10,000 nested functions', `${'abs('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['a sum of 300,000 terms', `${'x+'.repeat(299_999)}x`],
    ['1 MB and more', 'x+'.repeat(600_000)],
    ['10,000 minus signs', `${'-'.repeat(10_000)}x`],
    ['10,000 minus signs before a number', `${'-'.repeat(10_000)}3`],
    ['a tower of powers', `${'2^'.repeat(40_000)}x`],
    ['a long chain of choices', `${'if a is b then 1 else '.repeat(4_000)}x`],
    ['choices in choices', `${'if a is b then '.repeat(4_000)}x${' else 1'.repeat(4_000)}`],
    ['300,000 operands', `max(${'x,'.repeat(299_999)}x)`],
    ['a million digits', '7'.repeat(1_000_000)],
    ['numbers of many digits in all', `${`0.${'7'.repeat(3_900)}+`.repeat(200)}1`],
    ['quotients of growing numbers', `max(${`7e3999${'/3'.repeat(999)},`.repeat(400)}1)`],
  ]
  it.each(huge)('refuses %s at once', (_, text) => {
    const found = problemOf(parseFormula(text))
    expect(found.code).toBe('formula-too-large')
    expect(found.place).toBeDefined()
  })

  it('refuses conditions that are too deep', () => {
    for (const text of [
      `${'not '.repeat(10_000)}true`,
      `${'true and '.repeat(10_000)}true`,
      `${'1 < '.repeat(9_000)}x`,
    ])
      expect(problemOf(parseCondition(text)).code).toBe('formula-too-large')
  })

  it('reads what is just within the limits', () => {
    expect(E.isRight(parseFormula(`${'('.repeat(1_000)}x${')'.repeat(1_000)}`))).toBe(true)
    expect(E.isRight(parseFormula(`${'x+'.repeat(999)}x`))).toBe(true)
    expect(E.isLeft(parseFormula(`${'x+'.repeat(1_000)}x`))).toBe(true)
    expect(E.isRight(parseFormula(`${'2-('.repeat(999)}x${')'.repeat(999)}`))).toBe(true)
    expect(E.isRight(parseFormula(`max(${'x,'.repeat(90_000)}x)`))).toBe(true)
    expect(E.isRight(parseFormula('7'.repeat(10_000)))).toBe(true)
  })

  it('reads parentheses of conditions without going back', () => {
    const nested = `${'('.repeat(990)}x < 1${')'.repeat(990)}`
    expect(truth(`${nested} and ${nested}`).kind).toBe('and')
  })
})
