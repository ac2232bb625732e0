import type { Execution, ExecutionDetail, List } from '@chairflow/api'
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { http } from '../api.ts'
import { type Filter, writeFilter } from './filter.ts'

/** In case the live stream is cut off. */
const LOOK_AGAIN_MS = 30_000
const PAGE = '25'

export const executionsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['executions', 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const cursor = pageParam ? { cursor: pageParam } : {}
      const searchParams = { ...writeFilter(filter), ...cursor, limit: PAGE }
      return http.get('executions', { searchParams }).json<List<Execution>>()
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  })

export const executionQuery = (id: string) =>
  queryOptions({
    queryKey: ['executions', 'one', id],
    queryFn: () => http.get(`executions/${id}`).json<ExecutionDetail>(),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? LOOK_AGAIN_MS : false),
  })

/**
 * Stops an execution for a reason; 409 when it has ended already. What follows is told here and not
 * where the button is, because the button is gone by then.
 */
export function useCancelExecution(
  id: string,
  { onSuccess, onError }: { onSuccess: () => void; onError: (error: unknown) => void },
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) =>
      http.post(`executions/${id}/cancel`, { json: { reason } }).json<ExecutionDetail>(),
    onSuccess: (detail) => {
      client.setQueryData(executionQuery(id).queryKey, detail)
      onSuccess()
    },
    onError,
    onSettled: () => client.invalidateQueries({ queryKey: ['executions'] }),
  })
}
