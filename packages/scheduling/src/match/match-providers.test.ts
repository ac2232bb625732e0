import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LocationId, PatientId, ProviderId, ServiceId, TimeOffId } from '../ids.ts'
import type { Credential } from '../practice/credential.ts'
import type { Appointment } from '../records.ts'
import { satisfiesRole } from '../roles.ts'
import type { MatchPractice } from './match-practice.ts'
import { type MatchRequest, matchProviders } from './match-providers.ts'
import { preparePractice } from './prepare-practice.ts'
import {
  AUSTIN,
  booked,
  changeCredential,
  changeProvider,
  changeService,
  MINUTE_MS,
  seedPractice,
  TEN,
} from './testing/seed-practice.ts'

describe('the seed table comes out as it is written (S054 to S058)', () => {
  test.each([
    ['svc_neuromodulator', ['Dr. Lee', 'NP Martinez'], 'Treatment room 1'],
    ['svc_filler', ['Dr. Lee', 'NP Martinez', 'PA Singh'], 'Treatment room 1'],
    ['svc_laser_hair', ['Esthetician Rivera', 'Tech Okon'], 'Laser room'],
    ['svc_hydrafacial', ['Esthetician Park', 'Esthetician Rivera'], 'Facial room'],
    ['svc_iv', ['RN Johnson', 'RN Patel'], 'IV lounge'],
  ])('%s', (id, names, room) => {
    expect(eligible(id)).toEqual([...names].sort())
    expect(match(id).options[0]?.roomName).toBe(room)
  })
})

test('whoever is ruled out is told why, in the words of a clinic', () => {
  expect(against('svc_neuromodulator', 'PA Singh')).toEqual(['No neurotoxin certificate on file'])
  expect(against('svc_neuromodulator', 'Esthetician Park')).toEqual([
    'Esthetician is not one of RN, NP, PA',
    'No neurotoxin certificate on file',
  ])
})

