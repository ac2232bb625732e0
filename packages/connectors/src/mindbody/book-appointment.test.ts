import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  closedAddress,
  type FakeService,
  hangUp,
  json,
  silence,
  startFakeService,
} from '../http/fake-service.ts'
import {
  NOW,
  openMindbody,
  page,
  playSite,
  ROUTES,
  refusal,
  secrets,
  token,
  vendorAppointment,
} from './fake-mindbody.ts'

const booking = {
  serviceExternalId: '110',
  providerExternalId: '5',
  locationExternalId: '1',
  roomExternalId: '7',
  patientExternalId: '100000120',
  startAt: Date.parse('2026-03-05T15:00:00Z'),
  endAt: Date.parse('2026-03-05T15:30:00Z'),
}
const effectId = 'exe_1:3.book'
const context = () => ({ effectId, signal: AbortSignal.timeout(10_000) })
const later = () => ({ ...context(), attemptedAt: NOW, takenIds: [] as readonly string[] })

let service: FakeService
beforeEach(async () => {
  service = await startFakeService()
  playSite(service)
})
afterEach(() => service.close())

const perform = () => openMindbody(service.url).booking.perform(booking, context())
const failure = () => perform().catch((error: unknown) => error)
const sent = (path: string) => service.received.filter((one) => one.path.endsWith(path))

describe('a booking', () => {
  it('goes to Mindbody in site time, marked as ours, without payment or e-mail', async () => {
    service.on(ROUTES.book, json({ Appointment: vendorAppointment() }))
    await perform()
    const [request] = sent('/addappointment')
    expect(JSON.parse(request?.body ?? '')).toEqual({
      ClientId: '100000120',
      LocationId: 1,
      SessionTypeId: 110,
      StaffId: 5,
      StartDateTime: '2026-03-05T09:00:00',
      EndDateTime: '2026-03-05T09:30:00',
      ResourceIds: [7],
      ApplyPayment: false,
      SendEmail: false,
      Notes: 'Booked by Chairflow',
      PartnerExternalId: effectId,
    })
    expect(request?.headers.get('api-key')).toBe(secrets.apiKey)
    expect(request?.headers.get('siteid')).toBe('-99')
    expect(request?.headers.get('authorization')).toBe('Bearer token-1')
  })

  it('names no room when none was chosen', async () => {
    service.on(ROUTES.book, json({ Appointment: vendorAppointment({ Resources: null }) }))
    const { booking: activity } = openMindbody(service.url)
    const answer = await activity.perform({ ...booking, roomExternalId: null }, context())
    expect(JSON.parse(sent('/addappointment')[0]?.body ?? '')).not.toHaveProperty('ResourceIds')
    expect(answer.appointment.roomExternalId).toBeNull()
  })

  it('answers with the appointment and its patient', async () => {
    service.on(ROUTES.book, json({ Appointment: vendorAppointment() }))
    expect(await perform()).toEqual({
      appointment: {
        externalId: '121',
        startAt: booking.startAt,
        endAt: booking.endAt,
        status: 'booked',
        serviceExternalId: '110',
        providerExternalId: '5',
        roomExternalId: '7',
        locationExternalId: '1',
        patient: {
          externalId: '100000120',
          firstName: 'Jane',
          lastName: 'Doe',
          phone: '+18055551234',
          email: 'jane.doe@example.com',
        },
      },
    })
  })

  it('stands even when the patient cannot be read afterwards', async () => {
    service.on(ROUTES.book, json({ Appointment: vendorAppointment() }))
    service.on(ROUTES.clients, refusal(500, 'Unknown'))
    expect(await perform()).toMatchObject({ appointment: { externalId: '121', patient: null } })
  })
})

