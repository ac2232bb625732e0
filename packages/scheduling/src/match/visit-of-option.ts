import type { AppointmentId } from '../ids.ts'
import type { PreparedPractice } from './prepare-practice.ts'
import { askAbout } from './question.ts'
import type { OpenRequest, PlacedOption } from './rank-places.ts'
import type { Visit } from './visit.ts'

/** What an option takes once it is given away, under an id of its own. */
export function visitOfOption(
  practice: PreparedPractice,
  request: OpenRequest & { readonly id: string },
  option: PlacedOption,
): Visit {
  const { locationId, startAt, endAt, providerId, roomId } = option
  const question = askAbout(practice, { ...request, locationId, startAt })
  return {
    appointmentId: `batch:${request.id}` as AppointmentId,
    serviceId: request.serviceId,
    providerId,
    roomId,
    patientId: request.patientId ?? null,
    locationId,
    equipmentTypes: question?.service.equipmentTypes ?? [],
    treatment: { startAt, endAt },
    ...(question?.footprint ?? { startAt, endAt }),
  }
}