describe('certificates', () => {
  const johnson = (change: Partial<Credential>) =>
    against('svc_iv', 'RN Johnson', changeCredential(seedPractice(), 'prv_johnson', change))

  test('are valid through their last day, in the zone of the location', () => {
    expect(johnson({ validUntil: '2026-11-24' })).toEqual([])
    expect(johnson({ validUntil: '2026-11-23' })).toEqual(['RN license expired 23 Nov'])
    expect(johnson({ validUntil: '2025-10-03' })).toEqual(['RN license expired 3 Oct 2025'])
  })
  test('that end at an exact instant must reach to the end of the treatment', () => {
    expect(johnson({ expiresAt: TEN + 45 * MINUTE_MS })).toEqual([])
    expect(johnson({ expiresAt: TEN + 44 * MINUTE_MS })).toEqual([
      'RN license expires 24 Nov 10:44, the treatment ends 10:45',
    ])
    expect(johnson({ expiresAt: TEN })).toEqual(['RN license expired 24 Nov 10:00'])
  })
  test('that expire at noon exclude a booking that ends 12:15', () => {
    const noon = TEN + 120 * MINUTE_MS
    const practice = changeCredential(seedPractice(), 'prv_johnson', { expiresAt: noon })
    const at = (startAt: number) => against('svc_iv', 'RN Johnson', practice, { startAt })
    expect(at(noon - 30 * MINUTE_MS)).toEqual([
      'RN license expires 24 Nov 12:00, the treatment ends 12:15',
    ])
    expect(at(noon - 45 * MINUTE_MS)).toEqual([])
  })
  test('that are pending or revoked are not on file', () => {
    expect(johnson({ status: 'pending' })).toEqual(['RN license is submitted but not confirmed'])
    expect(johnson({ status: 'revoked' })).toEqual(['RN license is revoked'])
  })
  test('must have begun', () => {
    expect(johnson({ validFrom: '2026-11-25' })).toEqual(['RN license begins 25 Nov'])
  })
  test('that name products cover no other', () => {
    const practice = changeService(seedPractice(), 'svc_filler', { product: 'Sculptra' })
    const scoped = (products: string[]) =>
      against('svc_filler', 'PA Singh', changeCredential(practice, 'prv_singh', { products }))
    expect(scoped([])).toEqual([])
    expect(scoped(['sculptra '])).toEqual([])
    expect(scoped(['Juvederm'])).toEqual(['Filler certificate covers Juvederm only'])
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
    expect(against('svc_neuromodulator', 'Dr. Lee', withBookings([close]))).toEqual([
      'Has another appointment 09:16–10:01',
    ])
  })

  test('the visit with its clean-up must fit into the shift', () => {
    const seven = Date.UTC(2026, 10, 25, 1)
    const at = (startAt: number) => match('svc_neuromodulator', { startAt }).options
    expect(at(seven - 45 * MINUTE_MS)).not.toEqual([])
    expect(at(seven - 44 * MINUTE_MS)).toEqual([])
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
    expect(eligible('svc_iv', inLounge(2))).not.toEqual([])
    expect(against('svc_iv', 'RN Patel', withBookings(inLounge(3)))).toEqual([
      'IV lounge full 10:00–10:55',
    ])
  })

  test('a taken room is told with its times', () => {
    const laser = booked({
      providerId: 'prv_okon',
      roomId: 'room_laser',
      serviceId: 'svc_laser_hair',
      startAt: TEN + 240 * MINUTE_MS,
      endAt: TEN + 300 * MINUTE_MS,
    })
    const startAt = TEN + 270 * MINUTE_MS
    expect(
      against('svc_laser_hair', 'Esthetician Rivera', withBookings([laser]), { startAt }),
    ).toEqual(['Laser room taken 14:00–15:20'])
  })

  test('a preferred room gives way to another, a required one does not', () => {
    const taken = booked({
      providerId: 'x',
      roomId: 'room_laser',
      serviceId: 'svc_laser_hair',
      startAt: TEN,
      endAt: TEN + 60 * MINUTE_MS,
    })
    const practice = withBookings([taken])
    const soft = changeService(practice, 'svc_laser_hair', { roomNeed: 'preferred' })
    expect(match('svc_laser_hair', {}, practice).options).toEqual([])
    expect(match('svc_laser_hair', {}, soft).options[0]?.roomName).toBe('Facial room')
  })

  test('nobody changes devices half-way: one in repair and then the other is none', () => {
    const broken = (id: string, fromMinutes: number) => ({
      ...{ id, resourceKind: 'equipment', resourceId: id, reason: '' },
      startAt: TEN + fromMinutes * MINUTE_MS,
      endAt: TEN + (fromMinutes + 15) * MINUTE_MS,
    })
    const laser = (id: string) => ({ id, externalId: id, name: id, type: 'big-laser' })
    const here = { capacity: 1, locationId: AUSTIN }
    const both = changeService(seedPractice(), 'svc_neuromodulator', {
      equipmentTypes: ['big-laser'],
    })
    const practice = (...timeOff: readonly object[]): MatchPractice => ({
      ...both,
      equipment: ['l1', 'l2'].map((id) => ({ ...laser(id), ...here })) as never,
      timeOff: timeOff as never,
    })
    const asked = (...timeOff: readonly object[]) =>
      against('svc_neuromodulator', 'Dr. Lee', practice(...timeOff))
    expect(asked(broken('l1', 0))).toEqual([])
    expect(asked(broken('l1', 0), broken('l2', 20))).toEqual([
      'No big laser free for all of the time',
    ])
    expect(asked(broken('l1', 0), broken('l2', 10))).toEqual(['Big laser taken 10:10–10:15'])
  })

  test('visits of which nothing is known have a device each, the first to begin the first', () => {
    const visit = (providerId: string, fromMinutes: number) =>
      booked({
        ...{ providerId, roomId: null, serviceId: 'svc_neuromodulator' },
        startAt: TEN + fromMinutes * MINUTE_MS,
        endAt: TEN + (fromMinutes + 30) * MINUTE_MS,
      })
    const device = (name: string) => ({ id: name, externalId: name, name, type: 'cooler' })
    const needy = changeService(seedPractice(), 'svc_neuromodulator', {
      equipmentTypes: ['cooler'],
    })
    const practice = {
      ...needy,
      equipment: ['c1', 'c2'].map((id) => ({
        ...device(id),
        ...{ capacity: 1, locationId: AUSTIN },
      })) as never,
    }
    const asked = (...visits: readonly Appointment[]) =>
      against('svc_neuromodulator', 'Dr. Lee', { ...practice, appointments: visits })
    expect(asked(visit('x', 0))).toEqual([])
    expect(asked(visit('x', 0), visit('y', 10))).toEqual(['Cooler taken 10:10–10:45'])
  })

  test('time off excludes for as long as it lasts', () => {
    const off = (startAt: number, endAt: number) =>
      against('svc_iv', 'RN Johnson', {
        ...seedPractice(),
        timeOff: [
          {
            id: 'off' as TimeOffId,
            resourceKind: 'provider',
            resourceId: 'prv_johnson',
            startAt,
            endAt,
            reason: 'call-out',
          },
        ],
      })
    expect(off(TEN + 55 * MINUTE_MS, TEN + 600 * MINUTE_MS)).toEqual([])
    expect(off(TEN + 54 * MINUTE_MS, TEN + 120 * MINUTE_MS)).toEqual([
      'Away 10:54–12:00 (call-out)',
    ])
  })

  test('a provider who runs late is not booked on the heels of a visit', () => {
    const before = booked({ ...lee, startAt: TEN - 45 * MINUTE_MS, endAt: TEN - 15 * MINUTE_MS })
    const late = changeProvider(withBookings([before]), 'Dr. Lee', {
      runningLateMinutes: 20,
      runningLateUntil: TEN + 60 * MINUTE_MS,
    })
    expect(against('svc_neuromodulator', 'Dr. Lee', late)).toEqual([
      'Running 20 minutes late, free at 10:20',
    ])
    const startAt = TEN + 20 * MINUTE_MS
    expect(against('svc_neuromodulator', 'Dr. Lee', late, { startAt })).toEqual([])
  })

  test('a patient is not in two places', () => {
    const visit = booked({
      ...lee,
      patientId: 'pat_1',
      startAt: TEN + 30 * MINUTE_MS,
      endAt: TEN + 60 * MINUTE_MS,
    })
    const ask = (patientId: string) =>
      against('svc_iv', 'RN Patel', withBookings([visit]), { patientId: patientId as PatientId })
    expect(ask('pat_1')).toEqual(['The patient has another visit 10:30–11:00'])
    expect(ask('pat_2')).toEqual([])
  })

  test('a booking that moves stands in nobody’s way', () => {
    const visit = booked({ ...lee, startAt: TEN, endAt: TEN + 30 * MINUTE_MS })
    const practice = withBookings([visit])
    expect(against('svc_neuromodulator', 'Dr. Lee', practice)).toHaveLength(1)
    expect(against('svc_neuromodulator', 'Dr. Lee', practice, { moving: visit.id })).toEqual([])
  })

  test('a closed location and hours', () => {
    const practice = seedPractice()
    const closed = {
      ...practice,
      locations: practice.locations.map((one) => ({
        ...one,
        closures: [{ from: '2026-11-24', until: '2026-11-26', reason: 'Thanksgiving' }],
      })),
    }
    expect(against('svc_iv', 'RN Patel', closed)).toEqual([
      `${practice.locations[0]?.name} is closed through 26 Nov (Thanksgiving)`,
    ])
  })
})

