import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import * as library from '../src/index.js'

const source = resolve(import.meta.dirname, '..', 'src')

it('exports these names and no others', () => {
  expect(Object.keys(library).sort()).toMatchInlineSnapshot(`
    [
      "DefinitionError",
      "FormulaError",
      "agentEquilibria",
      "audit",
      "bestPolicy",
      "bestResponse",
      "bind",
      "budgetOf",
      "cheapestBribe",
      "checkCertificate",
      "checkEquilibrium",
      "checkMechanism",
      "checkUnits",
      "checkWitness",
      "compareDistributions",
      "compile",
      "compileCondition",
      "compileGradient",
      "compileInterval",
      "compileIntervalGradient",
      "condition",
      "constantSlashing",
      "declare",
      "decodeMechanism",
      "destinyOf",
      "digest",
      "drawTypes",
      "dynamicOf",
      "elowssonSupply",
      "empiricalSupply",
      "enclose",
      "encode",
      "exact",
      "exactCondition",
      "formula",
      "freeEntry",
      "gameOf",
      "goalsOf",
      "holdingsOf",
      "isAsExpected",
      "isFinding",
      "isoelasticSupply",
      "joinDaily",
      "layoutOf",
      "majorityOf",
      "match",
      "parseCondition",
      "parseFormula",
      "parseRational",
      "parseUnit",
      "playAgents",
      "populationOf",
      "printMechanism",
      "proposed",
      "rational",
      "readConsensusSpecs",
      "readCosmosProposal",
      "readCsv",
      "readDailySeries",
      "readEip",
      "readHoldings",
      "readMeasures",
      "readProposal",
      "readWitness",
      "recordedGame",
      "replay",
      "runCourse",
      "seriesOf",
      "showRational",
      "showUnit",
      "slashingOf",
      "solveEntry",
      "solveGame",
      "steadinessOf",
      "sweep",
      "tex",
      "texCondition",
      "text",
      "textOfCondition",
      "toNumber",
      "unitOf",
      "witnessDocument",
      "writeOut",
    ]
  `)
})

it('imports nothing of Node, as far as its imports reach', () => {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    const text = readFileSync(path, 'utf8')
    for (const [, from = ''] of text.matchAll(/^(?:import|export)\s[^'"]*?from '([^']+)'/gms)) {
      expect(from, path).not.toMatch(/^node:|^(fs|path|os|crypto|process|worker_threads)$/)
      if (from.startsWith('.')) visit(resolve(path, '..', from.replace(/\.js$/, '.ts')))
    }
    // What a browser lacks must not be reached for as a global either.
    expect(text, path).not.toMatch(/\bprocess\.|\bBuffer\b|\b__dirname\b|\brequire\(/)
  }
  visit(join(source, 'index.ts'))
  expect(seen.size).toBeGreaterThan(100)
})

it('has every file of the library in a room', () => {
  const files = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.map(({ name }) => name).sort()).toEqual(['index.ts', 'plot.ts', 'tsconfig.json', 'vitest.ts'])
})
