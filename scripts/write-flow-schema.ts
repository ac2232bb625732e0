/** Writes the published JSON Schema of flows, so that editors complete them; --check only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { FlowDocument } from '@chairflow/flow'

const PATH = 'packages/flow/flow.schema.json'
const dialect = 'https://json-schema.org/draft/2020-12/schema'
const schema = `${JSON.stringify({ $schema: dialect, ...FlowDocument }, null, 2)}\n`
const isFresh = existsSync(PATH) && readFileSync(PATH, 'utf8') === schema

if (!isFresh && process.argv.includes('--check')) {
  console.error(`${PATH} is stale: run \`npm run schema\``)
  process.exitCode = 1
} else if (!isFresh) {
  writeFileSync(PATH, schema)
}
