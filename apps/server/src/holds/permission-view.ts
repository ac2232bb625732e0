import type { OverbookPermission } from '@chairflow/api'
import { listJournal, type OverbookPermissionTable, type Tx } from '@chairflow/store'
import { resourceName } from './resource-name.ts'

const instant = (at: number) => new Date(at).toISOString()

type Resources = Omit<OverbookPermission['resources'][number], 'name'>[]

/** The permission with the names of what it is for and its journal. */
export function permissionView(
  tx: Tx,
  row: OverbookPermissionTable,
  now: number,
): OverbookPermission {
  const { id, permittedBy, actor, reason, usedBy } = row
  const resources = JSON.parse(row.resourcesJson) as Resources
  return {
    ...{ id, permittedBy, actor, reason, holdId: usedBy, status: statusOf(row, now) },
    resources: resources.map((one) => ({
      ...one,
      name: resourceName(tx, one.kind, one.id) ?? one.id,
    })),
    startAt: instant(row.startAt),
    endAt: instant(row.endAt),
    permittedAt: instant(row.permittedAt),
    usableUntil: instant(row.usableUntil),
    history: listJournal(tx, id).map((line) => ({
      ...{ at: instant(line.at), actor: line.actor, text: line.text },
    })),
  }
}

export function statusOf(
  { usedBy, revokedAt, usableUntil }: OverbookPermissionTable,
  now: number,
): OverbookPermission['status'] {
  if (usedBy !== null) return 'used'
  if (revokedAt !== null) return 'revoked'
  return usableUntil <= now ? 'over' : 'usable'
}
