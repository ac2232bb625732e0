import { overlaps, peakOverlap } from '@chairflow/scheduling'
import { capacityOf, listOccupations } from '../occupation/find-taken.ts'
import { listOccupationsOf } from '../occupation/list-holds.ts'
import { prepared } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export type Overlap = {
  /** The other visit, or the time that is kept: one of its rows. */
  readonly other: OccupationTable
  readonly resources: readonly { readonly kind: OccupationTable['kind']; readonly id: string }[]
}

/**
 * What shares a provider, room, device or patient with an appointment while it goes on, the first to
 * begin first. Set-up and clean-up do not count, as the practice system knows of none; what a person
 * permitted does not either. `at` is now, UTC ms: holds that ran out by then are over.
 */
export function* findOverlaps(tx: Tx, appointmentId: string, at: number): Generator<Overlap> {
  const found = new Map<string, OccupationTable[]>()
  const own = listOccupationsOf(tx, { source: 'appointment', sourceId: appointmentId })
  for (const other of own.flatMap((row) => tooMany(tx, row, at))) {
    const key = `${other.source} ${other.sourceId}`
    found.set(key, [...(found.get(key) ?? []), other])
  }
  const inOrder = [...found.values()].toSorted(([a], [b]) => startOf(a) - startOf(b))
  for (const rows of inOrder) {
    const shared = rows.filter((row) => !isPermitted(tx, row, own))
    const [other] = shared
    if (other === undefined) continue
    yield { other, resources: shared.map(({ kind, resourceId: id }) => ({ kind, id })) }
  }
}

function startOf(row: OccupationTable | undefined): number {
  return row?.visitStartAt ?? 0
}

function tooMany(tx: Tx, own: OccupationTable, at: number): readonly OccupationTable[] {
  const visit = visitOf(own)
  const others = listOccupations(tx, { ...own, ...visit, at }).filter(
    (row) => row.sourceId !== own.sourceId && overlaps(visitOf(row), visit),
  )
  const within = others.map((row) => ({
    startAt: Math.max(row.visitStartAt, visit.startAt),
    endAt: Math.min(row.visitEndAt, visit.endAt),
  }))
  return peakOverlap(within) < capacityOf(tx, own) ? [] : others
}

function visitOf({ visitStartAt, visitEndAt }: OccupationTable) {
  return { startAt: visitStartAt, endAt: visitEndAt }
}

/** The permission was for one of the two, whichever came to be the appointment. */
function isPermitted(tx: Tx, other: OccupationTable, own: readonly OccupationTable[]): boolean {
  if (other.leeway === 'overbooked') return true
  const { kind, resourceId } = other
  return [other, ...own.slice(0, 1)].some(({ visitStartAt, visitEndAt }) =>
    tx
      .all(usedPermissions({ visitStartAt, visitEndAt }))
      .flatMap(({ resourcesJson }) => JSON.parse(resourcesJson) as Overlap['resources'])
      .some((permitted) => permitted.kind === kind && permitted.id === resourceId),
  )
}

type Visit = Pick<OccupationTable, 'visitStartAt' | 'visitEndAt'>

const usedPermissions = prepared(({ visitStartAt, visitEndAt }: Visit) =>
  sqlite
    .selectFrom('overbookPermission')
    .select('resourcesJson')
    .where('usedBy', 'is not', null)
    .where('startAt', '<=', visitStartAt)
    .where('endAt', '>=', visitEndAt),
)
