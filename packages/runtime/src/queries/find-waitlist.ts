import {
  type LocationId,
  matchWaitlist,
  type PatientId,
  type ServiceId,
  type WaitlistVerdict,
} from '@chairflow/scheduling'
import {
  findLocation,
  listAppointments,
  listSuppressedPhones,
  listWaiting,
  listWaitingPatients,
  listWaitingPhones,
} from '@chairflow/store'
import { personOf } from '../practice/scope-of.ts'
import type { Query } from '../query.ts'

export const answer: Query<'find-waitlist'> = (tx, input) => {
  const { slot, onlyPreferredTimes, order, limit } = input
  const { startAt, endAt } = slot
  const locationId = slot.location.id as LocationId
  const serviceId = slot.service.id as ServiceId
  const patients = listWaitingPatients(tx, { serviceId })
  const location = findLocation(tx, { id: locationId })
  const { chosen, verdicts } = matchWaitlist({
    slot: { serviceId, locationId, startAt, endAt },
    entries: listWaiting(tx, { serviceId }),
    patients,
    appointments: listAppointments(tx, { locationId, startAt, endAt }),
    busyPhones: listWaitingPhones(tx),
    suppressedPhones: listSuppressedPhones(tx),
    excludePatientIds: input.excludePatientIds as readonly PatientId[],
    limit,
    order,
    onlyPreferredTimes,
    timeZone: location?.timeZone ?? 'UTC',
  })
  const people = chosen.flatMap(({ patientId }) => {
    const patient = patients.find(({ id }) => id === patientId)
    return patient === undefined ? [] : [personOf(patient)]
  })
  return { people, verdicts: verdicts.map(toVerdict) }
}

function toVerdict({ entryId, name, isChosen, reasons }: WaitlistVerdict) {
  const told = isChosen ? reasons : reasons.filter(({ isMet }) => !isMet)
  return { id: entryId, name, chosen: isChosen, reasons: told.map(({ text }) => text) }
}
