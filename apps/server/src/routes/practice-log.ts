import { GapPage, PracticeLogLine } from '@chairflow/api'
import { listPracticeLog } from '@chairflow/store'
import { Hono } from 'hono'
import { Type as T } from 'typebox'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { practiceGaps } from '../matrix/practice-gaps.ts'
import { limitOf } from '../paging.ts'
import { HttpProblem } from '../problem.ts'

const Page = T.Object({
  items: T.Array(PracticeLogLine),
  nextCursor: T.Union([T.String(), T.Null()]),
})

/** Who changed what in the practice's records, newest first; `kind` and `recordId` narrow it. */
export function practiceLogRoutes(chairflow: Chairflow): Hono {
  const { runtime } = chairflow
  const routes = new Hono()
  routes.get('/gaps', answers(GapPage, 'What the practice lacks, the worst first.'), (c) =>
    c.json({ items: runtime.store.read((tx) => practiceGaps(tx, chairflow)), nextCursor: null }),
  )
  return routes.get('/log', answers(Page, 'Who changed what when.'), (c) => {
    const limit = limitOf(c)
    const { kind, recordId, cursor } = c.req.query()
    const before = cursor === undefined ? undefined : readCursor(cursor)
    const wish = { limit: limit + 1, before, kind, recordId }
    const lines = runtime.store.read((tx) => listPracticeLog(tx, wish))
    const items = lines.slice(0, limit).map(({ changesJson, at, ...line }) => ({
      ...line,
      at: new Date(at).toISOString(),
      changes: JSON.parse(changesJson),
    }))
    const last = items.at(-1)
    const hasMore = lines.length > limit && last !== undefined
    return c.json({ items, nextCursor: hasMore ? String(last.seq) : null })
  })
}

function readCursor(cursor: string): number {
  const before = Number(cursor)
  if (Number.isSafeInteger(before)) return before
  throw new HttpProblem(400, 'cursor: not one of ours. Start again without it.')
}
