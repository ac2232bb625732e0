import { ProblemDocument, recordInputs, recordSchemas } from '@chairflow/api'
import { readRecords } from '@chairflow/runtime'
import { writeRecords } from '@chairflow/scheduling'
import { Hono } from 'hono'
import { Type as T } from 'typebox'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { type RecordType, recordTypes } from '../records/record-types.ts'
import { addRecord, deleteRecord, findRow, putRecord, rowsOf } from '../records/write-record.ts'
import { jsonBody } from '../validated.ts'

/** What the practice keeps about itself: every list is read, added to, changed and cleared alike. */
export function recordRoutes(chairflow: Chairflow): Hono {
  const routes = new Hono()
  for (const type of recordTypes) addRoutes(routes, chairflow, type)
  return routes
}

const wrong = (text: string, status: number) => answers(ProblemDocument, text, status)

function addRoutes(routes: Hono, chairflow: Chairflow, type: RecordType): void {
  const { list, path, word } = type
  const schema = recordSchemas[list]
  const input = jsonBody(recordInputs[list], { fill: true })
  const read = () => chairflow.runtime.store.read(readRecords)
  const page = T.Object({ items: T.Array(schema), nextCursor: T.Null() })
  routes.get(`/${path}`, answers(page, 'All of them; `format=csv` for a spreadsheet.'), (c) => {
    const items = rowsOf(read(), type)
    if (c.req.query('format') !== 'csv') return c.json({ items, nextCursor: null })
    c.header('content-disposition', `attachment; filename="${path}.csv"`)
    return c.body(writeRecords(list, items), 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  routes.post(
    `/${path}`,
    answers(schema, 'It is added.', 201),
    wrong('A field says what cannot be.', 422),
    input,
    async (c) => {
      const body = c.req.valid('json')
      return c.json(await addRecord(chairflow, type, { body, actor: c.get('actor') }), 201)
    },
  )
  routes.get(`/${path}/:id`, answers(schema, `The ${word}.`), wrong('Not known.', 404), (c) =>
    c.json(findRow(read(), type, c.req.param('id'))),
  )
  routes.put(
    `/${path}/:id`,
    answers(schema, 'It is changed.'),
    wrong('A field says what cannot be.', 422),
    input,
    async (c) => {
      const wanted = { id: c.req.param('id'), body: c.req.valid('json'), actor: c.get('actor') }
      return c.json(await putRecord(chairflow, type, wanted))
    },
  )
  routes.delete(`/${path}/:id`, wrong('Something still refers to it.', 409), async (c) => {
    await deleteRecord(chairflow, type, { id: c.req.param('id'), actor: c.get('actor') })
    return c.body(null, 204)
  })
}
