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
}

export type ActivityName = keyof Activities

/** What a connection must be able to do; nodes ask for these by slot. */
export type Capability =
  | 'message.send'
  | 'message.receive'
  | 'messages.list'
  | 'appointments.read'
  | 'booking.write'
  | 'credentials.report'
export type ConnectionKind = 'pms' | 'sms' | 'email' | 'hr'
