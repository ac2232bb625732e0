import type { TSchema } from 'typebox'
import type { Activities, ActivityName, Capability, ConnectionKind } from './activities.ts'
import type { AppointmentFacts, InboundEvent, Instant } from './inbound-event.ts'

/** A connector is code that speaks to one outside system; one folder in packages/connectors. */
export type Connector = {
  /** The folder's name. */
  readonly id: string
  readonly title: string
  readonly kind: ConnectionKind
  readonly capabilities: readonly Capability[]
  /** JSON Schema of what a practice sets and may see again. */
  readonly settings: TSchema
  /** JSON Schema of what a practice sets and never sees again. */
  readonly secrets: TSchema
  /** Opens one practice's account. Throws ConnectorError when settings or secrets do not fit. */
  readonly open: (account: ConnectionAccount) => OpenConnection
}

export type ConnectionAccount = {
  readonly connectionId: string
  readonly settings: unknown
  readonly secrets: unknown
  /** Where the outside world reaches us, without a trailing slash; never taken from a Host header. */
  readonly publicUrl: string
  readonly now: () => Instant
}

export type OpenConnection = {
  readonly activities: { readonly [Name in ActivityName]?: ActivityHandler<Name> }
  /** By the last path segment of the hook: '' for /hooks/pms/:id, 'inbound' and 'status' for SMS. */
  readonly webhooks: Readonly<Record<string, Webhook>>
  /** PMS only: reads appointments, for the first fill of the cache and for events that carry ids only. */
  readonly appointments?: AppointmentReader
}

export type ActivityHandler<Name extends ActivityName> = {
  /**
   * Does it once. Throws ConnectorError; its `certainty` decides whether a retry is safe.
   * `effectId` is stable over retries: hand it to the vendor wherever it has a field for it.
   */
  readonly perform: (
    input: Activities[Name]['input'],
    context: ActivityContext,
  ) => Promise<Activities[Name]['output']>
  /** Finds out whether an attempt with an unknown outcome happened. */
  readonly reconcile: (
    input: Activities[Name]['input'],
    context: ReconcileContext,
  ) => Promise<Reconciliation<Activities[Name]['output']>>
  /** How long after the attempt an absence may be believed, in milliseconds. */
  readonly settleMs: number
}

export type ActivityContext = {
  readonly effectId: string
  readonly signal: AbortSignal
}

export type ReconcileContext = ActivityContext & {
  readonly attemptedAt: Instant
  /** Vendor ids that other effects already own, so that one message never proves two. */
  readonly takenIds: readonly string[]
}

export type Reconciliation<Output> =
  | { readonly type: 'happened'; readonly output: Output }
  | { readonly type: 'absent' }

export type Webhook = {
  /** Checks the signature over the raw body in constant time. */
  readonly verify: (request: RawRequest) => boolean
  /** Reads the events out of a verified request. Throws ConnectorError when the body makes no sense. */
  readonly read: (request: RawRequest) => readonly InboundEvent[]
  /** What the vendor wants to hear. */
  readonly acknowledgement: { readonly contentType: string; readonly body: string }
}

export type RawRequest = {
  readonly method: string
  /** Path and query as received, e.g. `/hooks/sms/twilio/status?e=1`. */
  readonly pathAndQuery: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type AppointmentReader = {
  /** Undefined when the vendor does not know the appointment. */
  readonly find: (externalId: string) => Promise<AppointmentFacts | undefined>
  readonly list: (range: {
    startAt: Instant
    endAt: Instant
  }) => Promise<readonly AppointmentFacts[]>
}
