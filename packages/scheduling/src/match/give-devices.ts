import { chooseDevices } from '../bookings/choose-devices.ts'
import type { AppointmentId, EquipmentId, ServiceId } from '../ids.ts'
import { overlaps, peakOverlap } from '../intervals.ts'
import type { Equipment } from '../practice/room.ts'
import { type Service, serviceAt } from '../practice/service.ts'
import type { MatchPractice } from './match-practice.ts'
import type { Visit } from './visit.ts'

type Devices = readonly EquipmentId[]

/**
 * Which devices the visits of a practice have: what is known of each, and where nothing is known one
 * of each type that its service needs, given out in the order in which visits begin.
 */
export function giveDevices(
  practice: MatchPractice,
  visits: readonly Visit[],
  servicesById: ReadonlyMap<ServiceId, Service>,
): ReadonlyMap<AppointmentId, Devices> {
  if (practice.equipment.length === 0) return new Map()
  const given = new Map<AppointmentId, Devices>(practice.devicesOf)
  const taken = new Map<EquipmentId, Visit[]>()
  const take = (visit: Visit, ids: Devices) => {
    for (const id of ids) taken.set(id, [...(taken.get(id) ?? []), visit])
  }
  for (const visit of visits) take(visit, given.get(visit.appointmentId) ?? [])
  for (const visit of visits.toSorted((one, other) => one.startAt - other.startAt)) {
    if (given.has(visit.appointmentId)) continue
    const isFree = (device: Equipment) => hasPlace(practice, device, visit, taken.get(device.id))
    const service = serviceOf(visit, servicesById)
    const wish = { service, locationId: visit.locationId, isFree, has: () => false }
    const ids = chooseDevices(practice.equipment, wish).map(({ id }) => id)
    given.set(visit.appointmentId, ids)
    take(visit, ids)
  }
  return given
}

function serviceOf({ serviceId, locationId }: Visit, services: ReadonlyMap<ServiceId, Service>) {
  const listed = services.get(serviceId)
  return listed && (serviceAt(listed, locationId) ?? listed)
}

function hasPlace(
  { timeOff }: MatchPractice,
  { id, capacity }: Equipment,
  visit: Visit,
  others: readonly Visit[] = [],
): boolean {
  const isOut = timeOff.some(
    (time) => time.resourceKind === 'equipment' && time.resourceId === id && overlaps(time, visit),
  )
  return !isOut && peakOverlap(others.filter((other) => overlaps(other, visit))) < capacity
}