describe('a booking that Mindbody refuses', () => {
  it.each([
    [400, 'InvalidBookingTime', 'slot-taken', 'service', 'rejected'],
    [400, 'ClientIsAlreadyBooked', 'slot-taken', 'service', 'rejected'],
    [400, 'SchedulingRestrictionsViolated', 'slot-taken', 'service', 'rejected'],
    [400, 'SchedulingWindowViolated', 'slot-taken', 'service', 'rejected'],
    [400, 'InvalidResource', 'slot-taken', 'service', 'rejected'],
    [401, 'InvalidSourceCredentials', 'connection-refused-credentials', 'connection', 'rejected'],
    [403, 'DeniedAccess', 'connection-refused-credentials', 'connection', 'rejected'],
    [400, 'InvalidStaffCredentials', 'connection-refused-credentials', 'connection', 'rejected'],
    [429, 'TooManyRequests', 'rate-limited', 'service', 'not-sent'],
    [400, 'TooManyRequests', 'rate-limited', 'service', 'not-sent'],
    [503, 'SQLDBMaintenance', 'rate-limited', 'service', 'not-sent'],
    [500, 'Unknown', 'service-fault', 'service', 'unknown'],
    [502, '', 'service-fault', 'service', 'unknown'],
    [400, 'Unknown', 'service-fault', 'service', 'unknown'],
    [400, 'PaymentRequired', 'booking-refused', 'service', 'rejected'],
    [404, 'ClientNotFound', 'booking-refused', 'service', 'rejected'],
  ])('%i %s is %s', async (status, code, failureCode, blame, certainty) => {
    service.on(ROUTES.book, refusal(status, code))
    expect(await failure()).toMatchObject({ certainty, failure: { code: failureCode, blame } })
  })

  it('keeps people and secrets out of what is shown', async () => {
    for (const code of ['PaymentRequired', 'Jane Doe', 'InvalidBookingTime', 'Unknown']) {
      service.on(ROUTES.book, refusal(400, code))
      const shown = JSON.stringify(await failure())
      expect(shown).not.toMatch(/Jane|8055551234|100000120/)
      for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret)
    }
  })

  it('waits as long as Mindbody asks', async () => {
    service.on(ROUTES.book, refusal(429, 'TooManyRequests', { 'Retry-After': '7' }))
    expect(await failure()).toMatchObject({ retryAfterMs: 7_000 })
  })
})

describe('a booking whose answer does not come', () => {
  it.each([
    ['the answer takes too long', silence()],
    ['the line is cut', hangUp()],
    ['the answer is no booking', json({ Appointment: { Id: 121 } })],
    ['the answer is no JSON', () => new Response('<html>')],
  ])('may have happened when %s', async (_, answer) => {
    service.on(ROUTES.book, answer)
    expect(await failure()).toMatchObject({ certainty: 'unknown' })
    expect(sent('/addappointment')).toHaveLength(1)
  })

  it('did not happen when nothing listens', async () => {
    const { booking: activity } = openMindbody(await closedAddress())
    await expect(activity.perform(booking, context())).rejects.toMatchObject({
      certainty: 'not-sent',
      failure: { code: 'pms-unreachable', blame: 'service' },
    })
  })

  it('did not happen when the token could not be had', async () => {
    service.on(ROUTES.token, silence())
    expect(await failure()).toMatchObject({ certainty: 'not-sent' })
    expect(sent('/addappointment')).toHaveLength(0)
  })
})

