import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { LocationId, PatientId, ProviderId, ServiceId } from '../ids.ts'
import type { MatchPractice } from '../match/match-practice.ts'
import { preparePractice } from '../match/prepare-practice.ts'
import {
  AUSTIN,
  booked,
  changeCredential,
  changeService,
  MINUTE_MS,
  seedPractice,
} from '../match/testing/seed-practice.ts'
import type { Provider, Shift } from '../practice/provider.ts'
import type { AvailabilityRequest } from './availability-request.ts'
import { findAvailability } from './find-availability.ts'
import { findSlots } from './find-slots.ts'

const HOUR_MS = 60 * MINUTE_MS
const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds

/** One provider and one room: half an hour of IV therapy without clean-up, unless changed. */
function small({
  shifts = everyDay('09:00', '17:00'),
  timeZone = 'America/New_York',
  service = {},
}: {
  readonly shifts?: readonly Shift[]
  readonly timeZone?: string
  readonly service?: object
} = {}): MatchPractice {
  const seed = seedPractice()
  const iv = { ...seed.services.find(({ id }) => id === ('svc_iv' as ServiceId)) }
  const plain = { durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
  return {
    ...seed,
    locations: seed.locations.map((one) => ({ ...one, timeZone, hours: [], closures: [] })),
    services: [{ ...iv, ...plain, ...service } as MatchPractice['services'][number]],
    providers: seed.providers
      .filter(({ displayName }) => displayName === 'RN Patel')
      .map((one) => ({ ...one, shifts: [...shifts] })),
  }
}

function everyDay(from: string, to: string): readonly Shift[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to }))
}

function ask(practice: MatchPractice, change: Partial<AvailabilityRequest> = {}) {
  const from = instant('2026-11-24T05:00Z')
  const serviceId = 'svc_iv' as ServiceId
  const request = { serviceId, from, until: from + 24 * HOUR_MS, stepMinutes: 30, ...change }
  return findAvailability(preparePractice(practice), request)
}

function startsOf(practice: MatchPractice, change: Partial<AvailabilityRequest> = {}) {
  return ask(practice, change).slots.map(({ startAt }) =>
    Temporal.Instant.fromEpochMilliseconds(startAt).toString({ smallestUnit: 'minute' }),
  )
}

const patel = (practice: MatchPractice) => practice.providers[0]?.id ?? ''
const visit = (practice: MatchPractice, from: string, to: string, roomId: string | null = null) =>
  booked({
    providerId: patel(practice),
    roomId,
    serviceId: 'svc_iv',
    startAt: instant(from),
    endAt: instant(to),
  })

describe('clocks change', () => {
  /** Medplum, scheduling.test.ts (Apache-2.0), and facts/scheduling 2.5; restated. */
  test.each([
    ['a short Sunday night in spring', '00:30', '06:30', '2026-03-08', '05:30', '10:30'],
    ['a long Sunday night in autumn', '00:30', '06:30', '2026-11-01', '04:30', '11:30'],
    ['an hour that comes twice is its first', '01:30', '03:00', '2026-11-01', '05:30', '08:00'],
    ['an hour that is left out is the one after', '02:30', '04:00', '2026-03-08', '07:30', '08:00'],
    ['a morning after the change in spring', '10:00', '12:00', '2026-03-08', '14:00', '16:00'],
    ['a morning after the change in autumn', '09:00', '11:00', '2026-11-01', '14:00', '16:00'],
  ])('%s', (_, from, to, date, first, end) => {
    const practice = small({ shifts: [{ day: 7, from, to }] })
    const at = instant(`${date}T04:00Z`)
    const { slots } = ask(practice, { from: at, until: at + 24 * HOUR_MS })
    expect(slots[0]?.startAt).toBe(instant(`${date}T${first}Z`))
    expect(slots.at(-1)?.endAt).toBe(instant(`${date}T${end}Z`))
    const minutes = (instant(`${date}T${end}Z`) - instant(`${date}T${first}Z`)) / MINUTE_MS
    expect(slots).toHaveLength(minutes / 30)
  })

  test('a shift over midnight goes on into the next local day', () => {
    const practice = small({ shifts: [{ day: 2, from: '20:00', to: '02:00' }] })
    const span = { from: instant('2026-11-25T00:00Z'), until: instant('2026-11-26T00:00Z') }
    const starts = startsOf(practice, span)
    expect([starts[0], starts.at(-1)]).toEqual(['2026-11-25T01:00Z', '2026-11-25T06:30Z'])
  })

  test('midnight to midnight is the whole day, with as many hours as it has', () => {
    const day = small({ shifts: [{ day: 7, from: '00:00', to: '00:00' }] })
    const span = (from: string, until: string) => ({ from: instant(from), until: instant(until) })
    const short = ask(day, span('2026-03-08T05:00Z', '2026-03-09T04:00Z'))
    const long = ask(day, span('2026-11-01T04:00Z', '2026-11-02T05:00Z'))
    expect([short.total, long.total]).toEqual([46, 50])
  })
})

