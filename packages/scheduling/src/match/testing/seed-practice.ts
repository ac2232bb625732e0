import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import type { LocationId, ServiceId } from '../../ids.ts'
import type { MatchPractice } from '../match-practice.ts'
import type { Appointment, Credential, Provider, Service } from '../needed-records.ts'

export const ZONE = 'America/Chicago'
export const MINUTE_MS = 60_000
/** Tuesday 2026-11-24, 10 AM in Austin. */
export const TEN = Temporal.Instant.from('2026-11-24T16:00Z').epochMilliseconds
export const AUSTIN = 'loc_austin' as LocationId

const file = new URL('../../../../../examples/demo-practice/practice.json', import.meta.url)
const json = JSON.parse(readFileSync(file, 'utf8'))

/** The demo practice, which is the matrix of the seed article. */
export function seedPractice(change: Partial<MatchPractice> = {}): MatchPractice {
  return {
    locations: json.locations.map((one: object) => ({ closures: [], ...one })),
    services: json.services.map(toService),
    providers: json.providers.map(toProvider),
    credentials: json.credentials.map((one: object) => ({ products: [], expiresAt: null, ...one })),
    rooms: json.rooms,
    equipment: [],
    timeOff: [],
    appointments: [],
    ...change,
  }
}

type Json = Readonly<Record<string, unknown>>

function toService(json: Json): Service {
  const requirement = json.requirement as Json
  const defaults = {
    category: '',
    product: null,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: json.bufferMinutes,
    roomNeed: 'required',
    equipmentTypes: [],
    priceCents: null,
    overrides: [],
  }
  const rule = toRule(requirement.credentials)
  const service = { ...defaults, ...json, requirement: { ...requirement, credentials: rule } }
  return service as unknown as Service
}

function toRule(credentials: unknown): unknown {
  return Array.isArray(credentials) ? { all: credentials.map((kind) => ({ kind })) } : credentials
}

function toProvider(json: Json): Provider {
  const defaults = { roles: [json.role], runningLateMinutes: 0, runningLateUntil: null }
  return { ...defaults, ...json } as unknown as Provider
}

export function changeService(
  practice: MatchPractice,
  id: string,
  change: Partial<Service>,
): MatchPractice {
  const services = practice.services.map((one) =>
    one.id === (id as ServiceId) ? { ...one, ...change } : one,
  )
  return { ...practice, services }
}

export function changeProvider(
  practice: MatchPractice,
  name: string,
  change: Partial<Provider>,
): MatchPractice {
  const providers = practice.providers.map((one) =>
    one.displayName === name ? { ...one, ...change } : one,
  )
  return { ...practice, providers }
}

export function changeCredential(
  practice: MatchPractice,
  providerId: string,
  change: Partial<Credential>,
): MatchPractice {
  const credentials = practice.credentials.map((one) =>
    one.providerId === providerId ? { ...one, ...change } : one,
  )
  return { ...practice, credentials }
}

let count = 0

/** A booking; absent ids are made up. */
export function booked(visit: {
  readonly providerId: string
  readonly roomId: string | null
  readonly serviceId: string
  readonly startAt: number
  readonly endAt: number
  readonly patientId?: string
  readonly id?: string
}): Appointment {
  count += 1
  const id = `apt_${count}`
  const rest = { externalId: id, connectionId: 'c', locationId: AUSTIN, patientId: null }
  return { id, ...rest, status: 'booked', ...visit } as Appointment
}
