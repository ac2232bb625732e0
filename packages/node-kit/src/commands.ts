import type { Activities } from '@chairflow/connector-kit'
import type { Slot } from './values.ts'

/**
 * Changes of the practice's own records that a node may ask for. Like a question it is answered
 * inside the turn's transaction, so that what is written and the decision behind it are one commit;
 * it must be harmless to ask for twice.
 */
export type Commands = {
  /** Keeps who was offered what and how it ended, for caps and chances over all flows. */
  readonly 'record-offers': {
    readonly input: {
      readonly slot: Slot
      readonly offers: readonly {
        readonly patientId: string
        readonly status: 'offered' | 'accepted' | 'declined' | 'lost' | 'expired' | 'closed'
      }[]
    }
    readonly output: { readonly kept: number }
  }
  /** One place per patient and service: a second wish extends the first. */
  readonly 'add-to-waitlist': {
    readonly input: {
      readonly patientId: string
      readonly serviceId: string
      /** Empty: the locations the practice has, when it has one. */
      readonly locationIds: readonly string[]
      readonly windows: readonly {
        readonly days: readonly number[]
        readonly from: string
        readonly to: string
      }[]
      readonly zip: string | null
      readonly maxMiles: number | null
      readonly noticeMinutes: number
      /** Days from now; null: never. */
      readonly expiresInDays: number | null
      readonly note: string
    }
    readonly output: {
      readonly outcome: 'added' | 'already' | 'failed'
      readonly entryId: string | null
      readonly reason: string
    }
  }
  /** Keeps the time of a slot for a while; it ends by itself, with its slot, or with its execution. */
  readonly 'hold-slot': {
    readonly input: {
      readonly slot: Slot
      readonly patientId: string | null
      readonly minutes: number
    }
    readonly output: {
      readonly isHeld: boolean
      /** The hold counts until then, UTC ms. */
      readonly until: number
      /** Why not; empty when it is held. */
      readonly reason: string
    }
  }
  /** Keeps several times for one person to choose from; the patient is not kept, they may not come. */
  readonly 'hold-slots': {
    readonly input: { readonly slots: readonly Slot[]; readonly minutes: number }
    readonly output: {
      /** Those that are held, in their order; what was taken meanwhile is left out. */
      readonly slots: readonly Slot[]
      /** All of them count until then, UTC ms. */
      readonly until: number
    }
  }
  /** Gives back what the execution itself holds of these times; nothing else changes. */
  readonly 'give-back-slots': {
    readonly input: { readonly slots: readonly Slot[] }
    readonly output: { readonly givenBack: number }
  }
  /**
   * The practice system's own ids for a booking, and its time taken: what the execution held of it
   * is the booking's from then on, and nobody else can have the rest.
   */
  readonly 'take-for-booking': {
    readonly input: { readonly slot: Slot; readonly patientId: string }
    readonly output: {
      readonly booking: BookingIds | null
      /** The time was taken meanwhile, or may not be booked any more. */
      readonly isTaken?: boolean
      readonly reason: string
    }
  }
  /**
   * Takes another provider, room or time for a booked visit. What the visit has stays taken too,
   * until the practice system has moved it.
   */
  readonly 'take-for-change': {
    readonly input: {
      /** The practice system's id of the visit. */
      readonly visitId: string
      readonly patientId: string
      readonly slot: Slot
      readonly does: 'reassign' | 'reschedule'
      /** Where a person has to do it, the time is kept so long at most, in minutes. */
      readonly byHandMinutes: number
    }
    readonly output:
      | {
          readonly type: 'taken'
          readonly slot: Slot
          readonly change: Activities['appointment.change']['input']
        }
      /** The practice system cannot be told; `until` is when the time is given up, UTC ms. */
      | {
          readonly type: 'by-hand'
          readonly slot: Slot
          readonly from: Slot
          readonly why: string
          readonly until: number
        }
      | { readonly type: 'there'; readonly slot: Slot }
      | { readonly type: 'refused'; readonly reason: string }
  }
}

/** The practice system's own ids for a slot and a patient; null in the answer when one is missing. */
export type BookingIds = {
  readonly serviceExternalId: string
  readonly providerExternalId: string
  readonly locationExternalId: string
  readonly roomExternalId: string | null
  readonly patientExternalId: string
}

export type CommandName = keyof Commands