describe('who is chosen', () => {
  test('the preferred provider when eligible', () => {
    const prefer = 'prv_singh' as ProviderId
    for (const mode of ['efficiency', 'equal', 'least-busy'] as const) {
      expect(match('svc_filler', { prefer, mode }).options[0]?.providerId).toBe('prv_singh')
    }
  })
  test('in the mode least busy whoever has least that day, names breaking ties', () => {
    const weights = { scarcity: 0 }
    const first = (appointments: readonly Appointment[] = []) =>
      match('svc_filler', { mode: 'least-busy', weights }, withBookings(appointments)).options[0]
    expect(first()?.name).toBe('Dr. Lee')
    const busy = booked({
      providerId: 'prv_lee',
      roomId: null,
      serviceId: 'svc_filler',
      startAt: TEN + 180 * MINUTE_MS,
      endAt: TEN + 225 * MINUTE_MS,
    })
    expect(first([busy])?.name).toBe('NP Martinez')
  })
  test('in the mode efficiency whoever is needed for nothing else', () => {
    expect(match('svc_filler').options.map(({ name }) => name)[0]).toBe('PA Singh')
  })
  test('equal scores are settled the same way however the records are ordered', () => {
    const practice = seedPractice()
    const weights = { leastBusy: 0, scarcity: 0 }
    const order = (providers: MatchPractice['providers']) =>
      match('svc_filler', { weights }, { ...practice, providers }).options.map(({ name }) => name)
    expect(order([...practice.providers].reverse())).toEqual(order(practice.providers))
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
        const { services } = seedPractice()
        const appointments = drawn.map((one) => {
          const service = services.find((found) => found.id === one.serviceId)
          const endAt = one.startAt + (service?.durationMinutes ?? 0) * MINUTE_MS
          return booked({ ...one, endAt })
        })
        const { options, verdicts } = match(id, {}, withBookings(appointments))
        const possible = bruteForce(id, appointments)
        expect(options.length > 0).toBe(possible.length > 0)
        for (const { providerId, roomId } of options) {
          expect(possible).toContain(`${providerId} ${roomId}`)
        }
        const named = verdicts
          .filter(({ isEligible }) => isEligible)
          .map(({ providerId }) => providerId as string)
        expect(new Set(named)).toEqual(new Set(possible.map((pair) => pair.split(' ')[0])))
      },
    ),
  )
})