describe('the grid is what the wall clock shows', () => {
  const day = small({ shifts: [{ day: 7, from: '00:00', to: '00:00' }] })
  const clocks = (date: string, stepMinutes: number, timeZone = 'America/New_York') => {
    const practice = { ...day, locations: day.locations.map((one) => ({ ...one, timeZone })) }
    const midnight = Temporal.PlainDate.from(date).toZonedDateTime(timeZone)
    const span = {
      from: midnight.epochMilliseconds,
      until: midnight.add({ days: 1 }).epochMilliseconds,
    }
    return ask(practice, { ...span, stepMinutes }).slots.map(({ startAt }) =>
      Temporal.Instant.fromEpochMilliseconds(startAt)
        .toZonedDateTimeISO(timeZone)
        .toString({ smallestUnit: 'minute', timeZoneName: 'never' })
        .slice(11),
    )
  }
  test.each([
    [45, ['00:00', '00:45', '01:30', '03:00', '03:45']],
    [50, ['00:00', '00:50', '01:40', '03:20', '04:10']],
    [90, ['00:00', '01:30', '03:00', '04:30', '06:00']],
  ])('in spring, every %i minutes, what is left out is left out', (step, first) => {
    const starts = clocks('2026-03-08', step).map((at) => at.slice(0, 5))
    expect(starts.slice(0, 5)).toEqual(first)
  })
  test.each([
    [45, ['00:00-04:00', '00:45-04:00', '01:30-04:00', '01:30-05:00', '02:15-05:00']],
    [50, ['00:00-04:00', '00:50-04:00', '01:40-04:00', '01:40-05:00', '02:30-05:00']],
    [90, ['00:00-04:00', '01:30-04:00', '01:30-05:00', '03:00-05:00', '04:30-05:00']],
    [240, ['00:00-04:00', '04:00-05:00', '08:00-05:00', '12:00-05:00', '16:00-05:00']],
  ])('in autumn, every %i minutes, what comes twice is there twice', (step, first) => {
    expect(clocks('2026-11-01', step).slice(0, 5)).toEqual(first)
  })
  test.each([45, 50, 90])('the afternoon, every %i minutes, is that of any Sunday', (step) => {
    const afternoon = (date: string) =>
      clocks(date, step).flatMap((at) => (at > '12' ? [at.slice(0, 5)] : []))
    const any = afternoon('2026-06-14')
    expect(any.length).toBeGreaterThan(7)
    expect(afternoon('2026-03-08')).toEqual(any)
    expect(afternoon('2026-11-01')).toEqual(any)
  })
  test('where the change takes the midnight away, the grid begins after it', () => {
    const starts = clocks('2026-09-06', 45, 'America/Santiago')
    expect(starts.slice(0, 2).map((at) => at.slice(0, 5))).toEqual(['01:30', '02:15'])
  })
})

