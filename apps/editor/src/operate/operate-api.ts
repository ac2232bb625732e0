import type {
  Cancelled,
  ExecutionDetail,
  InFlightChoice,
  Kept,
  PublishedFlow,
  PublishPreview,
  RetryPlan,
  StartedFlow,
} from '@chairflow/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

/** What publishing the saved draft would mean for executions under way. */
export const previewPublish = (id: string) =>
  http.post(`flows/${id}/publish/preview`).json<PublishPreview>()

type Publish = {
  readonly revision: number
  readonly note: string
  readonly inFlight: InFlightChoice
}

/** Freezes the draft as a version; 422 with problems when it may not run. */
export const publishFlow = (id: string, { note, ...wish }: Publish) =>
  http
    .post(`flows/${id}/publish`, { json: { ...wish, ...(note && { note }) } })
    .json<PublishedFlow>()

/** New executions are kept and not started; those under way finish. */
export const pauseFlow = (id: string) => http.post(`flows/${id}/pause`).json<Kept>()

export const resumeFlow = (id: string, kept: 'start' | 'discard') =>
  http.post(`flows/${id}/resume`, { json: { kept } }).json<Kept>()

type Start = {
  readonly input: Readonly<Record<string, string>>
  readonly appointmentId: string | null
}

/** 422 says what is missing; 409 that the flow's limit is reached. */
export const startFlow = (id: string, { input, appointmentId }: Start) =>
  http
    .post(`flows/${id}/start`, { json: { input, ...(appointmentId && { appointmentId }) } })
    .json<StartedFlow>()

/** Whose executions end: exactly one of these. */
export type Whose =
  | { readonly flowId: string }
  | { readonly subject: string }
  | { readonly patientId: string }

export const cancelMany = (whose: Whose, reason: string) =>
  http.post('executions/cancel', { json: { ...whose, reason } }).json<Cancelled>()

/** Where an execution may run again from; with a step, what would happen a second time on a version. */
export const retryPlanQuery = (id: string, nodeId: string | null, version: Retry['version']) =>
  queryOptions({
    queryKey: ['executions', 'retry-plan', id, nodeId, version],
    queryFn: () =>
      http
        .get(`executions/${id}/retry-plan`, { searchParams: nodeId ? { nodeId, version } : {} })
        .json<RetryPlan>(),
    // What was sent meanwhile counts: a plan from memory would be refused.
    gcTime: 0,
    placeholderData: keepPreviousData,
  })

type Retry = {
  readonly nodeId: string
  readonly version: 'same' | 'current'
  readonly confirmedRepeats: number
}

/** 409 when something else happened since the plan was shown. */
export const retryExecution = (id: string, retry: Retry) =>
  http.post(`executions/${id}/retry`, { json: retry }).json<ExecutionDetail>()
