// Imports run one way: each room may import from itself and from the rooms listed.
const rooms = {
  arithmetic: [],
  problem: [],
  formula: ['arithmetic', 'problem'],
  mechanism: ['formula', 'arithmetic', 'problem'],
  optimise: ['formula', 'arithmetic', 'problem'],
  checker: [],
  game: ['mechanism', 'formula', 'arithmetic', 'problem', 'optimise', 'checker'],
  equilibrium: ['game', 'optimise', 'mechanism', 'formula', 'arithmetic', 'problem', 'checker', 'proof', 'claim'],
  claim: ['mechanism', 'formula', 'arithmetic', 'problem', 'checker'],
  search: ['claim', 'optimise', 'mechanism', 'formula', 'arithmetic', 'problem', 'checker'],
  proof: ['claim', 'optimise', 'mechanism', 'formula', 'arithmetic', 'problem', 'checker'],
  verdict: ['search', 'proof', 'claim', 'optimise', 'mechanism', 'formula', 'arithmetic', 'problem', 'checker', 'game', 'equilibrium'],
  formats: ['mechanism', 'formula', 'arithmetic', 'problem'],
  audit: ['verdict', 'formats', 'search', 'proof', 'claim', 'mechanism', 'formula', 'arithmetic', 'problem', 'checker', 'game'],
  report: ['audit', 'verdict', 'formats', 'search', 'proof', 'claim', 'equilibrium', 'game', 'mechanism', 'formula', 'arithmetic', 'problem', 'checker'],
}
const oneWay = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-what-is-below-it`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}))
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...oneWay.filter(({ name }) => !name.startsWith('checker')),
    {
      name: 'checker-imports-only-the-data-type-of-formulas',
      severity: 'error',
      from: { path: '^src/checker/' },
      to: { pathNot: '^src/(checker/|formula/(tree|domain)\\.ts|arithmetic/rational\\.ts)' },
    },
    {
      name: 'checker-imports-types-only',
      severity: 'error',
      from: { path: '^src/checker/' },
      to: { path: '^src/(formula|arithmetic)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-library-runs-in-a-browser',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'games-stand-on-the-library-only',
      severity: 'error',
      from: { path: '^games/' },
      to: { path: '^src/(cli|report)/' },
    },
    { name: 'nothing-imports-the-command-line', severity: 'error', from: { pathNot: '^src/cli/' }, to: { path: '^src/cli/' } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '(\\.d\\.ts|tsconfig\\.json)$' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
