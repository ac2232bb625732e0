/** Milliseconds since the epoch, UTC. */
export type Instant = number

/** How an appointment stands, in the words all vendors share. */
export type AppointmentStatus = 'booked' | 'confirmed' | 'cancelled' | 'no-show' | 'completed'

/** What a PMS tells about one appointment. Ids are the vendor's own, as strings. */
export type AppointmentFacts = {
  readonly externalId: string
  readonly startAt: Instant
  readonly endAt: Instant
  readonly status: AppointmentStatus
  readonly serviceExternalId: string | null
  readonly providerExternalId: string
  readonly roomExternalId: string | null
  readonly locationExternalId: string
  readonly patient: PatientFacts | null
  /** When the vendor last changed it, by the vendor's clock, where the vendor says so. */
  readonly modifiedAt?: Instant
}

export type PatientFacts = {
  readonly externalId: string
  readonly firstName: string
  readonly lastName: string
  /** E.164, or null where the vendor has none that can be read as a phone number. */
  readonly phone: string | null
  readonly email: string | null
}

/**
 * Something an outside system told us. `dedupeKey` is unique per connection: the same message
 * delivered twice has the same key.
 */
export type InboundEvent =
  | {
      readonly type: 'appointment-changed'
      readonly dedupeKey: string
      readonly occurredAt: Instant
      /** What the vendor says happened; the runtime compares with what it knew to name it exactly. */
      readonly change: 'booked' | 'updated' | 'cancelled'
      readonly externalId: string
      /** null when the vendor sends ids only: the runtime uses its cache or asks the connector. */
      readonly appointment: AppointmentFacts | null
      /**
       * Set by the runtime alone, for what it read itself: how often it had learned something about
       * the appointment when it began to read, or null when it knew none.
       */
      readonly readAtRevision?: number | null
    }
  | {
      readonly type: 'message-received'
      readonly dedupeKey: string
      readonly occurredAt: Instant | null
      readonly from: string
      readonly to: string
      readonly body: string
      readonly hasMedia: boolean
      readonly providerMessageId: string
      /** Set when the carrier itself already acted on a keyword such as STOP. */
      readonly optOutType: 'stop' | 'start' | 'help' | null
    }
  | {
      readonly type: 'message-status'
      readonly dedupeKey: string
      readonly providerMessageId: string
      /** Our effect id, where the vendor carries it back to us. */
      readonly effectId: string | null
      readonly status: MessageStatus
      readonly errorCode: string | null
    }
  | {
      readonly type: 'credentials-reported'
      readonly dedupeKey: string
      readonly records: readonly CredentialFacts[]
    }

/** What an HR system knows of one certificate of one employee; days are calendar dates. */
export type CredentialFacts = {
  readonly employee: string
  readonly credential: string
  readonly status: 'active' | 'lapsed' | 'renewal-submitted' | 'revoked'
  readonly expiresOn?: string | null
  readonly issuedOn?: string | null
  readonly verifiedOn?: string | null
  readonly number?: string
}

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed'
