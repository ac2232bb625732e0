import {
  type Interval,
  type PreparedPractice,
  preparePractice,
  withHeld,
} from '@chairflow/scheduling'
import {
  listAppointments,
  listCredentials,
  listDevicesOfVisits,
  listEquipment,
  listHeld,
  listLocations,
  listProviders,
  listRooms,
  listServices,
  listTimeOff,
  type Tx,
} from '@chairflow/store'
import { keepBySpan } from './keep-by-span.ts'

const DAY_MS = 24 * 60 * 60_000
/** How evenly work is shared is looked at over two weeks. */
const LOOK_AROUND_MS = 8 * DAY_MS

/**
 * The practice as a match reads it at an instant (`at`, UTC ms), with the bookings of eight days
 * around the times asked for and what we hold ourselves. Outside of a transaction it is kept until
 * something of the practice is written; what we hold runs out by itself, and is always read anew.
 */
export function readMatchPractice(
  tx: Tx,
  { startAt, endAt, at }: Interval & { readonly at: number },
): PreparedPractice {
  const around = wholeDays({ startAt: startAt - LOOK_AROUND_MS, endAt: endAt + LOOK_AROUND_MS })
  return withHeld(keptOrRead(tx, around), listHeld(tx, { ...around, at }))
}

/** Of UTC, so that the questions of one day ask for the same. */
function wholeDays({ startAt, endAt }: Interval): Interval {
  return {
    startAt: Math.floor(startAt / DAY_MS) * DAY_MS,
    endAt: Math.ceil(endAt / DAY_MS) * DAY_MS,
  }
}

const keptPractice = keepBySpan()
const keptLists = keepBySpan()

function keptOrRead(tx: Tx, around: Interval): PreparedPractice {
  return keptPractice(tx, tx.practiceRevision(), around, () => read(tx, around))
}

function read(tx: Tx, around: Interval): PreparedPractice {
  const appointments = listAppointments(tx, around)
  const devicesOf = listDevicesOfVisits(tx, around)
  return preparePractice({ ...readLists(tx, around), appointments, devicesOf })
}

/**
 * Without anybody's bookings: enough to judge one by the lists, at a small part of the cost. Kept
 * until somebody changes a list, also inside of transactions that do not.
 */
export function readListsOnly(tx: Tx, span: Interval): PreparedPractice {
  const days = wholeDays(span)
  return keptLists(tx, tx.listsRevision(), days, () =>
    preparePractice({ ...readLists(tx, days), appointments: [] }),
  )
}

/** The lists of the practice, with the time off of a span; nobody's bookings. */
export function readLists(tx: Tx, span: Interval) {
  return {
    locations: listLocations(tx),
    services: listServices(tx),
    providers: listProviders(tx),
    credentials: listCredentials(tx),
    rooms: listRooms(tx),
    equipment: listEquipment(tx),
    timeOff: listTimeOff(tx, span),
  }
}
