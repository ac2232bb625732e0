import type { ResourceSpan } from '@chairflow/scheduling'
import {
  findOverbookPermission,
  type Leeway,
  type OverbookPermissionTable,
  type Tx,
  useOverbookPermission,
} from '@chairflow/store'
import { refuse } from '../practice/refuse.ts'
import { HttpProblem } from '../problem.ts'
import { statusOf } from './permission-view.ts'
import type { HoldWish } from './read-hold-wish.ts'

type Use = {
  readonly permissionId: string
  readonly holdId: string
  readonly wish: HoldWish
  readonly actor: string
  readonly at: number
}

/**
 * Uses a permission for a hold. Returns what each resource may overlap: those that it names
 * anything, the others nothing. Throws a problem where it cannot be used or is for another time.
 */
export function overbook(tx: Tx, use: Use): (span: ResourceSpan) => Leeway {
  const { permissionId: id, holdId, wish, actor, at } = use
  const permission = findOverbookPermission(tx, id)
  if (permission === undefined) {
    return refuse('unknown-permission', 'permissionId', 'There is no such permission.')
  }
  if (wish.startAt < permission.startAt || permission.endAt < wish.endAt) {
    throw new HttpProblem(409, 'The permission is for another time.')
  }
  if (!useOverbookPermission(tx, { id, holdId, at }, actor)) {
    throw new HttpProblem(409, WHY_NOT[statusOf(permission, at)])
  }
  const given = { by: permission.permittedBy, reason: permission.reason, permissionId: id }
  const isNamed = namedBy(permission)
  return (span) => (isNamed(span) ? { overbook: given } : 'none')
}

const WHY_NOT = {
  used: 'The permission was used for another visit already. Each is for one.',
  revoked: 'The permission was taken back.',
  over: 'The permission may not be used any more: its time is over.',
  usable: 'The permission cannot be used.',
} as const

function namedBy({ resourcesJson }: OverbookPermissionTable) {
  const named = JSON.parse(resourcesJson) as readonly { kind: string; id: string }[]
  return ({ kind, resourceId }: ResourceSpan) =>
    named.some((one) => one.kind === kind && one.id === resourceId)
}
