import type { Queries, Slot, Verdict } from '@chairflow/node-kit'
import {
  type AppointmentId,
  type LocationId,
  type MatchOption,
  type MatchRequest,
  type MatchVerdict,
  matchProviders,
  type PatientId,
  type ProviderId,
  type ServiceId,
} from '@chairflow/scheduling'
import { listAppointments, type Tx } from '@chairflow/store'
import { readMatchPractice } from '../practice/read-match-practice.ts'
import type { Query } from '../query.ts'

type Input = Queries['match-providers']['input']

export const answer: Query<'match-providers'> = (tx, input, { at }) => {
  const { slot } = input
  const request = { ...requestOf(input), moving: visitOf(tx, input) }
  const match = matchProviders(readMatchPractice(tx, { ...slot, at }), request)
  if (match === null) return { slot: null, candidates: [] }
  const { options, verdicts, counterfactual } = match
  const [first] = options
  return {
    slot: first === undefined ? null : slotOf(slot, first),
    candidates: verdicts.map(toVerdict),
    ...(counterfactual !== null && { runnerUp: counterfactual.text }),
  }
}

function requestOf({ slot, prefer, mode, weights, patientId }: Input): MatchRequest {
  const isSame = prefer === 'same-provider'
  return {
    serviceId: slot.service.id as ServiceId,
    locationId: slot.location.id as LocationId,
    startAt: slot.startAt,
    patientId: patientId as PatientId | undefined,
    prefer: isSame ? (slot.provider.id as ProviderId) : undefined,
    mode: mode ?? 'least-busy',
    weights,
  }
}

/** The booking itself, found by the practice system's id among those of that time. */
function visitOf(tx: Tx, { slot, visitId }: Input): AppointmentId | undefined {
  if (visitId === undefined) return undefined
  const { startAt, endAt, location } = slot
  const booked = listAppointments(tx, { startAt, endAt, locationId: location.id })
  return booked.find(({ externalId }) => externalId === visitId)?.id
}

function slotOf(slot: Slot, { providerId, name, roomId, roomName }: MatchOption): Slot {
  return {
    ...slot,
    provider: { id: providerId, name },
    room: roomId === null || roomName === null ? null : { id: roomId, name: roomName },
  }
}

/** For a provider who fits all reasons speak; for another only what stands against. */
function toVerdict({ providerId, name, isEligible, isChosen, reasons }: MatchVerdict): Verdict {
  const told = isEligible ? reasons : reasons.filter(({ isMet }) => !isMet)
  return { id: providerId, name, chosen: isChosen, reasons: told.map(({ text }) => text) }
}
