import type { PracticeRecords } from '@chairflow/scheduling'
import {
  listCredentials,
  listEquipment,
  listLocations,
  listProviders,
  listRooms,
  listServices,
  listTimeOff,
  type Tx,
} from '@chairflow/store'

const ALWAYS = { startAt: 0, endAt: Number.MAX_SAFE_INTEGER }

/** All that the practice keeps about itself, past time off included. */
export function readRecords(tx: Tx): PracticeRecords {
  return {
    locations: listLocations(tx),
    rooms: listRooms(tx),
    equipment: listEquipment(tx),
    services: listServices(tx),
    providers: listProviders(tx),
    credentials: listCredentials(tx),
    timeOff: listTimeOff(tx, ALWAYS),
  }
}
