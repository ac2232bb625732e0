import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeService, json, startFakeService } from '../http/fake-service.ts'
import {
  NOW,
  openMindbody,
  page,
  playSite,
  ROUTES,
  refusal,
  vendorAppointment,
  vendorClient,
} from './fake-mindbody.ts'

const DAY_MS = 24 * 60 * 60_000
const range = { startAt: NOW, endAt: NOW + 2 * DAY_MS }

let service: FakeService
beforeEach(async () => {
  service = await startFakeService()
  playSite(service)
})
afterEach(() => service.close())

const reader = () => openMindbody(service.url).appointments
const queries = (path: string) =>
  service.received.filter((one) => one.path.endsWith(path)).map(({ query }) => query)

describe('an appointment looked up by its id', () => {
  it('is searched for over a wide range, as Mindbody otherwise looks at today only', async () => {
    playSite(service, [vendorAppointment()])
    expect(await reader().find('121')).toMatchObject({ externalId: '121' })
    const [query] = queries('/staffappointments')
    const day = (name: string) => Date.parse(query?.get(name) ?? '')
    expect(query?.getAll('request.appointmentIds')).toEqual(['121'])
    expect(day('request.startDate')).toBeLessThanOrEqual(NOW - 30 * DAY_MS)
    expect(day('request.endDate')).toBeGreaterThanOrEqual(NOW + 365 * DAY_MS)
  })

  it('is undefined when Mindbody does not know it', async () => {
    expect(await reader().find('121')).toBeUndefined()
  })

  it('is never another one', async () => {
    playSite(service, [vendorAppointment({ Id: 122 })])
    expect(await reader().find('121')).toBeUndefined()
  })

  it('asks once and leaves trying again to the runtime', async () => {
    service.on(ROUTES.appointments, refusal(503, ''), page([vendorAppointment()]))
    await expect(reader().find('121')).rejects.toMatchObject({ failure: { code: 'service-fault' } })
    expect(queries('/staffappointments')).toHaveLength(1)
  })

  it('fails when the answer has not the documented shape', async () => {
    service.on(ROUTES.appointments, json({ Appointments: 'none' }))
    await expect(reader().find('121')).rejects.toMatchObject({
      failure: { code: 'answer-unreadable' },
    })
  })
})

describe('the list of appointments', () => {
  it('holds every page', async () => {
    const [one, two, three] = [1, 2, 3].map((Id) => vendorAppointment({ Id }))
    service.on(ROUTES.appointments, page([one ?? {}, two ?? {}], 3), page([three ?? {}], 3))
    const ids = (await reader().list(range)).map(({ externalId }) => externalId)
    expect(ids).toEqual(['1', '2', '3'])
    expect(queries('/staffappointments').map((query) => query.get('request.offset'))).toEqual([
      '0',
      '2',
    ])
  })

  it('ends when Mindbody counts more than it sends', async () => {
    service.on(ROUTES.appointments, page([vendorAppointment()], 9), page([], 9))
    expect(await reader().list(range)).toHaveLength(1)
  })

  it('asks for the days of the site, not of UTC', async () => {
    await reader().list({
      startAt: Date.parse('2026-03-05T03:00:00Z'),
      endAt: Date.parse('2026-03-06T03:00:00Z'),
    })
    const [query] = queries('/staffappointments')
    expect(query?.get('request.startDate')).toBe('2026-03-04')
    expect(query?.get('request.endDate')).toBe('2026-03-05')
  })

  it('reads each patient once, twenty at a time', async () => {
    const people = Array.from({ length: 45 }, (_, index) => `c${index % 41}`)
    playSite(
      service,
      people.map((ClientId, Id) => vendorAppointment({ Id, ClientId })),
    )
    await reader().list(range)
    const batches = queries('/clients').map((query) => query.getAll('request.clientIDs'))
    expect(batches.map(({ length }) => length)).toEqual([20, 20, 1])
    expect(new Set(batches.flat()).size).toBe(41)
  })

  it('holds appointments without a patient and with one Mindbody no longer knows', async () => {
    playSite(service, [vendorAppointment({ ClientId: null }), vendorAppointment({ ClientId: 'x' })])
    expect((await reader().list(range)).map(({ patient }) => patient)).toEqual([null, null])
  })
})

describe('what an appointment says', () => {
  const first = async (changes: Readonly<Record<string, unknown>>) => {
    playSite(service, [vendorAppointment(changes)])
    return (await reader().list(range))[0]
  }

  it.each([
    ['None', 'booked'],
    ['Requested', 'booked'],
    ['Booked', 'booked'],
    ['Confirmed', 'confirmed'],
    ['Arrived', 'confirmed'],
    ['Completed', 'completed'],
    ['NoShow', 'no-show'],
    ['Cancelled', 'cancelled'],
    ['LateCancelled', 'cancelled'],
    ['constructor', 'booked'],
  ])('status %s means %s', async (Status, status) => {
    expect(await first({ Status })).toMatchObject({ status })
  })

  it.each([
    ['before the clocks go forward', '2026-03-07T09:00:00', '2026-03-07T15:00:00Z'],
    ['after the clocks went forward', '2026-03-08T09:00:00', '2026-03-08T14:00:00Z'],
    ['before the clocks go back', '2026-10-31T09:00:00', '2026-10-31T14:00:00Z'],
    ['after the clocks went back', '2026-11-01T09:00:00', '2026-11-01T15:00:00Z'],
    ['with a Z that means nothing', '2026-03-05T09:00:00Z', '2026-03-05T15:00:00Z'],
  ])('its time is local to the site %s', async (_, StartDateTime, utc) => {
    expect(await first({ StartDateTime })).toMatchObject({ startAt: Date.parse(utc) })
  })

  it.each([
    ['(805) 555-1234', '+18055551234'],
    ['8055551234', '+18055551234'],
    ['+44 20 7946 0958', '+442079460958'],
    ['ask the desk', null],
    ['555', null],
    ['', null],
    [null, null],
  ])('phone %s is %s', async (MobilePhone, phone) => {
    playSite(service, [vendorAppointment()])
    service.on(ROUTES.clients, json({ Clients: [vendorClient({ MobilePhone })] }))
    expect((await reader().list(range))[0]?.patient).toMatchObject({ phone })
  })

  it('has ids as texts, whichever way Mindbody types them', async () => {
    expect(
      await first({ Id: '121', StaffId: '5', LocationId: '1', SessionTypeId: null }),
    ).toMatchObject({
      externalId: '121',
      providerExternalId: '5',
      locationExternalId: '1',
      serviceExternalId: null,
    })
  })
})
