import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/arithmetic/rational.js'
import { parseFormula } from '../../src/formula/grammar/parser.js'
import type { Tree } from '../../src/formula/tree.js'
import { holdingsOf } from '../../src/game/holdings.js'
import { majorityOf, type MajorityGame } from '../../src/game/majority.js'
import { rises } from '../../src/game/rises.js'
import { slashingOf, type Slashing } from '../../src/game/slashing.js'
import { decodeMechanism } from '../../src/mechanism/data/decode.js'
import { writeOut } from '../../src/mechanism/write-out.js'
import type { Problem } from '../../src/problem/problem.js'

const treeOf = (text: string): Tree => {
  const tree = parseFormula(text)
  if (E.isLeft(tree)) throw new Error(tree.left.what)
  return tree.right
}

const solved = (lines: Readonly<Record<string, string>>, name = 'stake'): E.Either<Problem, MajorityGame> => {
  const own = { holders: 'n', weight: '1', above: '1/2', slashed: '1', fall: '0', effort: '0', ...lines }
  const text = [
    'mechanism: held',
    'parameters: { n: { in: [-10, 1e16], default: 4 }, a: { in: [-9, 9], default: 1 } }',
    'majorities:',
    '  stake:',
    ...Object.entries(own).map(([key, formula]) => `    ${key}: "${formula}"`),
  ].join('\n')
  const mechanism = decodeMechanism(text, 'held.yaml')
  if (E.isLeft(mechanism)) throw new Error(JSON.stringify(mechanism.left))
  const model = writeOut(mechanism.right)
  if (E.isLeft(model)) throw new Error(JSON.stringify(model.left))
  return majorityOf(model.right, name, new Map())
}

const gameOf = (lines: Readonly<Record<string, string>>): MajorityGame => {
  const game = solved(lines)
  if (E.isLeft(game)) throw new Error(JSON.stringify(game.left))
  return game.right
}

describe('holdings', () => {
  it('are whole units without a common divisor, equal ones together, those of nothing left out', () => {
    const held = (text: string) => ({ weight: Q.parseRational(text)!, count: 1n })
    const holdings = holdingsOf(['1/2', '0.75', '1/2', '0'].map(held))
    expect(holdings.classes).toEqual([
      { weight: 3n, count: 1n },
      { weight: 2n, count: 2n },
    ])
    expect(holdings).toMatchObject({ total: 7n, holders: 3n, dropped: 1n, isRounded: false })
  })
})

describe('a majority of a mechanism', () => {
  it('is a problem where there is none of that name', () => {
    expect(solved({}, 'stakes')).toMatchObject(
      E.left({ code: 'unknown-name', expected: 'stake', mend: 'did you mean stake?' }),
    )
  })

  it('has the weights that its formula gives, exactly where they are rational', () => {
    expect(gameOf({ weight: 'rank^-a' }).holdings.classes.map(({ weight }) => weight)).toEqual([12n, 6n, 4n, 3n])
    expect(gameOf({ weight: 'if rank <= 1 then n else 1' }).holdings.classes).toEqual([
      { weight: 4n, count: 1n },
      { weight: 1n, count: 3n },
    ])
    expect(gameOf({ weight: 'rank^-a' }).holdings.isRounded).toBe(false)
  })

  it('has rounded weights where they are irrational', () => {
    const { holdings } = gameOf({ weight: 'sqrt(rank)' })
    expect(holdings.isRounded).toBe(true)
    expect(Number(holdings.classes[2]!.weight) / Number(holdings.total)).toBeCloseTo(
      Math.SQRT2 / (3 + Math.SQRT2 + Math.sqrt(3)),
      11,
    )
  })

  it('may have a thousand billion equal holders', () => {
    expect(gameOf({ holders: '1e12' }).holdings.holders).toBe(10n ** 12n)
  })

  it.each([
    [{ holders: 'n - 4' }, 'stake.holders is no number of holders'],
    [{ holders: 'n * 5 / 8' }, 'stake.holders is no number of holders'],
    [{ holders: 'n - 7' }, 'stake.holders is out of range'],
    [{ holders: '1 / (n - 4)' }, 'stake.holders is out of range'],
    [{ holders: '1e7', weight: '1 / rank' }, 'there are too many holders of different weights'],
    [{ weight: '2 - rank' }, 'the weight at stake.rank = 3 is no weight'],
    [{ weight: '0' }, 'all weights are 0'],
    [{ weight: '1 / (rank - 2)' }, 'the weight at stake.rank = 1 is no weight'],
    [{ above: 'n / 4' }, 'stake.above is out of range'],
    [{ above: 'n / 10 - 1 / 2' }, 'stake.above is out of range'],
    [{ fall: '6 / n' }, 'stake.fall is out of range'],
    [{ effort: '3 - n' }, 'stake.effort is out of range'],
    [{ slashed: '3 * share' }, 'stake.slashed is not a fraction of a stake'],
    [{ slashed: '0 - share' }, 'stake.slashed is not a fraction of a stake'],
  ])('with %j is refused', (lines, what) => {
    const game = solved(lines)
    expect(E.isLeft(game) && game.left).toMatchObject({ code: 'bad-value' })
    expect(E.isLeft(game) ? game.left.what : '').toContain(what)
  })
})

describe('slashing', () => {
  const half = Q.rational(1n, 2n)
  const read = (text: string, above = half): Slashing => {
    const slashing = slashingOf(treeOf(text), 'share', above)
    if (E.isLeft(slashing)) throw new Error(text)
    return slashing.right
  }

  it('is one fraction where the formula is one above the threshold', () => {
    expect(read('if share > 1/3 then 1 else 1/10').constant).toEqual(Q.one)
    expect(read('min(1, 3 * share)', Q.rational(1n, 4n)).constant).toBeUndefined()
  })

  it('is told to rise by the parts of its formula, and only where it does', () => {
    for (const text of ['min(1, 3 * share)', 'share^2 / 2', 'sqrt(share)', 'max(0, share) * 0.1'])
      expect(rises(treeOf(text), 'share')).toBe(true)
    for (const text of ['1 - share', '1 / share', 'share - share^2', '0 - share', 'share * (share - 1)'])
      expect(rises(treeOf(text), 'share')).toBe(false)
  })

  it.each([
    '1 - share',
    'if share <= 3/4 then 1 else 1/4',
    'share * (1 - share)',
    'if share <= 2/3 then share else share / 3',
  ])('is bounded from below at every share for those above: %s', (text) => {
    const slashing = read(text)
    for (let step = 1; step <= 100; step += 1) {
      const from = Q.rational(BigInt(100 + step), 200n)
      const bound = slashing.leastLossFrom(from)
      for (let other = step; other <= 100; other += 1) {
        const loss = slashing.lossAt(Q.rational(BigInt(100 + other), 200n))
        expect(Q.compare(bound, loss)).not.toBe(1)
      }
    }
  })
})
