import {
  ImportedPractice,
  ImportPractice,
  PRACTICE_SCHEMA,
  PracticeExport,
  ProblemDocument,
  recordInputs,
} from '@chairflow/api'
import { readRecords } from '@chairflow/runtime'
import { readRecords as readCsv } from '@chairflow/scheduling'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { HttpProblem } from '../problem.ts'
import { importPractice, type Lists } from '../records/import-practice.ts'
import { type RecordType, recordTypes } from '../records/record-types.ts'
import { filledBody, jsonBody } from '../validated.ts'

/** The whole practice out and in again, as JSON or each list as CSV. */
export function practiceImportRoutes(chairflow: Chairflow): Hono {
  const routes = new Hono()
  routes.get('/export', answers(PracticeExport, 'All records of the practice.'), (c) => {
    c.header('content-disposition', 'attachment; filename="practice.json"')
    return c.json({ schema: PRACTICE_SCHEMA, ...chairflow.runtime.store.read(readRecords) })
  })
  routes.post(
    '/import',
    answers(ImportedPractice, 'What was added and changed.'),
    answers(ProblemDocument, 'Fields that cannot be. Nothing was changed.', 422),
    jsonBody(ImportPractice, { fill: true }),
    async (c) => {
      const { practice, dryRun = false } = c.req.valid('json')
      const { schema: _, ...lists } = practice
      return c.json(
        await importPractice(chairflow, { lists: lists as Lists, dryRun, actor: c.get('actor') }),
      )
    },
  )
  for (const type of recordTypes) {
    routes.post(
      `/import/${type.path}`,
      answers(ImportedPractice, 'What was added and changed; the body is CSV.'),
      async (c) => {
        const rows = rowsOf(type, await c.req.text())
        const dryRun = c.req.query('dryRun') === 'true'
        const wish = { lists: { [type.list]: rows }, dryRun, actor: c.get('actor') }
        return c.json(await importPractice(chairflow, wish))
      },
    )
  }
  return routes
}

function rowsOf({ list }: RecordType, text: string) {
  const { rows, problems } = readCsv(list, text)
  if (problems.length > 0) {
    const told = problems.map((one) => ({ ...one, code: 'unreadable', severity: 'error' as const }))
    throw new HttpProblem(422, 'Some cells cannot be read. Nothing was changed.', told)
  }
  return rows.map((row, index) => filledBody(recordInputs[list], row, `row ${index + 1}`))
}
