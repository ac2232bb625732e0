import type { AppointmentFacts } from '@chairflow/connector-kit'
import {
  type DriftKind,
  type DriftVisit,
  findLocation,
  findProvider,
  findRoom,
  findService,
  noteDrift,
  type Tx,
} from '@chairflow/store'
import type { Host } from '../host.ts'

export type Noted = {
  readonly connectionId: string
  readonly externalId: string
  readonly kind: Exclude<DriftKind, 'overlap'>
  readonly here: DriftVisit | null
  readonly there: DriftVisit | null
  readonly needsPerson: boolean
  /** When the calendar was read, UTC ms. */
  readonly at: number
}

/** Writes down how one visit differs; what is written down already is seen again. */
export function noteVisit(tx: Tx, { ports }: Host, noted: Noted): void {
  const { connectionId, externalId, kind, here, there, needsPerson, at } = noted
  noteDrift(tx, {
    id: ports.newId('drf'),
    ...{ connectionId, kind, externalId },
    hereJson: JSON.stringify(here),
    thereJson: JSON.stringify(there),
    resourcesJson: '[]',
    needsPerson: needsPerson ? 1 : 0,
    overAt: Math.max(here?.endAt ?? 0, there?.endAt ?? 0),
    foundAt: at,
  })
}

/** A visit that cannot be taken over, as far as it can be read. */
export function unreadableSide(tx: Tx, facts: AppointmentFacts, unreadable: string): DriftVisit {
  const { startAt, endAt, status, serviceExternalId: service, roomExternalId: room } = facts
  const { providerExternalId, locationExternalId } = facts
  return {
    ...{ startAt, endAt, status, unreadable },
    providerId: findProvider(tx, { externalId: providerExternalId })?.id ?? null,
    locationId: findLocation(tx, { externalId: locationExternalId })?.id ?? null,
    roomId: room === null ? null : (findRoom(tx, { externalId: room })?.id ?? null),
    serviceId: service === null ? null : (findService(tx, { externalId: service })?.id ?? null),
    patientId: null,
  }
}
