import type { TSchema } from 'typebox'
import type { Activities, ActivityName, Capability, ConnectionKind } from './activities.ts'
import type { Failure } from './failure.ts'
import type { AppointmentFacts, InboundEvent, Instant } from './inbound-event.ts'
import type { Pace } from './pace.ts'

/** A connector is code that speaks to one outside system; one folder in packages/connectors. */
export type Connector = {
  /** The folder's name. */
  readonly id: string
  readonly title: string
  readonly kind: ConnectionKind
  readonly capabilities: readonly Capability[]
  /** How fast one account may be called, where its settings do not say otherwise. */
  readonly pace?: Pace
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
  /** What this account's settings change in the connector's pace. */
  readonly pace?: Partial<Pace>
  readonly activities: { readonly [Name in ActivityName]?: ActivityHandler<Name> }
  /** By the last path segment of the hook: '' for /hooks/pms/:id, 'inbound' and 'status' for SMS. */
  readonly webhooks: Readonly<Record<string, Webhook>>
  /** PMS only: reads appointments, for the first fill of the cache and for events that carry ids only. */
  readonly appointments?: AppointmentReader
  /** SMS only: reads what patients wrote, for replies whose webhook never reached us. */
  readonly messages?: MessageReader
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
  /** What may be done after an attempt of unknown outcome; 'ask' where nothing is said. */
  readonly repeat?: Repeat
  /**
   * How long after an attempt of unknown outcome the vendor is asked before a person is, in
   * milliseconds; a day where nothing is said.
   */
  readonly askForMs?: number
}

/**
 * `with-key`: the vendor honours the effect id as an idempotency key, so the call is just repeated;
 * `ask`: the vendor can be asked, so `reconcile` comes before any repetition;
 * `never`: neither, so a person has to look. `reconcile` is called for `ask` only.
 */
export type Repeat = 'with-key' | 'ask' | 'never'

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
  /** It did not happen, and what happened meanwhile leaves no room for it: never tried again. */
  | { readonly type: 'overtaken'; readonly failure: Failure }

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

export type MessageReader = {
  /**
   * The texts patients sent to this account since the instant, oldest first, with the dedupe keys
   * that the webhook gives them. Throws ConnectorError.
   */
  readonly list: (range: { readonly since: Instant }) => Promise<readonly InboundEvent[]>
}