describe('looking for a lost booking', () => {
  const reconcile = (changes = {}) =>
    openMindbody(service.url).booking.reconcile(booking, { ...later(), ...changes })

  it('finds it by our mark, on that day and with that provider', async () => {
    const other = vendorAppointment({ Id: 7, PartnerExternalId: 'exe_9:1.book' })
    playSite(service, [other, vendorAppointment({ PartnerExternalId: effectId })])
    expect(await reconcile()).toMatchObject({
      type: 'happened',
      output: { appointment: { externalId: '121', patient: { lastName: 'Doe' } } },
    })
    const query = sent('/staffappointments')[0]?.query
    expect(query?.get('request.startDate')).toBe('2026-03-05')
    expect(query?.get('request.endDate')).toBe('2026-03-05')
    expect(query?.getAll('request.staffIds')).toEqual(['5'])
  })

  it('finds it by our mark although it was cancelled since, and so never books it twice', async () => {
    const gone = { Status: 'Cancelled', PartnerExternalId: effectId }
    playSite(service, [vendorAppointment(gone)])
    expect(await reconcile()).toMatchObject({
      type: 'happened',
      output: { appointment: { status: 'cancelled' } },
    })
  })

  it('finds it by who, what, when and with whom where the mark was dropped', async () => {
    playSite(service, [vendorAppointment()])
    expect(await reconcile()).toMatchObject({ type: 'happened' })
  })

  it.each([
    ['another patient', { ClientId: '100000121' }],
    ['another service', { SessionTypeId: 111 }],
    ['another time', { StartDateTime: '2026-03-05T10:00:00' }],
    ['another provider', { StaffId: 6 }],
    ['another mark', { PartnerExternalId: 'exe_9:1.book' }],
    ['an older, cancelled visit', { Status: 'LateCancelled' }],
  ])('does not take %s for it', async (_, difference) => {
    playSite(service, [vendorAppointment(difference)])
    expect(await reconcile()).toEqual({ type: 'absent' })
  })

  it('does not take one that another effect owns', async () => {
    playSite(service, [vendorAppointment()])
    expect(await reconcile({ takenIds: ['121'] })).toEqual({ type: 'absent' })
  })

  it('recognises the mark it gave for an effect id that is too long for a mark', async () => {
    const long = { ...later(), effectId: `exe_${'0123456789'.repeat(8)}.book` }
    service.on(ROUTES.book, json({ Appointment: vendorAppointment() }))
    const { booking: activity } = openMindbody(service.url)
    await activity.perform(booking, long)
    const { PartnerExternalId } = JSON.parse(sent('/addappointment')[0]?.body ?? '')
    expect(PartnerExternalId.length).toBeLessThanOrEqual(50)
    playSite(service, [vendorAppointment({ PartnerExternalId })])
    expect(await activity.reconcile(booking, long)).toMatchObject({ type: 'happened' })
    const sibling = { ...long, effectId: `${long.effectId}2` }
    expect(await activity.reconcile(booking, sibling)).toEqual({ type: 'absent' })
  })

  it('cannot say that it is absent when Mindbody does not answer', async () => {
    service.on(ROUTES.appointments, silence())
    await expect(reconcile()).rejects.toMatchObject({ failure: { code: 'service-no-answer' } })
  })
})

describe('the staff token', () => {
  const look = (site: ReturnType<typeof openMindbody>) => site.booking.reconcile(booking, later())
  const tokens = () => sent('/usertoken/issue').length

  it('is asked for once, also by calls of the same moment', async () => {
    const site = openMindbody(service.url)
    await Promise.all([look(site), look(site)])
    await look(site)
    expect(tokens()).toBe(1)
    expect(JSON.parse(sent('/usertoken/issue')[0]?.body ?? '')).toEqual({
      Username: 'staff-user',
      Password: secrets.password,
    })
  })

  it('is asked for again when it is about to end', async () => {
    service.on(
      ROUTES.token,
      token('token-1', new Date(NOW + 1_000).toISOString()),
      token('token-2'),
    )
    const site = openMindbody(service.url)
    await look(site)
    await look(site)
    expect(tokens()).toBe(2)
    expect(service.received.at(-1)?.headers.get('authorization')).toBe('Bearer token-2')
  })

  it('is renewed once when Mindbody no longer takes it', async () => {
    service.on(ROUTES.token, token('token-1'), token('token-2'))
    service.on(ROUTES.appointments, refusal(401, 'DeniedAccess'), page([]))
    expect(await look(openMindbody(service.url))).toEqual({ type: 'absent' })
    expect(tokens()).toBe(2)
  })

  it('is renewed no more than once for one call', async () => {
    service.on(ROUTES.appointments, refusal(401, 'DeniedAccess'))
    await expect(look(openMindbody(service.url))).rejects.toMatchObject({
      failure: { code: 'connection-refused-credentials' },
    })
    expect(tokens()).toBe(2)
  })

  it('asks the practice to connect again when user name or password are wrong', async () => {
    service.on(ROUTES.token, refusal(401, 'InvalidStaffCredentials'))
    expect(await failure()).toMatchObject({
      certainty: 'rejected',
      failure: { code: 'connection-refused-credentials', blame: 'connection' },
    })
  })

  it('must be a token', async () => {
    service.on(ROUTES.token, json({ Message: 'welcome' }))
    expect(await failure()).toMatchObject({ failure: { code: 'answer-unreadable' } })
    expect(sent('/addappointment')).toHaveLength(0)
  })
})
