import type { AppointmentFacts, PatientFacts } from '@chairflow/connector-kit'
import { type Appointment, isOccupying, type Patient } from '@chairflow/scheduling'
import {
  findAppointment,
  findLocation,
  findPatient,
  findPlannedProduct,
  findProvider,
  findRoom,
  findService,
  savePatient,
  type Tx,
} from '@chairflow/store'
import type { Host } from '../host.ts'

type Read =
  | { readonly type: 'appointment'; readonly appointment: Appointment }
  | { readonly type: 'unknown'; readonly reason: string }

/** Turns the vendor's ids into ours. A thing missing from the practice's lists is named. */
export function readFacts(tx: Tx, host: Host, connectionId: string, facts: AppointmentFacts): Read {
  const known = findAppointment(tx, { connectionId, externalId: facts.externalId })
  const provider = findProvider(tx, { externalId: facts.providerExternalId })
  const location = findLocation(tx, { externalId: facts.locationExternalId })
  const serviceId = serviceIdOf(tx, facts) ?? known?.serviceId
  if (provider === undefined) return unknown('provider', facts.providerExternalId)
  if (location === undefined) return unknown('location', facts.locationExternalId)
  if (serviceId === undefined) return unknown('service', facts.serviceExternalId ?? 'not given')
  const { roomExternalId } = facts
  const room = roomExternalId === null ? undefined : findRoom(tx, { externalId: roomExternalId })
  const appointment = {
    id: known?.id ?? host.ports.newId('apt'),
    externalId: facts.externalId,
    connectionId,
    locationId: location.id,
    serviceId,
    providerId: provider.id,
    roomId: room?.id ?? known?.roomId ?? null,
    patientId: patientIdOf(tx, host, facts.patient) ?? known?.patientId ?? null,
    startAt: facts.startAt,
    endAt: facts.endAt,
    status: facts.status,
  } as Appointment
  return { type: 'appointment', appointment: withProduct(tx, appointment, known) }
}

/** What we planned there last; else what was known for this service, wherever the visit is moved. */
export function withProduct(tx: Tx, visit: Appointment, known?: Appointment): Appointment {
  const kept = known?.serviceId === visit.serviceId ? (known.product ?? null) : null
  const planned = isOccupying(visit) ? findPlannedProduct(tx, visit) : null
  return { ...visit, product: planned ?? kept }
}

function serviceIdOf(tx: Tx, { serviceExternalId }: AppointmentFacts) {
  if (serviceExternalId === null) return undefined
  return findService(tx, { externalId: serviceExternalId })?.id
}

/** Patients we have not met are added; nobody gets texts before they agreed to it. */
function patientIdOf(tx: Tx, host: Host, facts: PatientFacts | null): string | undefined {
  if (facts === null) return undefined
  const known = findPatient(tx, { externalId: facts.externalId })
  if (known !== undefined) return known.id
  const patient = {
    id: host.ports.newId('pat'),
    externalId: facts.externalId,
    firstName: facts.firstName,
    lastName: facts.lastName,
    phone: facts.phone ?? '',
    email: facts.email ?? '',
    zip: '',
    smsConsent: false,
  } as Patient
  savePatient(tx, patient)
  return patient.id
}

function unknown(what: string, externalId: string): Read {
  const reason = `The practice system's ${what} ${externalId} is not in your lists. Add it under Practice.`
  return { type: 'unknown', reason }
}
