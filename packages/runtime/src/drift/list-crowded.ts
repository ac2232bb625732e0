import { type Appointment, type Interval, isOccupying } from '@chairflow/scheduling'
import { listAppointments, listDevicesOfVisits, listHeld, type Tx } from '@chairflow/store'

const DAY_MS = 24 * 60 * 60_000

type Taken = Interval & { readonly resource: string; readonly visitId: string | null }

/**
 * Our ids of the visits of a time that may share a provider, room, device or patient with something
 * else: whoever is not among them surely does not. A handful of readings, however many visits there are.
 */
export function listCrowded(tx: Tx, span: Interval & { readonly at: number }): ReadonlySet<string> {
  const around = { startAt: span.startAt - DAY_MS, endAt: span.endAt + DAY_MS, at: span.at }
  const taken = [...takenByVisits(tx, around), ...takenByUs(tx, around)]
  const byResource = Map.groupBy(taken, ({ resource }) => resource)
  return new Set([...byResource.values()].flatMap((all) => visitsOf(crowdedOf(all))))
}

/** Each that begins before another one has ended, and that other one. */
function crowdedOf(all: readonly Taken[]): readonly Taken[] {
  let longest: Taken | undefined
  return all
    .toSorted((one, other) => one.startAt - other.startAt)
    .flatMap((one) => {
      const before = longest
      if (before === undefined || one.endAt > before.endAt) longest = one
      return before !== undefined && one.startAt < before.endAt ? [before, one] : []
    })
}

function visitsOf(all: readonly Taken[]): readonly string[] {
  return all.flatMap(({ visitId }) => visitId ?? [])
}

function takenByVisits(tx: Tx, span: Interval): readonly Taken[] {
  const devicesOf = listDevicesOfVisits(tx, span)
  return listAppointments(tx, span)
    .filter(isOccupying)
    .flatMap((visit) =>
      resourcesOf(visit, devicesOf.get(visit.id) ?? []).map((resource) => ({
        ...{ resource, visitId: visit.id, startAt: visit.startAt, endAt: visit.endAt },
      })),
    )
}

function resourcesOf(visit: Appointment, devices: readonly string[]): readonly string[] {
  const { providerId, roomId, patientId } = visit
  return [
    `provider ${providerId}`,
    ...(roomId === null ? [] : [`room ${roomId}`]),
    ...(patientId === null ? [] : [`patient ${patientId}`]),
    ...devices.map((id) => `equipment ${id}`),
  ]
}

function takenByUs(tx: Tx, span: Interval & { readonly at: number }): readonly Taken[] {
  return listHeld(tx, span).map(({ kind, resourceId, visitStartAt, visitEndAt }) => ({
    ...{ resource: `${kind} ${resourceId}`, visitId: null },
    ...{ startAt: visitStartAt, endAt: visitEndAt },
  }))
}
