import type { StepAction } from '@chairflow/node-kit'
import type { Config } from './context.ts'
import type { Memory } from './memory.ts'

/** The last instant somebody could still come when they say yes. */
export function lastCall({ noticeMinutes = 0 }: Config, { slot }: Pick<Memory, 'slot'>): number {
  return slot.startAt - noticeMinutes * 60_000
}

type Look = {
  readonly name: string
  readonly patientIds: readonly string[]
  /** Something that was in the practice's lists is gone. */
  readonly countsGaps?: boolean
}

/** Asks, in this turn, whether the slot is still free and who may still be asked. */
export function checkOffer(
  { maxOffersPerDay, maxOffersPerWeek }: Config,
  { slot }: Memory,
  { name, patientIds, countsGaps = false }: Look,
): StepAction {
  const caps = {
    ...(maxOffersPerDay !== undefined && { maxOffersPerDay }),
    ...(maxOffersPerWeek !== undefined && { maxOffersPerWeek }),
  }
  const gaps = countsGaps && { countsGaps }
  return {
    type: 'query',
    name,
    query: 'check-offer',
    input: { slot, patientIds, ...gaps, ...caps },
  }
}
