import type { Slot, Verdict } from '@chairflow/node-kit'
import {
  type CandidateVerdict,
  type LocationId,
  type MatchRequest,
  matchProviders,
  type ProviderId,
  type ServiceId,
} from '@chairflow/scheduling'
import {
  listAppointments,
  listCredentials,
  listLocations,
  listProviders,
  listRooms,
  listServices,
  type Tx,
} from '@chairflow/store'
import type { Query } from '../query.ts'

/** Longest visit with clean-up that may reach into the day from before. */
const LOOK_AROUND_MS = 24 * 60 * 60_000

export const answer: Query<'match-providers'> = (tx, { slot, prefer }) => {
  const request = requestOf(tx, slot, prefer)
  if (request === null) return { slot: null, candidates: [] }
  const { chosen, candidates } = matchProviders(request)
  const provider = request.providers.find(({ id }) => id === chosen?.providerId)
  const room = request.rooms.find(({ id }) => id === chosen?.roomId)
  const matched: Slot | null =
    provider && room
      ? {
          ...slot,
          provider: { id: provider.id, name: provider.displayName },
          room: { id: room.id, name: room.name },
        }
      : null
  return { slot: matched, candidates: candidates.map(toVerdict) }
}

function requestOf(
  tx: Tx,
  slot: Slot,
  prefer: 'same-provider' | 'least-busy',
): MatchRequest | null {
  const services = listServices(tx)
  const service = services.find(({ id }) => id === (slot.service.id as ServiceId))
  const location = listLocations(tx).find(({ id }) => id === (slot.location.id as LocationId))
  if (service === undefined || location === undefined) return null
  const range = { startAt: slot.startAt - LOOK_AROUND_MS, endAt: slot.endAt + LOOK_AROUND_MS }
  return {
    service,
    services,
    locationId: location.id,
    startAt: slot.startAt,
    prefer: prefer === 'same-provider' ? (slot.provider.id as ProviderId) : undefined,
    providers: listProviders(tx),
    credentials: listCredentials(tx),
    rooms: listRooms(tx),
    appointments: listAppointments(tx, { ...range, locationId: location.id }),
    timeZone: location.timeZone,
  }
}

/** For a provider who fits all reasons speak; for another only what stands against. */
function toVerdict({ providerId, name, isEligible, isChosen, reasons }: CandidateVerdict): Verdict {
  const told = isEligible ? reasons : reasons.filter(({ isMet }) => !isMet)
  return { id: providerId, name, chosen: isChosen, reasons: told.map(({ text }) => text) }
}
