import type { List, RerouteView } from '@chairflow/api'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../api.ts'

/** Who could take over changes with every booking, of which nothing tells this page. */
const LOOK_AGAIN_MS = 15_000
const MOST_SOLVED = '200'

const path = 'bookings/reroutes'

/** Live updates name the key's first word. */
export const openReroutesQuery = queryOptions({
  queryKey: ['practice', 'reroutes', 'open'],
  queryFn: () => http.get(path).json<List<RerouteView>>(),
  refetchInterval: LOOK_AGAIN_MS,
})

export const allReroutesQuery = queryOptions({
  queryKey: ['practice', 'reroutes', 'all'],
  queryFn: () =>
    http
      .get(path, { searchParams: { status: 'all', limit: MOST_SOLVED } })
      .json<List<RerouteView>>(),
})
