import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../cli/hurwicz.js'

const folder = join(root, 'docs', 'schema')
const schemas = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as AnySchemaObject,
)
// Half of each schema's keywords stand in what it refers to, which strict types cannot see.
const ajv = new Ajv2020({ schemas, allErrors: true, strictTypes: false, strictRequired: false, strictTuples: false })

/** In what a document is not as the schema of that name says; nothing where it is. */
export const faultsOf = (name: string, text: string): readonly string[] => {
  const validate = ajv.getSchema(`https://unpkg.com/hurwicz/docs/schema/${name}.schema.json`)
  if (validate === undefined) throw new Error(`no schema ${name}`)
  return validate(JSON.parse(text)) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}
