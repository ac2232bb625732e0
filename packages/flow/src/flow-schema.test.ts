import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FlowDocument } from './index.ts'

test('the published schema is the one that flows are read by', () => {
  const published = JSON.parse(
    readFileSync(new URL('../flow.schema.json', import.meta.url), 'utf8'),
  ) as object
  const { $id } = FlowDocument as { readonly $id?: string }
  expect(published).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...JSON.parse(JSON.stringify(FlowDocument)),
  })
  expect($id).toBe('https://chairflow.dev/schemas/flow-1.json')
})
