import type { Alert, List } from '@chairflow/api'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

const read = (status: 'open' | 'closed', limit: string) => () =>
  http.get('alerts', { searchParams: { status, limit } }).json<List<Alert>>()

/** One for each cause, so that a page holds them all. */
export const openAlertsQuery = queryOptions({
  queryKey: ['alerts', 'open'],
  queryFn: read('open', '200'),
})

/** Newest first. */
export const closedAlertsQuery = queryOptions({
  queryKey: ['alerts', 'closed'],
  queryFn: read('closed', '50'),
})

export const acknowledgeAlert = (id: string) =>
  http.post(`alerts/${encodeURIComponent(id)}/acknowledge`).json<Alert>()
