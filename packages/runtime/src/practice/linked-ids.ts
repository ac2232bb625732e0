import type { Slot } from '@chairflow/node-kit'
import { findProvider, findRoom, type Tx } from '@chairflow/store'

/** A record that was made here has no id in the practice system yet. */
export function linked(record: { readonly externalId: string } | undefined): string | undefined {
  return record?.externalId === '' ? undefined : record?.externalId
}

/** The practice system's own ids of who treats and where; undefined where one is not linked. */
export function linkedPlace(tx: Tx, { provider, room }: Pick<Slot, 'provider' | 'room'>) {
  const providerExternalId = linked(findProvider(tx, { id: provider.id }))
  const roomExternalId = room === null ? null : linked(findRoom(tx, { id: room.id }))
  if (providerExternalId === undefined || roomExternalId === undefined) return undefined
  return { providerExternalId, roomExternalId }
}
