import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { joinDaily, type DailyWindow } from '../formats/daily-window.js'
import { parseDay, showDay } from '../formats/day.js'
import { readDailySeries, type DailySeries } from '../formats/etherscan.js'
import { recordedGame, seriesOf, type RecordedGame } from '../game/history.js'
import type { Column } from '../mechanism/mechanism.js'
import { nearest } from '../problem/nearest.js'
import { problem, type Problem } from '../problem/problem.js'
import { answerOfHistory } from '../report/history.js'
import { readText } from './file.js'
import type { SolveForm } from './form.js'
import type { SolveFlags } from './solve-flags.js'
import { tool } from './version.js'

/** What a mechanism's series were on recorded days, and how steady. */
export const solveHistory: SolveForm = ({ model, part, given, set, where, flags }) =>
  pipe(
    E.Do,
    E.bind('game', () => recordedGame(model, part, given, set)),
    E.filterOrElse(
      ({ game }) => game.columns.size > 0,
      () => problem('bad-option', `no series of ${part} reads a column at these parameters`),
    ),
    E.bind('span', () => readSpan(flags)),
    E.bind('files', ({ game }) => readFiles(game, flags.data)),
    E.bind('window', ({ game, files, span }) => readWindow(game, files, span)),
    E.bind('values', ({ game, window }) => seriesOf(game, window.columns, (index) => showDay(window.first + index))),
    E.map(({ game, files, window: { first, last }, values }) =>
      answerOfHistory({ tool, seed: flags.seed, where, game, first, last, files, values }),
    ),
  )

interface Span {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

const readSpan = ({ from, to }: SolveFlags): E.Either<Problem, Span> =>
  pipe(E.Do, E.apS('from', readDay('--from', from)), E.apS('to', readDay('--to', to)))

const readDay = (flag: string, text: string | undefined): E.Either<Problem, number | undefined> => {
  if (text === undefined) return E.right(undefined)
  const day = parseDay(text)
  return day === undefined
    ? E.left(problem('bad-option', `${flag} ${text} is no day`, { expected: 'a date such as 2020-01-31' }))
    : E.right(day)
}

/** Of a path: whether it is a folder, a file, or not there. */
const kindOf = (path: string): 'folder' | 'file' | 'nothing' => {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}

/** By column that is needed, its file. */
type Files = ReadonlyMap<string, string>

const readFiles = (game: RecordedGame, data: readonly string[]): E.Either<Problem, Files> => {
  const all = game.model.histories.get(game.part)!.columns
  const named = new Map<string, string>()
  const folders: string[] = []
  for (const text of data) {
    const at = text.indexOf('=')
    const column = text.slice(0, Math.max(at, 0)).trim()
    if (at > 0 && all.has(column)) named.set(column, text.slice(at + 1))
    else if (kindOf(text) === 'folder') folders.push(text)
    else return E.left(noSuchData(text, column, all))
  }
  const files = new Map<string, string>()
  const missing = new Map<string, Column>()
  for (const [name, column] of game.columns) {
    const found = named.get(name) ?? inFolders(folders, column)
    if (found === undefined) missing.set(name, column)
    else files.set(name, found)
  }
  return missing.size === 0 ? E.right(files) : E.left(missingData(game, missing, folders))
}

const inFolders = (folders: readonly string[], { file }: Column): string | undefined =>
  file === undefined ? undefined : folders.map((folder) => join(folder, file)).find((path) => kindOf(path) === 'file')

const noSuchData = (text: string, column: string, all: ReadonlyMap<string, Column>): Problem => {
  const expected = `FOLDER, or COLUMN=FILE with a column of ${[...all.keys()].join(', ')}`
  if (column !== '') {
    const close = nearest(column, all.keys())
    return problem('bad-option', `--data ${text}: there is no column “${column}”`, {
      expected,
      ...(close === undefined ? {} : { mend: `did you mean ${close}?` }),
    })
  }
  const [likely = 'COLUMN'] = [...all].flatMap(([name, { file }]) => (file === basename(text) ? [name] : []))
  return kindOf(text) === 'file'
    ? problem('bad-option', `--data ${text} does not say which column this file is`, {
        expected,
        mend: `write --data ${likely}=${text}`,
      })
    : problem('no-such-file', `--data ${text}: there is no such folder`, { expected })
}

const missingData = (
  { model, part, columns }: RecordedGame,
  missing: ReadonlyMap<string, Column>,
  folders: readonly string[],
): Problem => {
  const all = [...missing].map(([name, { file, unit }]) => {
    const inUnit = unit === undefined || unit === '1' ? '' : ` in ${unit}`
    return `${name}${inUnit}${file === undefined ? '' : ` (${file})`}`
  })
  const sources = [...missing].flatMap(([name, { source }]) => (source === undefined ? [] : [`${name} from ${source}`]))
  const lead =
    folders.length > 0
      ? `more than is in ${folders.join(', ')}`
      : missing.size < columns.size
        ? 'more columns than it is given'
        : 'recorded days, and is given none'
  return problem('no-such-file', `${model.mechanism.name} ${part} reads ${lead}`, {
    expected: `--data FOLDER with the files, or --data COLUMN=FILE, for ${all.join(', ')}`,
    mend:
      sources.length === 0
        ? 'name a file of dates and numbers for each'
        : `export as CSV ${sources.join(', ')}; or write files with the columns date,value`,
  })
}

const readWindow = (game: RecordedGame, files: Files, span: Span): E.Either<Problem, DailyWindow> => {
  const series = new Map<string, DailySeries>()
  for (const [name, path] of files) {
    const read = pipe(
      readText(path),
      E.chain((text) => readDailySeries(text, path, game.columns.get(name)!.unit)),
    )
    if (E.isLeft(read)) return read
    series.set(name, read.right)
  }
  return joinDaily(series, span)
}
