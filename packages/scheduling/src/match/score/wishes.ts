import type { PatientId, ProviderId } from '../../ids.ts'

/** What is known of the patient's wishes beside the visit itself. */
export type Wishes = {
  readonly patientId?: PatientId | null | undefined
  readonly prefer?: ProviderId | null | undefined
  /** Who treated the patient last, and when (UTC ms). */
  readonly lastVisit?: { readonly providerId: ProviderId; readonly at: number } | null | undefined
  /** To the location, and how far the patient is willing to go. */
  readonly travel?: { readonly miles: number; readonly atMostMiles: number } | null | undefined
  /** The present, UTC ms; absent: waiting is not weighed. */
  readonly now?: number | undefined
}
