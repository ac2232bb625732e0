import { type Static, Type as T } from 'typebox'
import type { EquipmentId, LocationId, RoomId } from '../ids.ts'
import { id } from './fields.ts'

const place = {
  externalId: T.String(),
  name: T.String(),
  type: T.String(),
  /** How many visits it holds or serves at once. */
  capacity: T.Integer({ minimum: 1 }),
  locationId: id<LocationId>(),
}

export const Room = T.Object({ id: id<RoomId>(), ...place })
export type Room = Static<typeof Room>

/** A device that a visit needs beside its room, such as a laser. */
export const Equipment = T.Object({ id: id<EquipmentId>(), ...place })
export type Equipment = Static<typeof Equipment>
