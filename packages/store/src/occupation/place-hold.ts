import type { ResourceSpan } from '@chairflow/scheduling'
import type { OccupationTable } from '../schema.ts'
import type { Tx } from '../tx.ts'
import { findTaken, type Taken } from './find-taken.ts'
import { fits } from './fits.ts'
import { insertOccupations } from './insert-occupations.ts'

/** A person who may, and why: it is put into the record of what was done. */
export type Overbook = { readonly by: string; readonly reason: string }

/** What may overlap. Clean-up may where a slot stood in the calendar before, as it was. */
export type Leeway = 'none' | 'clean-up' | { readonly overbook: Overbook }

export type NewHold = {
  readonly id: string
  readonly executionId: string | null
  readonly spans: readonly ResourceSpan[]
  /** Now and the instant from which it does not count any more, UTC ms. */
  readonly at: number
  readonly expiresAt: number
  readonly leeway: Leeway
}

export type Placed = { readonly type: 'held' } | { readonly type: 'taken'; readonly taken: Taken }

/**
 * Takes all resources of a visit, or none: the tables decide, whoever else writes. To be called in
 * a transaction that was begun IMMEDIATE. A hold that ran out is in nobody's way.
 */
export function placeHold(tx: Tx, hold: NewHold): Placed {
  const { id, spans, at, expiresAt, executionId, leeway } = hold
  const more = { executionId, writtenAt: at, expiresAt, ...leewayColumns(leeway) }
  const rows = spans.map((span) => ({ ...span, source: 'hold' as const, sourceId: id, ...more }))
  if (fits(tx, () => insertOccupations(tx, rows))) return { type: 'held' }
  return refused(tx, { spans, at, leeway: more.leeway, isOwn: () => false })
}

/** Says what the tables found in the way. */
export function refused(tx: Tx, question: Parameters<typeof findTaken>[1]): Placed {
  const taken = findTaken(tx, question)
  if (taken === null)
    throw new Error('The tables refused a visit that nothing stands in the way of')
  return { type: 'taken', taken }
}

export function leewayColumns(
  leeway: Leeway,
): Pick<OccupationTable, 'leeway' | 'overbookedBy' | 'overbookReason'> {
  if (typeof leeway === 'string') return { leeway, overbookedBy: null, overbookReason: null }
  const { by, reason } = leeway.overbook
  return { leeway: 'overbooked', overbookedBy: by, overbookReason: reason }
}
