import { Command, CommanderError, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import type { Problem } from '../problem/problem.js'
import { problem } from '../problem/problem.js'
import { renderProblem } from '../report/problem.js'
import { runAudit } from './audit.js'
import { runCheck } from './check.js'
import { runExplain } from './explain.js'
import { exitCode, type ExitCode } from './exit-code.js'
import { runInit } from './init.js'
import { runList } from './list.js'
import { runQuestions } from './questions.js'
import { runReplay } from './replay.js'
import { runSolve } from './solve.js'
import { processTerminal, type Terminal } from './terminal.js'
import { version } from './version.js'

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]
const repeatable = <F extends string>(flags: F, about: string) =>
  new Option(flags, about).default([] as readonly string[], 'none').argParser(collect)

const formatOption = () =>
  repeatable('--format <format[=path]>', 'text, json or markdown; with =PATH into a file; repeatable')
const paramOption = () => repeatable('--param <name=value>', 'pin a parameter; repeatable')
const constantsOption = () =>
  repeatable('--constants <file>', 'pin parameters by a YAML file of consensus-specs constants; repeatable')
const presetOption = () => new Option('--preset <name>', 'pin the parameters of a preset')
const readSeed = (text: string): string => {
  if (text.trim() === '') throw new InvalidArgumentError('A seed needs a letter or a digit.')
  return text
}
const seedOption = () => new Option('--seed <text>', 'names the random stream').default('hurwicz').argParser(readSeed)
const budgetOption = () =>
  new Option('--budget <time>', 'work for each claim, in nominal time: the same on every machine').default('10s')

/**
 * Runs one command line.
 *
 * @returns what the process should end with. Expected failures are one message on stderr and code 2; a bug is 3.
 */
