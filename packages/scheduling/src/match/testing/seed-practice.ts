import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Temporal } from 'temporal-polyfill'
import type { Static } from 'typebox'
import type { LocationId, ServiceId } from '../../ids.ts'
import type { Credential } from '../../practice/credential.ts'
import type { Provider } from '../../practice/provider.ts'
import type { Service } from '../../practice/service.ts'
import { PracticeFile } from '../../practice-file.ts'
import type { Appointment } from '../../records.ts'
import type { MatchPractice } from '../match-practice.ts'

export const ZONE = 'America/Chicago'
export const MINUTE_MS = 60_000
/** Tuesday 2026-11-24, 10 AM in Austin. */
export const TEN = Temporal.Instant.from('2026-11-24T16:00Z').epochMilliseconds
export const AUSTIN = 'loc_austin' as LocationId

const file = new URL('../../../../../examples/demo-practice/practice.json', import.meta.url)
const json = readPractice()

/** The demo practice, which is the matrix of the seed article. */
export function seedPractice(change: Partial<MatchPractice> = {}): MatchPractice {
  const { locations, services, providers, credentials, rooms, equipment } = json
  const records = { locations, services, providers, credentials, rooms, equipment }
  return { ...records, timeOff: [], appointments: [], ...change }
}

/** With the defaults of the schema filled in, as the loader does. */
function readPractice(): Static<typeof PracticeFile> {
  const practice = JSON.parse(readFileSync(file, 'utf8'))
  new Ajv2020({ useDefaults: true, strict: false }).validate(PracticeFile, practice)
  return practice
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
