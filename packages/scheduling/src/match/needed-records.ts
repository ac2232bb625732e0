import type { LocationId, ProviderId, RoomId } from '../ids.ts'
import type {
  Appointment,
  Credential as OldCredential,
  Location as OldLocation,
  Provider as OldProvider,
  Service as OldService,
  Room,
} from '../records.ts'
import type { Role } from '../roles.ts'

/** What the match reads of the practice's records. */
export type { Appointment, Room }

export type Location = OldLocation & {
  readonly closures: readonly {
    readonly from: string
    readonly until: string
    readonly reason: string
  }[]
}

export type Equipment = {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly capacity: number
  readonly locationId: LocationId
}

export type TimeOff = {
  readonly id: string
  readonly resourceKind: 'provider' | 'room' | 'equipment'
  readonly resourceId: string
  readonly startAt: number
  readonly endAt: number
  readonly reason: string
}

export type CredentialRule =
  | { readonly kind: string }
  | { readonly all: readonly CredentialRule[] }
  | { readonly any: readonly CredentialRule[] }

export type Credential = OldCredential & {
  readonly products: readonly string[]
  readonly expiresAt: number | null
}

export type Service = Omit<OldService, 'bufferMinutes' | 'requirement'> & {
  readonly category: string
  readonly product: string | null
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  readonly requirement: { readonly roles: readonly Role[]; readonly credentials: CredentialRule }
  readonly roomNeed: 'required' | 'preferred'
  readonly equipmentTypes: readonly string[]
  readonly priceCents: number | null
  readonly overrides: readonly ServiceOverride[]
}

export type ServiceOverride = {
  readonly locationId: LocationId
  readonly isOffered?: boolean
  readonly durationMinutes?: number
  readonly bufferBeforeMinutes?: number
  readonly bufferAfterMinutes?: number
  readonly priceCents?: number
}

export type Provider = Omit<OldProvider, 'role' | 'shifts'> & {
  readonly roles: readonly Role[]
  readonly shifts: readonly Shift[]
  readonly runningLateMinutes: number
  readonly runningLateUntil: number | null
}

export type Shift = {
  readonly day: number
  readonly from: string
  readonly to: string
  readonly locationId?: LocationId
  readonly validFrom?: string
  readonly validUntil?: string
}

export function serviceAt(service: Service, locationId: LocationId): Service {
  const {
    locationId: _,
    isOffered,
    ...changes
  } = service.overrides.find((one) => one.locationId === locationId) ?? {}
  return { ...service, ...changes }
}

export type { LocationId, ProviderId, RoomId }
