import { type Interval, type PreparedPractice, preparePractice } from '@chairflow/scheduling'
import {
  listAppointments,
  listCredentials,
  listEquipment,
  listHeld,
  listLocations,
  listProviders,
  listRooms,
  listServices,
  listTimeOff,
  type Tx,
} from '@chairflow/store'

const DAY_MS = 24 * 60 * 60_000
/** How evenly work is shared is looked at over two weeks. */
const LOOK_AROUND_MS = 8 * DAY_MS

/**
 * The practice as a match reads it at an instant (`at`, UTC ms), with the bookings of eight days
 * around the times asked for and what we hold ourselves.
 */
export function readMatchPractice(
  tx: Tx,
  { startAt, endAt, at }: Interval & { readonly at: number },
): PreparedPractice {
  const around = { startAt: startAt - LOOK_AROUND_MS, endAt: endAt + LOOK_AROUND_MS }
  return preparePractice({
    locations: listLocations(tx),
    services: listServices(tx),
    providers: listProviders(tx),
    credentials: listCredentials(tx),
    rooms: listRooms(tx),
    equipment: listEquipment(tx),
    timeOff: listTimeOff(tx, around),
    appointments: listAppointments(tx, around),
    held: listHeld(tx, { ...around, at }),
  })
}
