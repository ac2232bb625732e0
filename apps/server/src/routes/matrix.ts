import { ImportedMatrix, ImportMatrix, MatrixPage, ProblemDocument } from '@chairflow/api'
import { readRecords } from '@chairflow/runtime'
import { matrixCsv, matrixMarkdown, matrixOf } from '@chairflow/scheduling'
import { type Context, Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { importMatrix } from '../matrix/import-matrix.ts'
import { practiceToday } from '../matrix/practice-today.ts'
import { knownLocation } from '../practice/known.ts'
import { jsonBody } from '../validated.ts'

/** Who may do what where, as the five columns that a practice keeps in a spreadsheet. */
export function matrixRoutes(chairflow: Chairflow): Hono {
  const routes = new Hono()
  routes.get(
    '/',
    answers(
      MatrixPage,
      'A row for each service, as the location `locationId` does it if one is named; `format` may be csv or markdown.',
    ),
    answers(ProblemDocument, 'There is no such location.', 422),
    (c) => {
      const wanted = c.req.query('locationId')
      const items = chairflow.runtime.store.read((tx) => {
        const records = readRecords(tx)
        const locationId = wanted === undefined ? undefined : knownLocation(tx, wanted).id
        return matrixOf(records, { today: practiceToday(chairflow, records), locationId })
      })
      return say(c, items)
    },
  )
  routes.post('/import', async (c, next) => {
    if (!c.req.header('content-type')?.startsWith('text/')) return next()
    const wish = { ...wishOf(c), text: await c.req.text(), actor: c.get('actor') }
    return c.json(await importMatrix(chairflow, wish))
  })
  routes.post(
    '/import',
    answers(ImportedMatrix, 'What was added, changed and left, and what the practice still lacks.'),
    answers(
      ProblemDocument,
      'Cells that cannot be read, by row and column. Nothing was changed.',
      422,
    ),
    jsonBody(ImportMatrix),
    async (c) => {
      const wish = { ...c.req.valid('json'), actor: c.get('actor') }
      return c.json(await importMatrix(chairflow, wish))
    },
  )
  return routes
}

function say(c: Context, items: ReturnType<typeof matrixOf>): Response {
  const format = c.req.query('format') ?? 'json'
  if (format === 'csv') {
    c.header('content-disposition', 'attachment; filename="matrix.csv"')
    return c.body(matrixCsv(items), 200, { 'content-type': 'text/csv; charset=utf-8' })
  }
  if (format === 'markdown') {
    return c.body(matrixMarkdown(items), 200, { 'content-type': 'text/markdown; charset=utf-8' })
  }
  return c.json({ items, nextCursor: null })
}

/** With a table as the body the rest is in the address. */
function wishOf(c: Context) {
  const { dryRun, publish, locationId, timeZone } = c.req.query()
  return {
    dryRun: dryRun === 'true',
    publish: publish === 'true',
    ...(locationId !== undefined && { locationId }),
    ...(timeZone !== undefined && { timeZone }),
  }
}
