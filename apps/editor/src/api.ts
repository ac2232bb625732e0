import type {
  FlowDetail,
  FlowSummary,
  FlowVersion,
  FlowVersionDetail,
  List,
  ProblemDocument,
} from '@chairflow/api'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import ky, { HTTPError } from 'ky'

/** The HTTP client of the editor: same origin, JSON, no silent repeats of writes. */
export const http = ky.create({
  prefix: '/api/v1',
  timeout: 15_000,
  retry: 0,
  headers: { accept: 'application/json, application/problem+json' },
})

export const flowsQuery = queryOptions({
  queryKey: ['flows'],
  queryFn: () => http.get('flows').json<List<FlowSummary>>(),
})

export const readFlow = (id: string) => http.get(`flows/${id}`).json<FlowDetail>()

export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', id],
    queryFn: () => readFlow(id),
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', id, 'versions'],
    queryFn: () => http.get(`flows/${id}/versions`).json<List<FlowVersion>>(),
  })

export const createFlow = (name: string) =>
  http.post('flows', { json: { name } }).json<FlowDetail>()

/** Saves the draft; 409 when somebody saved a newer revision meanwhile. */
export const saveFlow = (id: string, revision: number, document: unknown) =>
  http.put(`flows/${id}`, { json: { revision, document } }).json<FlowDetail>()

export const importFlow = (document: unknown) =>
  http.post('flows/import', { json: document }).json<FlowDetail>()

export const exportFlow = (id: string) => http.get(`flows/${id}/export`).json<unknown>()

export const deleteFlow = (id: string) => http.delete(`flows/${id}`)

export const readVersion = (id: string, version: number) =>
  http.get(`flows/${id}/versions/${version}`).json<FlowVersionDetail>()

/** Puts what the server answered where the pages read it. */
export function rememberFlow(client: QueryClient, flow: FlowDetail) {
  client.setQueryData(flowQuery(flow.id).queryKey, flow)
  void client.invalidateQueries({ queryKey: flowsQuery.queryKey, exact: true })
}

/** True when the server understood and said no, so that asking again changes nothing. */
export function isRefusal(error: unknown): error is HTTPError<ProblemDocument> {
  return error instanceof HTTPError && error.response.status < 500
}

/** The HTTP status of a refusal or server fault; null when the server was not reached. */
export const statusOf = (error: unknown) =>
  error instanceof HTTPError ? error.response.status : null

/** What the server says went wrong, in its words, or the given sentence. */
export function problemText(error: unknown, otherwise: string): string {
  const problem = problemOf(error)
  return problem?.detail ?? problem?.title ?? otherwise
}

/** The single problems in a refusal; none when it names none. */
export const problemsOf = (error: unknown) => problemOf(error)?.problems ?? []

function problemOf(error: unknown): Partial<ProblemDocument> | null {
  if (!(error instanceof HTTPError)) return null
  const { data } = error
  return typeof data === 'object' && data !== null ? data : null
}
