import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeService, json, silence, startFakeService } from '../http/fake-service.ts'
import {
  openMindbody,
  page,
  playSite,
  ROUTES,
  refusal,
  vendorAppointment,
} from './fake-mindbody.ts'

const NINE = Date.parse('2026-03-05T15:00:00Z')
const HALF_HOUR = 30 * 60_000
const before = {
  startAt: NINE,
  endAt: NINE + HALF_HOUR,
  providerExternalId: '5',
  roomExternalId: '7',
}
const reassign = { externalId: '121', before, after: { ...before, providerExternalId: '6' } }
const nextDay = { startAt: NINE + 24 * 2 * HALF_HOUR, endAt: NINE + 25 * 2 * HALF_HOUR }
const reschedule = { externalId: '121', before, after: { ...before, ...nextDay } }
const otherRoom = { externalId: '121', before, after: { ...before, roomExternalId: '8' } }

let service: FakeService
beforeEach(async () => {
  service = await startFakeService()
  playSite(service, [vendorAppointment()])
  service.on(ROUTES.change, json({ Appointment: vendorAppointment({ StaffId: 6 }) }))
})
afterEach(() => service.close())

const context = () => ({ effectId: 'exe_1:3.change', signal: AbortSignal.timeout(10_000) })
const later = () => ({ ...context(), attemptedAt: 0, takenIds: [] as readonly string[] })
const perform = (change: typeof reassign = reassign, settings = {}) =>
  openMindbody(service.url, settings).change.perform(change, context())
const failure = (change = reassign, settings = {}) =>
  perform(change, settings).catch((error: unknown) => error)
const reconcile = (change = reassign) => openMindbody(service.url).change.reconcile(change, later())
const written = () =>
  service.received
    .filter(({ path }) => path.endsWith('/updateappointment'))
    .map(({ body }) => JSON.parse(body))

describe('a booking that is changed', () => {
  it('gets another provider at the same time, its end named, without payment or e-mail', async () => {
    const { appointment } = await perform()
    expect(appointment).toMatchObject({ externalId: '121', providerExternalId: '6' })
    expect(written()).toEqual([
      {
        AppointmentId: 121,
        StaffId: 6,
        StartDateTime: '2026-03-05T09:00:00',
        EndDateTime: '2026-03-05T09:30:00',
        ApplyPayment: false,
        SendEmail: false,
      },
    ])
  })

  it('gets another time, and is looked for on both days', async () => {
    await perform(reschedule)
    expect(written()).toMatchObject([{ StaffId: 5, StartDateTime: '2026-03-06T09:00:00' }])
    const [read] = service.received.filter(({ path }) => path.endsWith('/staffappointments'))
    expect(read?.query.get('request.startDate')).toBe('2026-03-05')
    expect(read?.query.get('request.endDate')).toBe('2026-03-06')
    expect(read?.query.getAll('request.appointmentIds')).toEqual(['121'])
  })

  it('gets another room, unless the site takes none from us', async () => {
    await perform(otherRoom)
    expect(written()).toMatchObject([{ ResourceIds: [8] }])
    expect(await failure(otherRoom, { roomOnChange: 'omit' })).toMatchObject({
      certainty: 'rejected',
      failure: { code: 'room-not-taken' },
    })
    expect(written()).toHaveLength(1)
  })

  it('keeps the room it has when the site takes none and more is to change', async () => {
    const both = { ...reassign, after: { ...reassign.after, roomExternalId: '8' } }
    const { appointment } = await perform(both, { roomOnChange: 'omit' })
    expect(written()[0]).not.toHaveProperty('ResourceIds')
    expect(appointment.roomExternalId).toBe('7')
  })

  it('is not written again when it is so already', async () => {
    playSite(service, [vendorAppointment({ StaffId: 6 })])
    expect((await perform()).appointment.providerExternalId).toBe('6')
    expect(written()).toEqual([])
  })

  it.each([
    ['moved', { StartDateTime: '2026-03-05T10:00:00', EndDateTime: '2026-03-05T10:30:00' }],
    ['given to somebody else', { StaffId: 9 }],
    ['cancelled', { Status: 'Cancelled' }],
  ])('is left alone when somebody has %s it meanwhile', async (_, change) => {
    playSite(service, [vendorAppointment(change)])
    expect(await failure()).toMatchObject({
      certainty: 'rejected',
      failure: { code: 'visit-changed' },
    })
    expect(written()).toEqual([])
  })

  it('stays when Mindbody says that the time is taken', async () => {
    service.on(ROUTES.change, refusal(400, 'InvalidBookingTime'))
    expect(await failure()).toMatchObject({
      certainty: 'rejected',
      failure: { code: 'slot-taken' },
    })
  })

  it('surely was not changed when it could not even be read', async () => {
    service.on(ROUTES.appointments, silence())
    expect(await failure()).toMatchObject({ certainty: 'not-sent' })
    expect(written()).toEqual([])
  })

  it('may have been changed when the answer does not come', async () => {
    service.on(ROUTES.change, silence())
    expect(await failure()).toMatchObject({ certainty: 'unknown' })
  })
})

describe('looking for a lost change', () => {
  it('finds that it happened, and writes nothing', async () => {
    playSite(service, [vendorAppointment({ StaffId: 6 })])
    expect(await reconcile()).toMatchObject({
      type: 'happened',
      output: { appointment: { providerExternalId: '6', patient: { lastName: 'Doe' } } },
    })
    expect(written()).toEqual([])
  })

  it('finds that it did not, so that it may be tried again', async () => {
    expect(await reconcile()).toEqual({ type: 'absent' })
  })

  it('finds that somebody else was there, and that it is over', async () => {
    service.on(ROUTES.appointments, page([]))
    expect(await reconcile()).toMatchObject({
      type: 'overtaken',
      failure: { code: 'visit-changed' },
    })
  })
})
