import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LocationId, ProviderId } from './ids.ts'
import { type MatchRequest, matchProviders } from './match-providers.ts'
import type { Credential } from './practice/credential.ts'
import type { Provider } from './practice/provider.ts'
import type { Room } from './practice/room.ts'
import type { Service } from './practice/service.ts'
import { PracticeFile } from './practice-file.ts'
import type { Appointment } from './records.ts'
import { satisfiesRole } from './roles.ts'

const file = new URL('../../../examples/demo-practice/practice.json', import.meta.url)
const practice = readPractice() as {
  services: Service[]
  providers: Provider[]
  credentials: Credential[]
  rooms: Room[]
}
const ZONE = 'America/Chicago'
const MINUTE_MS = 60_000
/** Tuesday 2026-11-24, 10 AM in Austin. */
const TEN = Date.UTC(2026, 10, 24, 16)

describe('the seed table comes out as it is written (S054 to S058)', () => {
  test.each([
    ['svc_neuromodulator', ['Dr. Lee', 'NP Martinez'], 'Treatment room 1'],
    ['svc_filler', ['Dr. Lee', 'NP Martinez', 'PA Singh'], 'Treatment room 1'],
    ['svc_laser_hair', ['Esthetician Rivera', 'Tech Okon'], 'Laser room'],
    ['svc_hydrafacial', ['Esthetician Park', 'Esthetician Rivera'], 'Facial room'],
    ['svc_iv', ['RN Johnson', 'RN Patel'], 'IV lounge'],
  ])('%s', (id, names, room) => {
    const { candidates, chosen } = match(id)
    const eligible = candidates.filter(({ isEligible }) => isEligible).map(({ name }) => name)
    expect(eligible.sort()).toEqual([...names].sort())
    expect(practice.rooms.find((one) => one.id === chosen?.roomId)?.name).toBe(room)
  })
})

test('whoever is ruled out is told why, in the words of a clinic', () => {
  const reasons = (name: string) =>
    match('svc_neuromodulator')
      .candidates.find((candidate) => candidate.name === name)
      ?.reasons.filter(({ isMet }) => !isMet)
      .map(({ text }) => text)
  expect(reasons('PA Singh')).toEqual(['no neurotoxin certificate on file'])
  expect(reasons('Esthetician Park')).toEqual([
    'esthetician is not one of RN, NP, PA',
    'no neurotoxin certificate on file',
  ])
})

describe('certificates', () => {
  const withCredential = (change: Partial<Credential>) =>
    match('svc_iv', {
      credentials: practice.credentials.map((one) =>
        one.providerId === ('prv_johnson' as ProviderId) ? { ...one, ...change } : one,
      ),
    }).candidates.find(({ name }) => name === 'RN Johnson')

  test('are valid through their last day, in the zone of the location', () => {
    expect(withCredential({ validUntil: '2026-11-24' })?.isEligible).toBe(true)
    const lapsed = withCredential({ validUntil: '2026-11-23' })
    expect(lapsed?.isEligible).toBe(false)
    expect(JSON.stringify(lapsed?.reasons)).toContain('expired on 2026-11-23')
  })
  test('that are pending or revoked are not on file', () => {
    expect(withCredential({ status: 'pending' })?.isEligible).toBe(false)
    expect(withCredential({ status: 'revoked' })?.isEligible).toBe(false)
  })
  test('must have begun', () => {
    expect(withCredential({ validFrom: '2026-11-25' })?.isEligible).toBe(false)
  })
})

test('a physician may do what a nurse may, and not the other way round', () => {
  expect(satisfiesRole('MD', 'RN')).toBe(true)
  expect(satisfiesRole('NP', 'RN')).toBe(true)
  expect(satisfiesRole('RN', 'NP')).toBe(false)
  expect(satisfiesRole('esthetician', 'RN')).toBe(false)
})

describe('time', () => {
  const lee = { providerId: 'prv_lee', roomId: 'room_t2', serviceId: 'svc_neuromodulator' }

  test('clean-up keeps a provider busy: the next visit begins after it', () => {
    const before = booked({ ...lee, startAt: TEN - 45 * MINUTE_MS, endAt: TEN - 15 * MINUTE_MS })
    expect(eligible('svc_neuromodulator', [before])).toContain('Dr. Lee')
    const close = booked({ ...lee, startAt: TEN - 44 * MINUTE_MS, endAt: TEN - 14 * MINUTE_MS })
    expect(eligible('svc_neuromodulator', [close])).not.toContain('Dr. Lee')
  })

  test('the visit with its clean-up must fit into the shift', () => {
    const seven = Date.UTC(2026, 10, 25, 1)
    expect(match('svc_neuromodulator', { startAt: seven - 45 * MINUTE_MS }).chosen).not.toBeNull()
    expect(match('svc_neuromodulator', { startAt: seven - 44 * MINUTE_MS }).chosen).toBeNull()
  })

  test('cancelled visits and no-shows take nobody’s time', () => {
    const visit = booked({ ...lee, startAt: TEN, endAt: TEN + 30 * MINUTE_MS })
    for (const status of ['cancelled', 'no-show'] as const) {
      expect(eligible('svc_neuromodulator', [{ ...visit, status }])).toContain('Dr. Lee')
    }
  })

  test('the lounge holds three at once, not four', () => {
    const inLounge = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        booked({
          providerId: `other${index}`,
          roomId: 'room_iv',
          serviceId: 'svc_iv',
          startAt: TEN,
          endAt: TEN + 45 * MINUTE_MS,
        }),
      )
    expect(match('svc_iv', { appointments: inLounge(2) }).chosen).not.toBeNull()
    expect(match('svc_iv', { appointments: inLounge(3) }).chosen).toBeNull()
  })
})

