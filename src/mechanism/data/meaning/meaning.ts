import * as E from 'fp-ts/lib/Either.js'
import * as Q from '../../../arithmetic/rational.js'
import { truth, variable } from '../../../formula/build.js'
import type { Domain, Value } from '../../../formula/domain.js'
import type { Problem } from '../../../problem/problem.js'
import type { Binding, Mechanism, Parameter, Player, Preset, Reading, StateVariable } from '../../mechanism.js'
import type { ReadingDraft } from '../shape/binding-codec.js'
import { attackOf, claimReader } from './claim-meaning.js'
import { isPresetWord, type Draft } from '../shape/draft.js'
import { formsOf } from './form-meaning.js'
import { formulaReader, type FormulaReader } from './formula-reader.js'
import { namesOf } from './names.js'

type Of<K extends keyof Draft> = NonNullable<Draft[K]> extends ReadonlyMap<string, infer V> ? V : never

/** The mechanism that a draft means: names resolved, formulas parsed, what is not said filled in. */
export const meaningOf = (draft: Draft): E.Either<Problem, Mechanism> => {
  const names = namesOf(draft)
  const read = formulaReader(names, draft.where ?? new Map())
  const each = <A, B>(
    map: ReadonlyMap<string, A> | undefined,
    make: (value: A, key: string) => B,
  ): ReadonlyMap<string, B> => new Map([...(map ?? [])].map(([key, value]) => [key, make(value, key)]))

  const mechanism: Mechanism = {
    name: draft.mechanism,
    ...(draft.about !== undefined && { about: draft.about }),
    parameters: each(draft.parameters, (parameter) => parameterOf(parameter, read)),
    players: each(draft.players, (player, name) => playerOf(player, name, read)),
    state: each(draft.state, ({ equation, ...rest }): StateVariable => ({
      ...rest,
      equation: read.condition(equation),
    })),
    ...formsOf(draft, read),
    where: read.where,
    admissible: draft.admissible ? read.condition(draft.admissible) : truth(true),
    presets: each(draft.presets, (preset) => presetOf(preset, draft, read)),
    attacks: each(draft.attacks, (attack) => attackOf(attack, names, read)),
    claims: each(draft.claims, claimReader(draft, names, read)),
    bindings: each(draft.bindings, ({ reads, ...rest }): Binding => ({
      ...rest,
      reads: each(reads, (readings) => readings.map((reading) => readingOf(reading, read))),
    })),
  }
  const problem = read.problem()
  return problem ? E.left(problem) : E.right(mechanism)
}

const parameterOf = ({ default: written, ...rest }: Of<'parameters'>, read: FormulaReader): Parameter => ({
  ...rest,
  default: written ? read.value(written, rest.domain) : middleOf(rest.domain),
})

/** What a parameter is where nothing is said. */
const middleOf = (domain: Domain): Value => {
  if (domain.kind === 'options') return domain.options[0]!
  const middle = Q.divide(Q.add(domain.low, domain.high), Q.rational(2n))
  return domain.kind === 'integer' ? Q.rational(Q.floor(middle)) : middle
}

const playerOf = ({ choices, types, payoff, ...rest }: Of<'players'>, player: string, read: FormulaReader): Player => ({
  ...rest,
  choices: new Map(
    [...(choices ?? [])].map(([name, { honest, ...choice }]) => [
      name,
      { ...choice, honest: read.setting(honest, choice.domain, { owner: player }) },
    ]),
  ),
  types: types ?? new Map(),
  payoff: read.tree(payoff, { owner: player }),
})

const presetOf = (preset: Of<'presets'>, { parameters }: Draft, read: FormulaReader): Preset => {
  const words: Partial<Record<'about' | 'source', string>> = {}
  const values = new Map<string, Value>()
  for (const [name, { value }] of preset) {
    const domain = parameters?.get(name)?.domain
    if (isPresetWord(name)) words[name] = value.text
    // Of a parameter that is not there any value will do: it is refused by its name.
    else values.set(name, domain ? read.value(value, domain) : value.text)
  }
  return { ...words, values }
}

/** A parameter that is listed and not computed is the proposed value as it stands. */
const readingOf = ({ sets, ...rest }: ReadingDraft, read: FormulaReader): Reading => ({
  ...rest,
  sets: new Map(
    [...sets].map(([parameter, written]) => [
      parameter,
      written === 'unchanged' ? variable('value') : read.ofValue(written),
    ]),
  ),
})
