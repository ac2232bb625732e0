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
 * What shares a provider, room, device or patient with an appointment while it goes on. Set-up and
 * clean-up do not count, as the practice system knows of none; what a person permitted does not
 * either. `at` is now, UTC ms: holds that ran out by then are over.
 */
export function findOverlaps(tx: Tx, appointmentId: string, at: number): readonly Overlap[] {
  const found = new Map<string, Overlap>()
  for (const own of listOccupationsOf(tx, { source: 'appointment', sourceId: appointmentId })) {
    for (const other of tooMany(tx, own, at)) {
      const key = `${other.source} ${other.sourceId}`
      const resource = { kind: own.kind, id: own.resourceId }
      const resources = [...(found.get(key)?.resources ?? []), resource]
      found.set(key, { other, resources })
    }
  }
  return [...found.values()]
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
  if (peakOverlap(within) < capacityOf(tx, own)) return []
  return others.filter((other) => !isPermitted(tx, own, other))
}

function visitOf({ visitStartAt, visitEndAt }: OccupationTable) {
  return { startAt: visitStartAt, endAt: visitEndAt }
}

/** The permission was for one of the two, whichever came to be the appointment. */
function isPermitted(tx: Tx, one: OccupationTable, other: OccupationTable): boolean {
  if (other.leeway === 'overbooked') return true
  return [one, other].some((row) => {
    const { visitStartAt, visitEndAt } = row
    const used = tx.all(usedPermissions({ visitStartAt, visitEndAt }))
    return used.some(({ resourcesJson }) =>
      (JSON.parse(resourcesJson) as Overlap['resources']).some(
        ({ kind, id }) => kind === row.kind && id === row.resourceId,
      ),
    )
  })
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