describe('what lies around a visit', () => {
  /** Cal.com, buffers.integration-test (AGPL; restated from its inputs and outputs). */
  test('clean-up of one and set-up of the next add up: a hole of 90 minutes is too short for 75', () => {
    const buffers = { bufferBeforeMinutes: 15, bufferAfterMinutes: 30 }
    const practice = small({ shifts: everyDay('12:00', '16:00'), service: buffers })
    const appointments = [
      visit(practice, '2026-11-24T17:30Z', '2026-11-24T18:00Z'),
      visit(practice, '2026-11-24T19:30Z', '2026-11-24T20:00Z'),
    ]
    const starts = startsOf({ ...practice, appointments }, { stepMinutes: 5 })
    expect(starts.filter((at) => at > '2026-11-24T18' && at < '2026-11-24T19:30')).toEqual([])
  })

  test('neighbours touch; one millisecond of overlap does not do', () => {
    const practice = small({ shifts: everyDay('09:00', '10:30') })
    const early = visit(practice, '2026-11-24T14:00Z', '2026-11-24T14:30Z')
    expect(startsOf({ ...practice, appointments: [early] })).toEqual([
      '2026-11-24T14:30Z',
      '2026-11-24T15:00Z',
    ])
    const late = { ...early, endAt: early.endAt + 1 }
    expect(startsOf({ ...practice, appointments: [late] })).toEqual(['2026-11-24T15:00Z'])
  })

  /** Cal.com #18772. */
  test('two providers who are free one after the other make no longer time', () => {
    const practice = small({ service: { durationMinutes: 60 } })
    const [provider] = practice.providers
    if (provider === undefined) throw new Error('nobody works here')
    const half = (id: string, from: string, to: string) => ({
      ...provider,
      id: id as ProviderId,
      displayName: id,
      shifts: [...everyDay(from, to)],
    })
    const providers = [half('one', '09:00', '09:30'), half('other', '09:30', '10:00')]
    const open = { roles: [], credentials: { all: [] } }
    const services = practice.services.map((service) => ({ ...service, requirement: open }))
    expect(startsOf({ ...practice, providers, services })).toEqual([])
  })

  test('a visit stays in one room: two rooms free one after the other do not do', () => {
    const practice = small({ shifts: everyDay('09:00', '10:00'), service: { durationMinutes: 60 } })
    const lounge = practice.rooms.find(({ type }) => type === practice.services[0]?.roomType)
    if (lounge === undefined) throw new Error('there is no room')
    const rooms = ['one', 'other'].map((id) => ({ ...lounge, id, name: id, capacity: 1 }))
    const taken = (roomId: string, from: string, to: string) => ({
      ...visit(practice, from, to, roomId),
      providerId: 'somebody' as ProviderId,
    })
    const appointments = [
      taken('one', '2026-11-24T14:00Z', '2026-11-24T14:30Z'),
      taken('other', '2026-11-24T14:30Z', '2026-11-24T15:00Z'),
    ]
    const blocked = { ...practice, rooms, appointments } as unknown as MatchPractice
    expect(ask(blocked)).toMatchObject({ total: 0, none: { reasons: [{ code: 'room-full' }] } })
  })

  test('whoever comes free off the grid can be found there', () => {
    const practice = small({ shifts: everyDay('09:00', '10:30') })
    const appointments = [visit(practice, '2026-11-24T14:00Z', '2026-11-24T14:40Z')]
    const starts = startsOf({ ...practice, appointments }, { besideVisits: true })
    expect(starts).toEqual(['2026-11-24T14:40Z', '2026-11-24T15:00Z'])
  })
})

describe('what is asked for', () => {
  test('notice is exact to the millisecond', () => {
    const practice = small({ shifts: everyDay('09:00', '10:00') })
    const notice = (now: number) => ({ notice: { now, minutes: 120 } })
    const noon = instant('2026-11-24T12:00Z')
    expect(startsOf(practice, notice(noon))).toEqual(['2026-11-24T14:00Z', '2026-11-24T14:30Z'])
    expect(startsOf(practice, notice(noon + 1))).toEqual(['2026-11-24T14:30Z'])
  })

  test('times of day and weekdays are those of the location', () => {
    const times = [{ days: [2], from: '15:00', to: '16:00' }]
    expect(startsOf(small(), { times })).toEqual(['2026-11-24T20:00Z', '2026-11-24T20:30Z'])
    expect(startsOf(small(), { times: [{ days: [3], from: '15:00', to: '16:00' }] })).toEqual([])
  })

  test('the preferred provider is named first, all others stay', () => {
    const seed = seedPractice()
    const request = {
      serviceId: 'svc_neuromodulator' as ServiceId,
      from: instant('2026-11-24T16:00Z'),
      until: instant('2026-11-24T16:15Z'),
    }
    const practice = preparePractice(seed)
    const all = findSlots(practice, request)[0]?.providerIds ?? []
    expect(all.length).toBeGreaterThan(1)
    const preferredProviderId = all.at(-1)
    const [slot] = findSlots(practice, { ...request, preferredProviderId })
    expect(slot?.providerIds[0]).toBe(preferredProviderId)
    expect([...(slot?.providerIds ?? [])].sort()).toEqual([...all].sort())
  })

  test('a patient is not offered a time at which they are elsewhere', () => {
    const practice = small({ shifts: everyDay('09:00', '10:00') })
    const other = {
      ...visit(practice, '2026-11-24T14:00Z', '2026-11-24T14:30Z'),
      providerId: 'somebody' as ProviderId,
      patientId: 'ana' as PatientId,
    }
    const busy = { ...practice, appointments: [other] }
    expect(startsOf(busy, { patientId: 'ana' as PatientId })).toEqual(['2026-11-24T14:30Z'])
    expect(startsOf(busy)).toHaveLength(2)
  })
})