export const runCommandLine = async (
  args: readonly string[],
  processOf: () => Terminal = processTerminal,
): Promise<ExitCode> => {
  const color = !args.includes('--no-color')
  const terminal = { ...processOf(), ...(color ? {} : { color: false }) }
  let code: ExitCode = exitCode.asExpected
  const run =
    <A extends readonly unknown[]>(command: (terminal: Terminal, ...rest: A) => Promise<ExitCode> | ExitCode) =>
    async (...rest: A): Promise<void> => {
      code = await command(terminal, ...rest)
    }
  try {
    await program(run, terminal).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCode.asExpected
      terminal.err(`${renderProblem(ofCommander(error), { color: terminal.color })}\n`)
      return exitCode.wrongUse
    }
    const said = error instanceof Error ? error.message : String(error)
    terminal.err(`internal error: ${said}\nThis is a bug of hurwicz ${version}, and not of your input.\n`)
    if (process.env['HURWICZ_DEBUG'] !== undefined && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`)
    return exitCode.internalError
  }
}

const verbs = ['list', 'check', 'solve', 'audit', 'replay', 'explain', 'questions', 'init'] as const

/** Commander's own sentence, without its prefix; its suggestion becomes the mend. */
const ofCommander = (error: CommanderError): Problem => {
  if (error.code === 'commander.help')
    return problem('bad-option', 'no command is given', { expected: verbs.join(', '), mend: 'run hurwicz --help' })
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n')
  const suggestion = rest.join(' ').replace(/^\(|\)$/g, '')
  return problem('bad-option', first, { mend: suggestion === '' ? 'run hurwicz --help' : suggestion })
}

type Run = <A extends readonly unknown[]>(
  command: (terminal: Terminal, ...rest: A) => Promise<ExitCode> | ExitCode,
) => (...rest: A) => Promise<void>

const program = (run: Run, terminal: Terminal) => {
  const root = new Command('hurwicz')
    .description('Equilibria, attacks and proofs for mechanisms: fee markets, staking, revenue sharing.')
    .version(version)
    .option('--no-color', 'no colours, even on a terminal')
  root
    .command('list')
    .description('the ready-made mechanisms, with their claims and presets')
    .argument('[mechanism]', 'one of them, in full')
    .addOption(formatOption())
    .action((name, options) => run(runList)(name, options))
  root
    .command('check')
    .description('the verdict on every claim')
    .argument('[mechanisms...]', 'names or files; *.mechanism.yaml here where none is given')
    .addOption(repeatable('--claim <name>', 'only this claim; repeatable'))
    .addOption(presetOption())
    .addOption(paramOption())
    .addOption(constantsOption())
    .addOption(seedOption())
    .addOption(budgetOption())
    .addOption(formatOption())
    .addOption(new Option('--witness <folder>', 'write the witness of each refuted claim, to be replayed'))
    .addOption(new Option('--timings', 'put milliseconds into JSON, which then differs from run to run'))
    .addOption(new Option('-q, --quiet', 'only what is not as expected'))
    .action((names, options) => run(runCheck)(names, options))
  root
    .command('solve')
    .description('best responses and equilibria, with every parameter fixed')
    .argument('<mechanism>', 'name or file')
    .argument('[part]', 'a population, dynamic, majority or history of it; else what its players play')
    .addOption(
      new Option('--method <name>', 'how players move')
        .choices(['best-response', 'sequential', 'simultaneous', 'fictitious', 'logit', 'gradient'] as const)
        .default('sequential' as const),
    )
    .addOption(
      repeatable('--vary <choice>', 'choices that are free; the others stay honest; repeatable; all by default'),
    )
    .addOption(new Option('--player <name>', 'with best-response: whose'))
    .addOption(
      repeatable(
        '--set <choice=value>',
        'start from, and keep where not varied, this choice; or fix a type; repeatable',
      ),
    )
    .addOption(new Option('--grid <points>', 'points for each real choice; 21 where a method needs a grid'))
    .addOption(new Option('--sensitivity <number>', 'of the logit response, per unit of payoff').default('1'))
    .addOption(new Option('--starts <number>', 'how many starting profiles').default('8'))
    .addOption(new Option('--rounds <number>', 'at most this many rounds of play'))
    .addOption(new Option('--plot <file>', 'draw the answer: FILE.svg or FILE.png'))
    .addOption(new Option('--over <range>', 'the measures along a parameter: NAME=LOW..HIGH or NAME=LOW..HIGH:POINTS'))
    .addOption(new Option('--each <values>', 'with --over: once for each value of another parameter: NAME=A,B,C'))
    .addOption(new Option('--axes <measures>', 'with --over: one measure against another, or the parameter: ACROSS,UP'))
    .addOption(new Option('--agents <number>', 'of a population: so many sampled agents in place of a continuum'))
    .addOption(new Option('--adjust <share>', 'of a population: the share that moves in a round of play'))
    .addOption(new Option('--steps <number>', 'of a dynamic: how many steps'))
    .addOption(new Option('--phases <number>', 'of a dynamic: the best policy, constant in each of so many phases'))
    .addOption(new Option('--list <file>', 'a CSV file of holdings of a majority, or of types of a population'))
    .addOption(repeatable('--data <where>', 'of a history: FOLDER, or COLUMN=FILE; repeatable'))
    .addOption(new Option('--from <day>', 'of a history: the first day, YYYY-MM-DD'))
    .addOption(new Option('--to <day>', 'of a history: the last day'))
    .addOption(presetOption())
    .addOption(paramOption())
    .addOption(constantsOption())
    .addOption(seedOption())
    .addOption(budgetOption())
    .addOption(formatOption())
    .action((name, part, options) => run(runSolve)(name, part, options))
  root
    .command('audit')
    .description('what proposals change, and what that does to every claim')
    .argument('<proposals...>', 'our own proposal files, Cosmos parameter changes (JSON), EIPs (Markdown)')
    .addOption(new Option('--mechanism <name>', 'name or file, in place of the one that the proposal names'))
    .addOption(new Option('--baseline <preset>', 'what is changed, where the proposal does not say'))
    .addOption(new Option('--binding <name>', "which of the mechanism's bindings reads the proposal"))
    .addOption(paramOption())
    .addOption(seedOption())
    .addOption(budgetOption())
    .addOption(formatOption())
    .action((paths, options) => run(runAudit)(paths, options))
  root
    .command('replay')
    .description('recompute a stored witness')
    .argument('<witness>', 'a JSON file that check wrote')
    .addOption(new Option('--mechanism <name>', 'name or file, in place of the one that the witness names'))
    .addOption(formatOption())
    .action((path, options) => run(runReplay)(path, options))
  root
    .command('explain')
    .description('what a claim says, in words and mathematics, or what a problem’s code means')
    .argument('<subject>', 'a claim (no-wash, or fee-rebate/no-wash) or a code (unit-mismatch)')
    .addOption(new Option('--mechanism <name>', 'name or file whose claim it is'))
    .addOption(formatOption())
    .action((subject, options) => run(runExplain)(subject, options))
  root
    .command('questions')
    .description('what the ready-made mechanisms answer: each with a verdict, the number that decides, and its command')
    .argument('[questions...]', 'Q1, Q2, …: these, with their reasoning')
    .addOption(seedOption())
    .addOption(formatOption())
    .action((ids, options) => run(runQuestions)(ids, options, (args, silent) => runCommandLine(args, () => silent)))
  root
    .command('init')
    .description('write a first mechanism, a claim and a CI workflow')
    .argument('[folder]', 'where', '.')
    .action((folder) => run(runInit)(folder))
  for (const command of [root, ...root.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: terminal.out, writeErr: () => undefined })
      .showHelpAfterError(false)
      .allowExcessArguments(false)
  }
  return root
}
