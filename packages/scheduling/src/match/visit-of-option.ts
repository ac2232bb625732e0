import { chooseDevices } from '../bookings/choose-devices.ts'
import type { AppointmentId, EquipmentId } from '../ids.ts'
import type { Equipment } from '../practice/room.ts'
import type { PreparedPractice } from './prepare-practice.ts'
import { askAbout, type Question } from './question.ts'
import type { OpenRequest, PlacedOption } from './rank-places.ts'
import { isDeviceFree } from './rules/free-devices.ts'
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
    equipmentIds: question === null ? [] : devicesFor(question),
    treatment: { startAt, endAt },
    ...(question?.footprint ?? { startAt, endAt }),
  }
}

function devicesFor(question: Question): readonly EquipmentId[] {
  const { practice, service, location } = question
  const isFree = (device: Equipment) => isDeviceFree(question, device)
  const wish = { service, locationId: location.id, isFree, has: () => false }
  return chooseDevices(practice.equipmentOf.get(location.id) ?? [], wish).map(({ id }) => id)
}
