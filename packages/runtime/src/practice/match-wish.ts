import type { MatchInput, Slot, Verdict } from '@chairflow/node-kit'
import type {
  AppointmentId,
  LocationId,
  MatchOption,
  MatchRequest,
  MatchVerdict,
  PatientId,
  ProviderId,
  ServiceId,
} from '@chairflow/scheduling'
import { listAppointments, type Tx } from '@chairflow/store'

/** A node's wish for a slot as the match reads it. */
export function matchRequest({ slot, prefer, mode, weights, patientId }: MatchInput): MatchRequest {
  const isSame = prefer === 'same-provider'
  return {
    serviceId: slot.service.id as ServiceId,
    locationId: slot.location.id as LocationId,
    startAt: slot.startAt,
    product: slot.product,
    patientId: patientId as PatientId | undefined,
    prefer: isSame ? (slot.provider.id as ProviderId) : undefined,
    mode: mode ?? 'least-busy',
    weights,
  }
}

/** The booking itself, found by the practice system's id among those of that time. */
export function movingVisit(tx: Tx, { slot, visitId }: MatchInput): AppointmentId | undefined {
  if (visitId === undefined) return undefined
  const { startAt, endAt, location } = slot
  const booked = listAppointments(tx, { startAt, endAt, locationId: location.id })
  return booked.find(({ externalId }) => externalId === visitId)?.id
}

export function withOption(slot: Slot, { providerId, name, roomId, roomName }: MatchOption): Slot {
  return {
    ...slot,
    provider: { id: providerId, name },
    room: roomId === null || roomName === null ? null : { id: roomId, name: roomName },
  }
}

/** For a provider who fits all reasons speak; for another only what stands against. */
export function toVerdict({
  providerId,
  name,
  isEligible,
  isChosen,
  reasons,
}: MatchVerdict): Verdict {
  const told = isEligible ? reasons : reasons.filter(({ isMet }) => !isMet)
  return { id: providerId, name, chosen: isChosen, reasons: told.map(({ text }) => text) }
}
