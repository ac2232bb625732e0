import type { Execution, ExecutionDetail, List } from '@chairflow/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

export type ExecutionFilter = { readonly flowId: string | null; readonly status: string | null }

const PAGE = 25

/** Newest first, page by page. */
export const executionsQuery = ({ flowId, status }: ExecutionFilter) =>
  infiniteQueryOptions({
    queryKey: ['executions', 'list', flowId, status],
    queryFn: ({ pageParam }) => {
      const searchParams = new URLSearchParams({ limit: String(PAGE) })
      if (flowId) searchParams.set('flowId', flowId)
      if (status) searchParams.set('status', status)
      if (pageParam) searchParams.set('cursor', pageParam)
      return http.get('executions', { searchParams }).json<List<Execution>>()
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const executionQuery = (id: string) =>
  queryOptions({
    queryKey: ['executions', id],
    queryFn: () => http.get(`executions/${id}`).json<ExecutionDetail>(),
  })

export const cancelExecution = (id: string, reason: string) =>
  http.post(`executions/${id}/cancel`, { json: { reason } }).json<ExecutionDetail>()
