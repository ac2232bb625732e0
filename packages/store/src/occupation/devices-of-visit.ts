import {
  type Appointment,
  chooseDevices,
  type Equipment,
  overlaps,
  type ResourceSpan,
  type Service,
} from '@chairflow/scheduling'
import { listEquipment, listTimeOff } from '../practice/list-practice.ts'
import type { OccupationTable } from '../schema.ts'
import type { Tx } from '../tx.ts'
import { findTaken, listOccupations } from './find-taken.ts'

type Visit = {
  readonly appointment: Appointment
  readonly service: Service | undefined
  /** What it took until now. */
  readonly had: readonly OccupationTable[]
  readonly spansWith: (devices: readonly Equipment[]) => readonly ResourceSpan[]
}

/** All holds count, run out or not: it is only a choice, and leaving a device to a hold is kind. */
const ALL_HOLDS = 0

/**
 * The devices of a visit in the calendar: those it had, also while it was our booking on its way
 * there, where they are free and not in repair; or else others.
 */
export function devicesOfVisit(tx: Tx, visit: Visit): readonly Equipment[] {
  const { appointment, service, had } = visit
  if (service === undefined || service.equipmentTypes.length === 0) return []
  const booked = bookedFor(tx, appointment)
  const isOwn = (row: OccupationTable) => booked.has(row.sourceId)
  const isFree = (device: Equipment) => {
    const spans = visit.spansWith([device]).filter(({ kind }) => kind === 'equipment')
    const isTaken = findTaken(tx, { spans, at: ALL_HOLDS, leeway: 'none', isOwn }) !== null
    return !isTaken && !spans.some((span) => isInRepair(tx, span))
  }
  const has = ({ id }: Equipment) =>
    had.some(({ kind, resourceId }) => kind === 'equipment' && resourceId === id) ||
    isBooked(tx, { id, appointment, booked })
  const wish = { service, locationId: appointment.locationId, isFree, has }
  return chooseDevices(listEquipment(tx), wish)
}

function isInRepair(tx: Tx, span: ResourceSpan): boolean {
  return listTimeOff(tx, span).some(
    ({ resourceKind, resourceId, ...time }) =>
      resourceKind === 'equipment' && resourceId === span.resourceId && overlaps(time, span),
  )
}

/** Our bookings of the same provider at the same time: this visit, on its way into the calendar. */
function bookedFor(tx: Tx, { providerId, startAt, endAt }: Appointment): ReadonlySet<string> {
  const where = { kind: 'provider', resourceId: providerId, startAt, endAt, at: ALL_HOLDS } as const
  const own = listOccupations(tx, where).filter(
    ({ source, visitStartAt }) => source === 'booking' && visitStartAt === startAt,
  )
  return new Set(own.map(({ sourceId }) => sourceId))
}

type Device = {
  readonly id: string
  readonly appointment: Appointment
  readonly booked: ReadonlySet<string>
}

function isBooked(tx: Tx, { id, appointment, booked }: Device): boolean {
  if (booked.size === 0) return false
  const { startAt, endAt } = appointment
  const where = { kind: 'equipment', resourceId: id, startAt, endAt, at: ALL_HOLDS } as const
  return listOccupations(tx, where).some(({ sourceId }) => booked.has(sourceId))
}
