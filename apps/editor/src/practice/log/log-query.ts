import type { List, PracticeLogLine } from '@chairflow/api'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { http } from '../../api.ts'

/** A line of the log as a row of a table. */
export type LogRow = PracticeLogLine & { readonly id: string }

type Page = { readonly items: readonly LogRow[]; readonly nextCursor: string | null }

/** Newest first, of one kind of record or of all. The key is the one that live updates name. */
export const logQuery = (kind: string | null) =>
  infiniteQueryOptions({
    queryKey: ['practice', 'log', kind],
    initialPageParam: '',
    queryFn: ({ pageParam }) => readPage(kind, pageParam),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

async function readPage(kind: string | null, cursor: string): Promise<Page> {
  const searchParams = { ...(kind !== null && { kind }), ...(cursor !== '' && { cursor }) }
  const page = await http.get('practice/log', { searchParams }).json<List<PracticeLogLine>>()
  const items = page.items.map((line) => ({ ...line, id: String(line.seq) }))
  return { items, nextCursor: page.nextCursor }
}
