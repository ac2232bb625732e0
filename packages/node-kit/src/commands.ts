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
}

export type CommandName = keyof Commands
