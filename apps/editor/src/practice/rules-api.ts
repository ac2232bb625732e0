import type { GapView, ImportedMatrix, List } from '@chairflow/api'
import type { Credential, MatrixCells } from '@chairflow/scheduling'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

/** As a location does it; with null as the practice does. */
export const matrixQuery = (locationId: string | null) =>
  queryOptions({
    queryKey: ['practice', 'matrix', locationId],
    queryFn: () =>
      http
        .get('matrix', { searchParams: locationId === null ? {} : { locationId } })
        .json<List<MatrixCells>>(),
  })

/** Where the same is fetched as a file. */
export const matrixFile = (locationId: string | null) => {
  const of = locationId === null ? '' : `&locationId=${encodeURIComponent(locationId)}`
  return `/api/v1/matrix?format=csv${of}`
}

export const gapsQuery = queryOptions({
  queryKey: ['practice', 'gaps'],
  queryFn: () => http.get('practice/gaps').json<List<GapView>>(),
})

export type MatrixWish = {
  readonly text: string
  readonly dryRun: boolean
  readonly publish: boolean
  readonly locationId?: string
}

/** For a practice without a location: the zone of whoever pastes. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

export const sendMatrix = (wish: MatrixWish) =>
  http.post('matrix/import', { json: { ...wish, timeZone } }).json<ImportedMatrix>()

export type VerifyWish = {
  readonly source?: string
  readonly validUntil: string | null
}

export const verifyCredential = (id: string, wish: VerifyWish) =>
  http.post(`credentials/${encodeURIComponent(id)}/verify`, { json: wish }).json<Credential>()

export const saveCredential = ({ id, ...credential }: Credential) =>
  http.put(`credentials/${encodeURIComponent(id)}`, { json: credential }).json<Credential>()
