import { readMatchPractice } from '@chairflow/runtime'
import {
  type Appointment,
  type Equipment,
  type EquipmentId,
  lacksDevice,
  type RecordWrite,
} from '@chairflow/scheduling'
import { findAppointmentById, listDevicesOfVisits, listEquipment, type Tx } from '@chairflow/store'
import { HttpProblem } from '../problem.ts'

type Change = {
  /** UTC ms. */
  readonly now: number
  readonly writes: readonly RecordWrite[]
}

/**
 * Saves a change of the practice, and throws, so that nothing of it is kept, where a visit to come would
 * lose the device it has and no other is free for it: a room or provider with visits does not go
 * either.
 */
export function keepDevices<Saved>(tx: Tx, { now, writes }: Change, save: () => Saved): Saved {
  if (!writes.some(({ list }) => list === 'equipment')) return save()
  const before = listEquipment(tx)
  const had = devicesOfVisits(tx, now)
  const saved = save()
  const has = devicesOfVisits(tx, now)
  for (const device of before) {
    const lost = [...had]
      .filter(([id, ids]) => ids.includes(device.id) && !has.get(id)?.includes(device.id))
      .flatMap(([id]) => findAppointmentById(tx, id) ?? [])
    refuseLost(tx, { device, lost, now })
  }
  return saved
}

type Loss = {
  readonly device: Equipment
  /** Visits that had it until now. */
  readonly lost: readonly Appointment[]
  readonly now: number
}

function refuseLost(tx: Tx, { device, lost, now }: Loss): void {
  if (lost.length === 0) return
  const startAt = Math.min(...lost.map((visit) => visit.startAt))
  const endAt = Math.max(...lost.map((visit) => visit.endAt))
  const practice = readMatchPractice(tx, { startAt, endAt, at: now })
  const count = lost.filter((visit) => lacksDevice(practice, visit, device.type)).length
  if (count === 0) return
  const booked = count === 1 ? 'one visit is booked' : `${count} visits are booked`
  const those = count === 1 ? 'the visit is' : 'these visits are'
  throw new HttpProblem(
    409,
    `${device.name} cannot be taken away: ${booked} with it, and no other device is free then. Enter it as in repair, and ${those} looked after.`,
  )
}

function devicesOfVisits(tx: Tx, now: number): ReadonlyMap<string, readonly EquipmentId[]> {
  return listDevicesOfVisits(tx, { startAt: now, endAt: Number.MAX_SAFE_INTEGER })
}
