import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import * as Q from '../../../src/arithmetic/rational.js'
import * as build from '../../../src/formula/build.js'
import type { Point } from '../../../src/formula/domain.js'
import { exact, exactCondition } from '../../../src/formula/reading/exact.js'
import type { Tree } from '../../../src/formula/tree.js'

const x = build.variable('x')
const y = build.variable('y')
const c = (value: string): Tree => build.constant(Q.parseRational(value)!)
const at = (tree: Tree, first: string, second = '0'): string => {
  const point: Point = new Map([
    ['x', Q.parseRational(first)!],
    ['y', Q.parseRational(second)!],
  ])
  const value = exact(tree, point)
  return E.isLeft(value) ? value.left.reason : Q.showRational(value.right)
}

describe('the exact reading', () => {
  test.each([
    ['4/9', '1/2', '2/3'],
    ['4/9', '-3/2', '27/8'],
    ['-1/2', '-3', '-8'],
    ['0', '0', '1'],
    ['0', '1/3', '0'],
    ['1', '1e-30', '1'],
    ['-1', '1000001', '-1'],
    ['1e300', '-1', `1/1${'0'.repeat(300)}`],
    ['2', '1/2', 'irrational'],
    ['8/9', '1/3', 'irrational'],
    ['0', '-1', 'undefined'],
    ['-8', '1/3', 'undefined'],
    ['2', '1e9', 'too large'],
    ['2/3', '-1e9', 'too large'],
    ['2', '1e-9', 'irrational'],
  ])('raises %s to %s: %s', (base, exponent, result) => {
    expect(at(build.power(x, y), base, exponent)).toBe(result)
  })

  test.each<readonly [string, Tree, string, string]>([
    ['sqrt', build.unary('sqrt', x), '49/4', '7/2'],
    ['sqrt of 2', build.unary('sqrt', x), '2', 'irrational'],
    ['sqrt below zero', build.unary('sqrt', x), '-4', 'undefined'],
    ['exp of 0', build.unary('exp', x), '0', '1'],
    ['exp', build.unary('exp', x), '1', 'irrational'],
    ['log of 1', build.unary('log', x), '1', '0'],
    ['log of 0', build.unary('log', x), '0', 'undefined'],
    ['floor', build.unary('floor', x), '-1/2', '-1'],
    ['ceil', build.unary('ceil', x), '-1/2', '0'],
    ['abs', build.unary('abs', x), '-1/2', '1/2'],
    ['max', build.extremum('max', [x, c('1/3'), c('0.333')]), '0', '1/3'],
    ['min', build.extremum('min', [x, c('1/3'), c('0.333')]), '1', '333/1000'],
    ['a branch', build.choose(build.compare(x, '>', c('0')), build.unary('log', c('1')), c('5')), '0', '5'],
    ['no value before irrational', build.add(build.unary('exp', c('1')), build.divide(c('1'), x)), '0', 'undefined'],
    ['a name without a value', build.variable('z'), '0', 'undefined'],
  ])('gives %s', (_, tree, point, result) => {
    expect(at(tree, point)).toBe(result)
  })

  test('says which node is to blame', () => {
    const root = build.unary('sqrt', x)
    const value = exact(
      build.add(c('1'), build.multiply(root, y)),
      new Map([
        ['x', Q.rational(2n)],
        ['y', Q.one],
      ]),
    )
    expect(value).toEqual(E.left({ reason: 'irrational', node: root }))
    expect(E.isLeft(value) && value.left.node).toBe(root)
  })

  test('decides conditions where one side is enough', () => {
    const none = build.compare(build.divide(c('1'), x), '<', c('1'))
    const unknown = build.compare(build.unary('exp', c('1')), '<', c('3'))
    const point = new Map([['x', Q.zero]])
    const { left, right } = E
    expect(exactCondition(build.and(none, build.truth(false)), point)).toEqual(right(false))
    expect(exactCondition(build.or(build.truth(true), none), point)).toEqual(right(true))
    expect(exactCondition(build.or(none, build.truth(true)), point)).toEqual(right(true))
    expect(exactCondition(build.not(none), point)).toMatchObject(left({ reason: 'undefined' }))
    expect(exactCondition(build.or(none, unknown), point)).toMatchObject(left({ reason: 'irrational' }))
    expect(exactCondition(build.or(unknown, none), point)).toMatchObject(left({ reason: 'irrational' }))
    expect(exactCondition(build.is('x', 'to'), point)).toMatchObject(left({ reason: 'undefined' }))
  })

  test('never takes long, whatever it is given', () => {
    const start = performance.now()
    let squares: Tree = build.add(x, c('1/7'))
    for (let level = 0; level < 60; level += 1) squares = build.multiply(squares, squares)
    expect(at(squares, '1/3')).toBe('too large')
    let sum: Tree = c('0')
    for (let index = 0; index < 900; index += 1)
      sum = build.add(sum, build.divide(c('1'), build.power(build.add(x, c(`${index + 2}`)), c('300'))))
    expect(at(sum, '1/3')).toBe('too large')
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
