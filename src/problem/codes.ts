/**
 * Every kind of problem, by its code, with what it means and how such a thing is mended.
 * `hurwicz explain CODE` prints these.
 */
export const codes = {
  'formula-syntax': {
    meaning: 'The text of a formula does not follow the grammar of formulas.',
    mend: 'Look at the place named; operators are + - * / ^, conditions use and, or, not, =, <, is.',
  },
  'formula-too-large': {
    meaning: 'A formula is nested too deeply or has too many parts.',
    mend: 'Name parts of it under "where" and build it from those.',
  },
  'unknown-name': {
    meaning: 'A formula, claim or attack mentions a name that nothing defines.',
    mend: 'Use a name of the mechanism; the nearest one is suggested.',
  },
  'ambiguous-name': {
    meaning: 'A bare name belongs to several players.',
    mend: 'Write it with its owner: player.name.',
  },
  'cyclic-definition': {
    meaning: 'Shared formulas refer to each other in a circle.',
    mend: 'Make one of them a state variable with an equation.',
  },
  'unit-mismatch': {
    meaning: 'A formula adds, compares or assigns quantities of different units.',
    mend: 'Convert one side, or correct the unit of a variable.',
  },
  'bad-unit': {
    meaning: 'The text of a unit does not follow the grammar of units.',
    mend: 'Write words with * and / between them and whole or fractional powers: gwei/gas, call^2/gwei; 1 for none.',
  },
  'bad-domain': {
    meaning: 'A domain is empty, unbounded or not of one of the three forms.',
    mend: 'Write exactly one of in: [low, high], integers: [low, high], options: [a, b].',
  },
  'bad-value': {
    meaning: 'A value lies outside the domain of what it is given to, or is of the wrong kind.',
    mend: 'Give a value inside the domain.',
  },
  'bad-shape': {
    meaning: 'A data file has a missing, unknown or misplaced key, or a value of the wrong kind.',
    mend: 'Compare with the keys named in the message.',
  },
  'bad-yaml': {
    meaning: 'The file is not YAML or JSON that this tool accepts.',
    mend: 'Mend the syntax at the place named; aliases, tags and duplicate keys are refused.',
  },
  'bad-name': {
    meaning: 'A name has characters that names cannot have, is reserved, or is used twice.',
    mend: 'Choose a name of letters, digits and underscores that starts with a letter.',
  },
  'not-a-number': {
    meaning: 'A payoff, or a formula of a claim, has no value at an admissible point.',
    mend: 'Exclude the point under "admissible", or define the formula there with if.',
  },
  'no-state': {
    meaning: 'The equation of a state variable has no solution in its domain, or several, at an admissible point.',
    mend: 'Widen or narrow the domain of the state, or exclude the point under "admissible".',
  },
  'no-such-file': {
    meaning: 'A file that was named cannot be read: it is not there, is a directory, or may not be opened.',
    mend: 'Check the path; paths are relative to the folder you are in.',
  },
  'not-text': {
    meaning: 'A file is empty, holds binary data, or is larger than is accepted.',
    mend: 'Name a text file in YAML, JSON or TypeScript.',
  },
  'unknown-mechanism': {
    meaning: 'What was named is neither a ready-made mechanism nor a file.',
    mend: 'Run "hurwicz list" for the ready-made ones.',
  },
  'bad-option': {
    meaning: 'The command line has an unknown command or option, or an option with a value it cannot take.',
    mend: 'Run the command with --help.',
  },
  'stale-from': {
    meaning: 'A proposal says what a parameter is now, and the baseline says otherwise.',
    mend: 'Correct "from", or name the baseline that the proposal was written against.',
  },
  'unread-proposal': {
    meaning: 'Nothing that a proposal changes is a parameter of a mechanism that is known here.',
    mend: 'Name the mechanism with --mechanism, and give it a binding for the proposal’s keys.',
  },
  'bad-csv': {
    meaning: 'A table does not follow the rules of comma-separated values.',
    mend: 'Look at the place named: every row has as many cells as the first, and a cell with a comma or a quote is quoted.',
  },
  'bad-series': {
    meaning: 'A file of daily numbers has a day missing, doubled or out of order, or a value that cannot be.',
    mend: 'Look at the place named; the file has one row a day, with a date and a number.',
  },
  'unwritable-file': {
    meaning: 'An output file cannot be written.',
    mend: 'Name a path in a folder that exists and that you may write to.',
  },
} as const satisfies Record<string, { readonly meaning: string; readonly mend: string }>

export type Code = keyof typeof codes
