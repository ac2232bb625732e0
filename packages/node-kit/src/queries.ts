import type { People, ServiceRequest, Slot, Verdict } from './values.ts'

/**
 * Questions a node may ask about the practice. The host answers them from its own tables inside
 * the turn's transaction, so the answer and the decision made on it are one commit.
 */
export type Queries = {
  readonly 'match-providers': {
    readonly input: MatchInput
    readonly output: {
      readonly slot: Slot | null
      readonly candidates: readonly Verdict[]
      /** What would have made the second best the first. */
      readonly runnerUp?: string
    }
  }
  /** The first time within a window, or why there is none and what comes nearest. */
  readonly 'look-ahead': {
    readonly input: {
      readonly wish: MatchInput
      /** How long from now on, or from the time that was wished for if that is later. */
      readonly hours: number
      readonly counts: 'wall-hours' | 'business-hours'
      readonly from: 'now' | 'wished-time'
      /** Nothing begins sooner than so long after now. */
      readonly noticeMinutes: number
      /** How far the patient goes to another location; null: not at all. */
      readonly atMostMiles: number | null
    }
    readonly output: (
      | {
          readonly status: 'within'
          /** The earliest, with whom the match chooses then. */
          readonly slot: Slot
          readonly candidates: readonly Verdict[]
          readonly runnerUp?: string
        }
      | {
          readonly status: 'escalate'
          readonly reasons: readonly { readonly code: string; readonly text: string }[]
        }
    ) & {
      /** The last start that is, or would have been, in time; UTC ms. */
      readonly until: number
      /** Up to three, earliest first: of the window, and where it holds fewer those that come nearest. */
      readonly times: readonly FoundTime[]
      readonly practiceName: string
      /** Of the location that was asked about. */
      readonly timeZone: string
    }
  }
  readonly 'find-waitlist': {
    readonly input: {
      readonly slot: Slot
      readonly excludePatientIds: readonly string[]
      /** What must suit beside the service. */
      readonly matching: 'time' | 'place' | 'both' | 'either' | 'service'
      readonly order: 'longest-waiting' | 'best-fit' | 'score'
      /** Of so many people, one is among those who have waited longest. */
      readonly longestOfEvery?: number
      readonly maxOffersPerDay?: number
      readonly maxOffersPerWeek?: number
      readonly limit: number
    }
    readonly output: {
      readonly people: People
      /** The chosen and as many others as a journal can hold. */
      readonly verdicts: readonly Verdict[]
      /** How many wait for the service. */
      readonly considered: number
    }
  }
  readonly 'classify-text': {
    readonly input: { readonly text: string }
    readonly output: {
      readonly status: 'sure' | 'ask' | 'unknown'
      readonly requests: readonly ServiceRequest[]
      readonly modifiers: readonly string[]
      /** What may be meant, in words, where the text leaves it open. */
      readonly alternatives: readonly string[]
      /** Why it is not clear; empty when it is. */
      readonly reason: string
      readonly rest: string
    }
  }
  readonly 'check-slot': {
    readonly input: { readonly slot: Slot }
    readonly output: { readonly free: boolean; readonly reason: string }
  }
  readonly 'find-availability': {
    readonly input: {
      readonly serviceId: string
      readonly patientId: string | null
      readonly preferredProviderId: string | null
      /** Absent: that of the service. */
      readonly product?: string
      /** Where the flow runs; null: every location. */
      readonly locationId: string | null
      /** How far the patient goes to another location; null: not at all. */
      readonly atMostMiles: number | null
      /** Starts at or after `from` and before `until`, UTC ms. */
      readonly from: number
      readonly until: number
      readonly limit: number
    }
    readonly output: {
      /** Earliest first, each with the first provider who has time. */
      readonly slots: readonly Slot[]
      /** The same in words, e.g. "tomorrow at 3:00 PM". */
      readonly words: readonly string[]
      readonly total: number
      readonly reasons: readonly string[]
      readonly instead: readonly string[]
    }
  }
  /** Whether a slot can still be offered, and who of these people may not be asked now, with the reason. */
  readonly 'check-offer': {
    readonly input: {
      readonly slot: Slot
      readonly patientIds: readonly string[]
      /** Something that was in the practice's lists is gone: what is not in them counts as well. */
      readonly countsGaps?: true
      readonly maxOffersPerDay?: number
      readonly maxOffersPerWeek?: number
    }
    readonly output: {
      readonly free: boolean
      readonly reason: string
      readonly skip: readonly { readonly patientId: string; readonly reason: string }[]
    }
  }
}

/** Who can take a slot, at its time. */
export type MatchInput = {
  readonly slot: Slot
  readonly prefer: 'same-provider' | 'least-busy'
  /** Absent: whoever is least busy that day. */
  readonly mode?: 'efficiency' | 'equal' | 'least-busy'
  /** In place of the mode's. */
  readonly weights?: Readonly<Record<string, number>>
  readonly patientId?: string
  /** The practice system's id of the visit that is asked about: it stands in nobody's way. */
  readonly visitId?: string
}

/** A free time, and what its words need. */
export type FoundTime = {
  readonly slot: Slot
  /** Of its location. */
  readonly timeZone: string
}

export type QueryName = keyof Queries
