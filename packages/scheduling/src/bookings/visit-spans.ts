import type { Interval } from '../intervals.ts'

export type ResourceKind = 'provider' | 'room' | 'equipment' | 'patient'

/** One resource for the whole of a visit: the visit itself, and what it takes with set-up and clean-up. */
export type ResourceSpan = Interval & {
  readonly kind: ResourceKind
  readonly resourceId: string
  readonly visitStartAt: number
  readonly visitEndAt: number
}

export type VisitResources = {
  readonly providerId: string
  readonly roomId: string | null
  readonly equipmentIds: readonly string[]
  /** null while nobody is chosen, or where the practice system does not tell. */
  readonly patientId: string | null
}

export type Buffers = { readonly beforeMs: number; readonly afterMs: number }

/**
 * What a visit takes, each for [start - before, end + after), half-open, UTC ms; only the patient
 * is there for the visit alone. Footprints add up: two neighbours need the clean-up of the first
 * and the set-up of the second.
 */
export function visitSpans(
  { startAt, endAt }: Interval,
  { providerId, roomId, equipmentIds, patientId }: VisitResources,
  { beforeMs, afterMs }: Buffers,
): readonly ResourceSpan[] {
  const visit = { visitStartAt: startAt, visitEndAt: endAt }
  const around = { ...visit, startAt: startAt - beforeMs, endAt: endAt + afterMs }
  const rooms = roomId === null ? [] : [{ kind: 'room', resourceId: roomId, ...around } as const]
  const patients =
    patientId === null
      ? []
      : [{ kind: 'patient', resourceId: patientId, ...visit, startAt, endAt } as const]
  return [
    { kind: 'provider', resourceId: providerId, ...around },
    ...rooms,
    ...equipmentIds.map((id) => ({ kind: 'equipment', resourceId: id, ...around }) as const),
    ...patients,
  ]
}