describe('who is chosen', () => {
  test('the preferred provider when eligible', () => {
    expect(match('svc_filler', { prefer: 'prv_singh' as ProviderId }).chosen?.providerId).toBe(
      'prv_singh',
    )
  })
  test('else the least busy that day, names breaking ties', () => {
    expect(match('svc_filler').chosen?.providerId).toBe('prv_lee')
    const visit = {
      roomId: null,
      serviceId: 'svc_filler',
      startAt: TEN + 180 * MINUTE_MS,
      endAt: TEN + 225 * MINUTE_MS,
    }
    const busy = booked({ ...visit, providerId: 'prv_lee' })
    expect(match('svc_filler', { appointments: [busy] }).chosen?.providerId).toBe('prv_martinez')
  })
})

test('a match is found exactly when trying every provider and room minute by minute finds one', () => {
  const visit = fc.record({
    providerId: fc.constantFrom('prv_lee', 'prv_martinez', 'prv_singh', 'prv_park'),
    roomId: fc.constantFrom('room_t1', 'room_t2', 'room_facial'),
    serviceId: fc.constantFrom('svc_filler', 'svc_neuromodulator', 'svc_hydrafacial'),
    startAt: fc.integer({ min: -12, max: 12 }).map((step) => TEN + step * 10 * MINUTE_MS),
  })
  fc.assert(
    fc.property(
      fc.array(visit, { maxLength: 8 }),
      fc.constantFrom('svc_filler', 'svc_neuromodulator'),
      (drawn, id) => {
        const appointments = drawn.map((one) => {
          const service = practice.services.find((found) => found.id === one.serviceId)
          return booked({
            ...one,
            endAt: one.startAt + (service?.durationMinutes ?? 0) * MINUTE_MS,
          })
        })
        const { chosen, candidates } = match(id, { appointments })
        const possible = bruteForce(id, appointments)
        expect(chosen !== null).toBe(possible.length > 0)
        if (chosen !== null) expect(possible).toContain(`${chosen.providerId} ${chosen.roomId}`)
        const named = candidates
          .filter(({ isEligible }) => isEligible)
          .map(({ providerId }) => providerId)
        expect(new Set(named)).toEqual(new Set(possible.map((pair) => pair.split(' ')[0])))
      },
    ),
  )
})

/** Written apart from the code it judges: every pair, every minute. */
function bruteForce(serviceId: string, appointments: readonly Appointment[]): readonly string[] {
  const service = practice.services.find(({ id }) => id === serviceId)
  const allowed: Readonly<Record<string, readonly string[]>> = {
    svc_filler: ['prv_lee', 'prv_martinez', 'prv_singh'],
    svc_neuromodulator: ['prv_lee', 'prv_martinez'],
  }
  const minutes = (service?.durationMinutes ?? 0) + (service?.bufferAfterMinutes ?? 0)
  const isFree = (key: 'providerId' | 'roomId', value: string) =>
    Array.from({ length: minutes }, (_, minute) => TEN + minute * MINUTE_MS).every((at) =>
      appointments.every((one) => {
        const own = practice.services.find(({ id }) => id === one.serviceId)
        const endAt = one.endAt + (own?.bufferAfterMinutes ?? 0) * MINUTE_MS
        return one[key] !== value || at < one.startAt || at >= endAt
      }),
    )
  const rooms = ['room_t1', 'room_t2'].filter((room) => isFree('roomId', room))
  const providers = (allowed[serviceId] ?? []).filter((provider) => isFree('providerId', provider))
  return providers.flatMap((provider) => rooms.map((room) => `${provider} ${room}`))
}

function match(serviceId: string, change: Partial<MatchRequest> = {}) {
  const service = practice.services.find(({ id }) => id === serviceId)
  if (service === undefined) throw new Error(serviceId)
  return matchProviders({
    ...practice,
    service,
    locationId: 'loc_austin' as LocationId,
    startAt: TEN,
    appointments: [],
    timeZone: ZONE,
    ...change,
  })
}

function eligible(serviceId: string, appointments: readonly Appointment[]): readonly string[] {
  const { candidates } = match(serviceId, { appointments })
  return candidates.filter(({ isEligible }) => isEligible).map(({ name }) => name)
}

function booked(visit: {
  providerId: string
  roomId: string | null
  serviceId: string
  startAt: number
  endAt: number
}): Appointment {
  const rest = {
    id: 'a',
    externalId: 'a',
    connectionId: 'c',
    locationId: 'loc_austin',
    patientId: null,
  }
  return { ...rest, ...visit, status: 'booked' } as Appointment
}

function readPractice(): unknown {
  const practice: unknown = JSON.parse(readFileSync(file, 'utf8'))
  new Ajv2020({ strict: false, useDefaults: true }).validate(PracticeFile, practice)
  return practice
}
