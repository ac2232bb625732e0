import { byId } from './practice.ts'
import type { Appointment, Sandbox } from './state.ts'

const MINUTE_MS = 60_000

/** Why a visit cannot take place then, or null: provider and room are kept free through clean-up. */
export function findConflict(
  sandbox: Sandbox,
  wanted: Pick<
    Appointment,
    'startAt' | 'endAt' | 'serviceId' | 'providerId' | 'roomId' | 'patientId'
  >,
  exceptId?: string,
): 'provider' | 'room' | 'patient' | null {
  const taken = sandbox.appointments
    .filter(({ id, status }) => id !== exceptId && (status === 'booked' || status === 'confirmed'))
    .filter((other) => other.startAt < footprintEnd(sandbox, wanted))
    .filter((other) => wanted.startAt < footprintEnd(sandbox, other))
  if (taken.some(({ providerId }) => providerId === wanted.providerId)) return 'provider'
  if (taken.some(({ patientId }) => patientId === wanted.patientId)) return 'patient'
  const room = byId(sandbox.practice.rooms, wanted.roomId)
  const inRoom = taken.filter(({ roomId }) => roomId !== null && roomId === wanted.roomId)
  return room !== undefined && inRoom.length >= room.capacity ? 'room' : null
}

function footprintEnd(
  { practice }: Sandbox,
  { endAt, serviceId }: { readonly endAt: number; readonly serviceId: string },
): number {
  return endAt + (byId(practice.services, serviceId)?.bufferAfterMinutes ?? 0) * MINUTE_MS
}

/** The first room of the service's kind that is free then. */
export function freeRoomId(
  sandbox: Sandbox,
  wanted: Omit<Parameters<typeof findConflict>[1], 'roomId'>,
): string | null {
  const service = byId(sandbox.practice.services, wanted.serviceId)
  const rooms = sandbox.practice.rooms.filter(({ type }) => type === service?.roomType)
  const free = rooms.find(
    (room) => findConflict(sandbox, { ...wanted, roomId: room.id }) !== 'room',
  )
  return free?.id ?? null
}