describe('why there is no time', () => {
  const seed = (change: (practice: MatchPractice) => MatchPractice = (one) => one) =>
    change(seedPractice())
  const week = {
    serviceId: 'svc_neuromodulator' as ServiceId,
    from: instant('2026-11-24T06:00Z'),
    until: instant('2026-11-28T06:00Z'),
  }
  const none = (practice: MatchPractice, request: Partial<AvailabilityRequest> = {}) =>
    findAvailability(preparePractice(practice), { ...week, ...request }).none

  test('while there is one, nothing is explained', () => {
    expect(none(seed())).toBeNull()
  })

  test('nobody is certified', () => {
    const bare = seed((practice) => ({ ...practice, credentials: [] }))
    expect(none(bare)?.reasons).toContainEqual({
      code: 'nobody-certified',
      text: expect.stringContaining('Nobody at'),
    })
  })

  test('a lapsed certificate is told with its owner and day', () => {
    const lapsed = ['prv_lee', 'prv_martinez'].reduce(
      (so, id) => changeCredential(so, id, { validUntil: '2026-10-03' }),
      seed(),
    )
    expect(none(lapsed)?.reasons).toContainEqual({
      code: 'credential-lapsed',
      text: 'Dr. Lee: Neurotoxin certificate expired 3 Oct',
    })
  })

  const away = (resourceKind: 'provider' | 'room', ...ids: readonly string[]) =>
    ids.map((resourceId) => ({
      ...{ id: `off_${resourceId}` as never, resourceKind, resourceId, reason: '' },
      ...{ startAt: week.from, endAt: week.until },
    }))
  const team = ['prv_lee', 'prv_martinez']
  const everybody = (change: Partial<Provider>) =>
    seed((practice) => ({
      ...practice,
      providers: practice.providers.map((one) => ({ ...one, ...change })),
    }))
  const visitOf = (providerId: string, patientId: string) =>
    booked({
      ...{ providerId, patientId, roomId: null, serviceId: 'svc_neuromodulator' },
      ...{ startAt: week.from, endAt: week.until },
    })
  const laser = changeService(seed(), 'svc_neuromodulator', { equipmentTypes: ['laser'] })
  const late = { runningLateMinutes: 5760, runningLateUntil: null }
  const short = team.map((providerId) =>
    booked({
      ...{ providerId, roomId: null, serviceId: 'svc_neuromodulator' },
      ...{ startAt: week.from - 30 * 60_000, endAt: week.from },
    }),
  )

  test.each<readonly [string, MatchPractice]>([
    ['role', everybody({ roles: ['esthetician'] })],
    ['nobody-certified', seed((practice) => ({ ...practice, credentials: [] }))],
    ['off-shift', everybody({ shifts: [{ day: 7, from: '09:00', to: '17:00' }] as never })],
    ['away', seedPractice({ timeOff: away('provider', ...team) })],
    ['providers-full', seedPractice({ appointments: team.map((id) => visitOf(id, 'ben')) })],
    ['running-late', { ...everybody(late), appointments: short }],
    ['room-full', seedPractice({ timeOff: away('room', 'room_t1', 'room_t2') })],
    ['equipment-full', laser],
    ['patient-busy', seedPractice({ appointments: [visitOf('prv_rivera', 'ana')] })],
    [
      'closed',
      seed((practice) => ({
        ...practice,
        locations: practice.locations.map((one) => ({
          ...one,
          closures: [{ from: '2026-11-24', until: '2026-11-28', reason: '' }],
        })),
      })),
    ],
  ])('each hard rule that stands in the way alone has its code: %s', (code, practice) => {
    const answer = none(practice, { patientId: 'ana' as PatientId })
    expect(answer?.reasons.map((reason) => reason.code)).toEqual([code])
  })

  test('somebody is asked for who has no time, though others have', () => {
    const away = seed((practice) => ({
      ...practice,
      timeOff: [
        {
          id: 'off' as never,
          resourceKind: 'provider' as const,
          resourceId: 'prv_lee',
          startAt: week.from,
          endAt: week.until,
          reason: '',
        },
      ],
    }))
    const answer = none(away, { onlyProviderIds: ['prv_lee' as ProviderId] })
    expect(answer?.reasons.map(({ code }) => code)).toContain('outside-wishes')
    expect(answer?.relaxations[0]).toMatchObject({
      change: 'any-provider',
      text: 'Somebody else of the team has time',
    })
  })

  test('the service is not offered there', () => {
    const closed = changeService(seed(), 'svc_neuromodulator', {
      overrides: [{ locationId: AUSTIN, isOffered: false }],
    })
    expect(none(closed)?.reasons).toMatchObject([{ code: 'not-offered' }])
    expect(
      none(seed(), { places: [{ locationId: 'x' as LocationId, miles: null }] }),
    ).toMatchObject({ reasons: [{ code: 'not-offered' }, { code: 'elsewhere-only' }] })
  })
})
