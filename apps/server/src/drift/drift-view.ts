import type { DriftFinding, DriftVisitView } from '@chairflow/api'
import {
  type DriftOverlap,
  type DriftTable,
  type DriftVisit,
  findLocation,
  findProvider,
  findRoom,
  findService,
  type Tx,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { resourceName } from '../holds/resource-name.ts'
import { whatToDo } from './what-to-do.ts'

const instant = (at: number) => new Date(at).toISOString()

export function driftView(tx: Tx, chairflow: Chairflow, row: DriftTable): DriftFinding {
  const { id, kind, status, externalId, closedAt } = row
  const connection = connectionNamed(chairflow, row.connectionId)
  const there = JSON.parse(row.thereJson) as DriftVisit | null
  const here = kind === 'overlap' ? null : (JSON.parse(row.hereJson) as DriftVisit | null)
  return {
    ...{ id, connection, kind, status, externalId },
    needsYou: row.needsPerson === 1 && status === 'open',
    foundAt: instant(row.foundAt),
    seenAt: instant(row.seenAt),
    closedAt: closedAt === null ? null : instant(closedAt),
    here: here === null ? null : visitView(tx, here),
    there: there === null ? null : visitView(tx, there),
    overlap: kind === 'overlap' ? overlapView(tx, row) : null,
    whatToDo: status === 'open' ? whatToDo(row, connection.name) : null,
  }
}

export function connectionNamed({ runtime }: Chairflow, id: string) {
  return { id, name: runtime.connections.find(id)?.connector.title ?? 'the practice system' }
}

function visitView(tx: Tx, visit: DriftVisit): DriftVisitView {
  const { startAt, endAt, status, serviceId, providerId, roomId, locationId } = visit
  return {
    ...{ startAt: instant(startAt), endAt: instant(endAt), status },
    service: named(serviceId, (id) => findService(tx, { id })?.name),
    provider: named(providerId, (id) => findProvider(tx, { id })?.displayName),
    room: named(roomId, (id) => findRoom(tx, { id })?.name),
    location: named(locationId, (id) => findLocation(tx, { id })?.name),
  }
}

function named(id: string | null, nameOf: (id: string) => string | undefined) {
  return id === null ? null : { id, name: nameOf(id) ?? id }
}

type Resources = NonNullable<DriftFinding['overlap']>['resources']

function overlapView(tx: Tx, { hereJson, resourcesJson }: DriftTable): DriftFinding['overlap'] {
  const { source, visitStartAt, visitEndAt, expiresAt } = JSON.parse(hereJson) as DriftOverlap
  const resources = JSON.parse(resourcesJson) as Omit<Resources[number], 'name'>[]
  return {
    by: source,
    startAt: instant(visitStartAt),
    endAt: instant(visitEndAt),
    heldUntil: expiresAt === null ? null : instant(expiresAt),
    resources: resources.map(({ kind, id }) => ({
      ...{ kind, id },
      name: kind === 'patient' ? null : (resourceName(tx, kind, id) ?? null),
    })),
  }
}