/** Written apart from the code it judges: every pair, every minute. */
function bruteForce(serviceId: string, appointments: readonly Appointment[]): readonly string[] {
  const { services } = seedPractice()
  const service = services.find(({ id }) => id === serviceId)
  const allowed: Readonly<Record<string, readonly string[]>> = {
    svc_filler: ['prv_lee', 'prv_martinez', 'prv_singh'],
    svc_neuromodulator: ['prv_lee', 'prv_martinez'],
  }
  const minutes = (service?.durationMinutes ?? 0) + (service?.bufferAfterMinutes ?? 0)
  const isFree = (key: 'providerId' | 'roomId', value: string) =>
    Array.from({ length: minutes }, (_, minute) => TEN + minute * MINUTE_MS).every((at) =>
      appointments.every((one) => {
        const own = services.find(({ id }) => id === one.serviceId)
        const endAt = one.endAt + (own?.bufferAfterMinutes ?? 0) * MINUTE_MS
        return one[key] !== value || at < one.startAt || at >= endAt
      }),
    )
  const rooms = ['room_t1', 'room_t2'].filter((room) => isFree('roomId', room))
  const providers = (allowed[serviceId] ?? []).filter((provider) => isFree('providerId', provider))
  return providers.flatMap((provider) => rooms.map((room) => `${provider} ${room}`))
}

function match(serviceId: string, change: Partial<MatchRequest> = {}, practice = seedPractice()) {
  const request = { serviceId: serviceId as ServiceId, locationId: AUSTIN as LocationId }
  const found = matchProviders(preparePractice(practice), { ...request, startAt: TEN, ...change })
  if (found === null) throw new Error(serviceId)
  return found
}

function withBookings(appointments: readonly Appointment[]): MatchPractice {
  return seedPractice({ appointments })
}

function eligible(serviceId: string, appointments: readonly Appointment[] = []) {
  const { options } = match(serviceId, {}, withBookings(appointments))
  return options.map(({ name }) => name).sort()
}

function against(
  serviceId: string,
  name: string,
  practice = seedPractice(),
  change: Partial<MatchRequest> = {},
) {
  return match(serviceId, change, practice)
    .verdicts.find((verdict) => verdict.name === name)
    ?.reasons.filter(({ isMet }) => !isMet)
    .map(({ text }) => text)
}
