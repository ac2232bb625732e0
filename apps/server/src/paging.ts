import type { Context } from 'hono'
import { HttpProblem } from './problem.ts'

const DEFAULT_LIMIT = 50
const LARGEST_LIMIT = 200

type Key = { readonly startedAt: number; readonly id: string }

/** The page a request asks for: `limit` rows after the row named by `cursor`. */
export function pageOf(c: Context): { readonly limit: number; readonly before: Key | undefined } {
  const cursor = c.req.query('cursor')
  return { limit: limitOf(c), before: cursor === undefined ? undefined : readCursor(cursor) }
}

export function limitOf(c: Context): number {
  const limit = Number(c.req.query('limit') ?? DEFAULT_LIMIT)
  if (!Number.isInteger(limit) || limit < 1)
    throw new HttpProblem(400, 'limit: a whole number from 1 on.')
  return Math.min(limit, LARGEST_LIMIT)
}

/** null on the last page. */
export function nextCursor<Row>(
  rows: readonly Row[],
  page: readonly Row[],
  keyOf: (row: Row) => Key,
): string | null {
  const last = page.at(-1)
  if (rows.length === page.length || last === undefined) return null
  return Buffer.from(JSON.stringify(keyOf(last))).toString('base64url')
}

function readCursor(cursor: string): Key {
  try {
    const { startedAt, id } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (typeof startedAt === 'number' && typeof id === 'string') return { startedAt, id }
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw new HttpProblem(400, 'cursor: not one of ours. Start again without it.')
}
