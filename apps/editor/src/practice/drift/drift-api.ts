import type { DriftFinding, DriftPage } from '@chairflow/api'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../api.ts'

const LOOK_AGAIN_MS = 60_000

/** Newest first, settled ones among them; live updates name the key's first word. */
export const driftQuery = queryOptions({
  queryKey: ['practice', 'drift'],
  queryFn: () => http.get('drift').json<DriftPage>(),
  refetchInterval: LOOK_AGAIN_MS,
})

export const acceptGone = (id: string) =>
  http.post(`drift/${encodeURIComponent(id)}/accept`).json<DriftFinding>()
