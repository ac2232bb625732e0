import type { AppointmentFacts, Instant } from './inbound-event.ts'

/** Every outside operation a node may ask for: its input, and what it answers. */
export type Activities = {
  readonly 'message.send': {
    readonly input: { readonly to: string; readonly body: string }
    readonly output: { readonly providerMessageId: string; readonly status: string }
  }
  readonly 'appointment.book': {
    readonly input: {
      readonly serviceExternalId: string
      readonly providerExternalId: string
      readonly locationExternalId: string
      readonly roomExternalId: string | null
      readonly patientExternalId: string
      readonly startAt: Instant
      readonly endAt: Instant
    }
    readonly output: { readonly appointment: AppointmentFacts }
  }
  /**
   * Gives an existing booking another provider, room or time; it keeps its patient, service and
   * location. Whoever changed it meanwhile wins: unless it is as in `before`, nothing is written.
   */
  readonly 'appointment.change': {
    readonly input: {
      readonly externalId: string
      readonly before: BookedPlace
      readonly after: BookedPlace
    }
    /** As it is now, which may lack what the vendor cannot change, such as the room. */
    readonly output: { readonly appointment: AppointmentFacts }
  }
}

/** Where and with whom a visit is; ids are the vendor's own. */
export type BookedPlace = {
  readonly startAt: Instant
  readonly endAt: Instant
  readonly providerExternalId: string
  readonly roomExternalId: string | null
}

export type ActivityName = keyof Activities

/** What a connection must be able to do; nodes ask for these by slot. */
export type Capability =
  | 'message.send'
  | 'message.receive'
  | 'messages.list'
  | 'appointments.read'
  | 'booking.write'
  /** Another provider or room for an existing booking. */
  | 'booking.reassign'
  /** Another time for an existing booking. */
  | 'booking.reschedule'
  | 'credentials.report'
export type ConnectionKind = 'pms' | 'sms' | 'email' | 'hr'
