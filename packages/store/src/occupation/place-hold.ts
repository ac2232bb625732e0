import type { ResourceSpan } from '@chairflow/scheduling'
import type { OccupationTable } from '../schema.ts'
import type { Tx } from '../tx.ts'
import { findTaken, type Taken } from './find-taken.ts'
import { fits } from './fits.ts'
import { insertOccupations } from './insert-occupations.ts'

/** The permission that allows it, in use for this very hold; by whom and why, for the record. */
export type Overbook = {
  readonly by: string
  readonly reason: string
  readonly permissionId: string
}

/** What may overlap. Clean-up may where a slot stood in the calendar before, as it was. */
export type Leeway = 'none' | 'clean-up' | { readonly overbook: Overbook }

export type NewHold = {
  readonly id: string
  readonly executionId: string | null
  readonly spans: readonly ResourceSpan[]
  /** Now and the instant from which it does not count any more, UTC ms. */
  readonly at: number
  readonly expiresAt: number
  /** Of all, or of each of them. */
  readonly leeway: Leeway | ((span: ResourceSpan) => Leeway)
}

export type Placed = { readonly type: 'held' } | { readonly type: 'taken'; readonly taken: Taken }

/**
 * Takes all resources of a visit, or none: the tables decide, whoever else writes. To be called in
 * a transaction that was begun IMMEDIATE. A hold that ran out is in nobody's way.
 */
export function placeHold(tx: Tx, hold: NewHold): Placed {
  const { id, spans, at, expiresAt, executionId, leeway } = hold
  const more = { source: 'hold', sourceId: id, executionId, writtenAt: at, expiresAt } as const
  const rows = spans.map((span) => ({
    ...{ ...span, ...more },
    ...leewayColumns(typeof leeway === 'function' ? leeway(span) : leeway),
  }))
  if (fits(tx, () => insertOccupations(tx, rows))) return { type: 'held' }
  const isOwn = () => false
  const [taken] = rows.flatMap(
    (row) => findTaken(tx, { spans: [row], at, leeway: row.leeway, isOwn }) ?? [],
  )
  return { type: 'taken', taken: taken ?? unfounded() }
}

/** Says what the tables found in the way. */
export function refused(tx: Tx, question: Parameters<typeof findTaken>[1]): Placed {
  const taken = findTaken(tx, question)
  return { type: 'taken', taken: taken ?? unfounded() }
}

function unfounded(): never {
  throw new Error('The tables refused a visit that nothing stands in the way of')
}

export function leewayColumns(
  leeway: Leeway,
): Pick<OccupationTable, 'leeway' | 'overbookedBy' | 'overbookReason' | 'permissionId'> {
  if (typeof leeway === 'string') return { leeway, ...nobody }
  const { by, reason, permissionId } = leeway.overbook
  return { leeway: 'overbooked', overbookedBy: by, overbookReason: reason, permissionId }
}

const nobody = { overbookedBy: null, overbookReason: null, permissionId: null }
