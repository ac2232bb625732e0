import {
  type LocationId,
  readRule,
  type Service,
  type ServiceOverride,
  sayRule,
} from '@chairflow/scheduling'
import { texts } from './texts.ts'

/** What one location does differently, as it is entered; what is empty is as everywhere. */
export type PlaceDraft = {
  readonly isOffered: boolean
  readonly requirement: string
  readonly roomType: string | null
  readonly roomNeed: string | null
  readonly hasOwnDevices: boolean
  readonly equipmentTypes: readonly string[]
  readonly durationMinutes: number | string
  readonly bufferBeforeMinutes: number | string
  readonly bufferAfterMinutes: number | string
  /** In dollars. */
  readonly price: number | string
}

export function draftOf(service: Service, locationId: string): PlaceDraft {
  const own: Partial<ServiceOverride> = ownOf(service, locationId) ?? {}
  const { requirement, equipmentTypes, priceCents } = own
  return {
    isOffered: own.isOffered ?? true,
    requirement: requirement === undefined ? '' : sayRule(requirement),
    roomType: own.roomType ?? null,
    roomNeed: own.roomNeed ?? null,
    hasOwnDevices: equipmentTypes !== undefined,
    equipmentTypes: equipmentTypes ?? [],
    durationMinutes: own.durationMinutes ?? '',
    bufferBeforeMinutes: own.bufferBeforeMinutes ?? '',
    bufferAfterMinutes: own.bufferAfterMinutes ?? '',
    price: priceCents == null ? '' : priceCents / 100,
  }
}

export type PlaceProblems = { readonly requirement?: string }

/** Sentences by field; none when it may be sent. */
export function problemsIn({ requirement }: PlaceDraft): PlaceProblems {
  return readRule(requirement).ok ? {} : { requirement: texts.unreadableRule }
}

type Entered = {
  readonly draft: PlaceDraft
  readonly locationId: string
  /** Kinds of certificates that the practice has. */
  readonly kinds: readonly string[]
}

/** The service with it; a location that does nothing differently is not named. */
export function withPlace(service: Service, entered: Entered): Service {
  const { draft, locationId } = entered
  const own: Partial<ServiceOverride> = {
    ...(!draft.isOffered && { isOffered: false }),
    ...requirementOf(service, entered),
    ...(draft.roomType !== null && draft.roomType !== '' && { roomType: draft.roomType }),
    ...((draft.roomNeed === 'required' || draft.roomNeed === 'preferred') && {
      roomNeed: draft.roomNeed,
    }),
    ...(draft.hasOwnDevices && { equipmentTypes: [...draft.equipmentTypes] }),
    ...numberOf('durationMinutes', draft.durationMinutes),
    ...numberOf('bufferBeforeMinutes', draft.bufferBeforeMinutes),
    ...numberOf('bufferAfterMinutes', draft.bufferAfterMinutes),
    ...priceOf(service, entered),
  }
  const others = service.overrides.filter((one) => one.locationId !== locationId)
  const isUsual = Object.keys(own).length === 0
  const place = { locationId: locationId as LocationId, ...own }
  return { ...service, overrides: isUsual ? others : [...others, place] }
}

/** Words that were not touched say what they said, whatever they are read as. */
function requirementOf(
  service: Service,
  { draft, locationId, kinds }: Entered,
): Pick<ServiceOverride, 'requirement'> {
  const words = draft.requirement.trim()
  if (words === '') return {}
  const before = ownOf(service, locationId)?.requirement
  if (before !== undefined && sayRule(before) === words) return { requirement: before }
  const read = readRule(words, kinds)
  return read.ok ? { requirement: read.value } : {}
}

/** That a location has no price of a service with one is kept, though a form cannot say it. */
function priceOf(
  service: Service,
  { draft, locationId }: Entered,
): Pick<ServiceOverride, 'priceCents'> {
  if (typeof draft.price === 'number') return { priceCents: Math.round(draft.price * 100) }
  return ownOf(service, locationId)?.priceCents === null ? { priceCents: null } : {}
}

function numberOf<Field extends string>(field: Field, value: number | string) {
  return typeof value === 'number' ? { [field]: value } : {}
}

function ownOf({ overrides }: Service, locationId: string): ServiceOverride | undefined {
  return overrides.find((one) => one.locationId === locationId)
}
