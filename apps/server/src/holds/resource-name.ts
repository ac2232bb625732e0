import type { OverbookPermission } from '@chairflow/api'
import { findProvider, findRoom, listEquipment, type Tx } from '@chairflow/store'

/** What people call something that can be taken; undefined when there is none. */
export function resourceName(
  tx: Tx,
  kind: OverbookPermission['resources'][number]['kind'],
  id: string,
): string | undefined {
  switch (kind) {
    case 'provider':
      return findProvider(tx, { id })?.displayName
    case 'room':
      return findRoom(tx, { id })?.name
    case 'equipment':
      return listEquipment(tx).find((device) => device.id === id)?.name
    default:
      return kind satisfies never
  }
}
