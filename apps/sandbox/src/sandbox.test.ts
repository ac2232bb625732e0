import { beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { siteTime } from './mindbody/vendor-appointment.ts'
import { byId } from './practice.ts'
import { createSandbox } from './sandbox.ts'
import { signMindbody } from './webhooks/mindbody-webhook.ts'
import { signTwilio } from './webhooks/twilio-webhooks.ts'

/** Nobody listens there: webhooks fail and nothing waits for them. */
const config = readConfig({ SANDBOX_CHAIRFLOW_URL: 'http://127.0.0.1:9' })

let sandbox: ReturnType<typeof createSandbox>
beforeEach(() => {
  sandbox = createSandbox(config)
})

describe('the control API', () => {
  test('an appointment is told by names, with the offset of the practice', async () => {
    const { body } = await control('GET', '/appointments')
    expect(body.items[0]).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      start: expect.stringMatching(/[+-]\d\d:\d\d$/),
      patient: { phone: expect.stringMatching(/^\+1512555/) },
    })
  })

  test('cancelling is done once', async () => {
    const { body } = await control('GET', '/appointments')
    const path = `/appointments/${body.items[0].id}/cancel`
    expect(await control('POST', path)).toMatchObject({
      status: 200,
      body: { status: 'cancelled' },
    })
    expect((await control('POST', path)).status).toBe(409)
  })

  test.each([
    ['POST', '/appointments/99999/cancel', {}, 404],
    ['GET', '/phones/+19999999999', undefined, 404],
    ['POST', '/phones/+19999999999/reply', { body: 'YES' }, 404],
    ['POST', '/phones/+15125550110/reply', {}, 400],
    ['POST', '/faults', { target: 'sms', kind: 'gremlins' }, 400],
    ['POST', '/appointments', { start: 'soon', service: 'x', provider: 'x', patient: 'x' }, 422],
  ])('%s %s %j is answered %i in words', async (method, path, input, status) => {
    const answer = await control(method, path, input)
    expect(answer.status).toBe(status)
    expect(answer.body.detail.length).toBeGreaterThan(10)
  })

  test('what is not JSON is refused in words', async () => {
    const path = '/control/phones/+15125550110/reply'
    const answer = await answerOf(
      await sandbox.app.request(path, { method: 'POST', body: '{"body": ' }),
    )
    expect(answer).toMatchObject({ status: 400, body: { detail: 'The body is not valid JSON.' } })
  })

  test('a cancelled appointment stays so', async () => {
    const { body } = await control('GET', '/appointments')
    const path = `/appointments/${body.items[0].id}`
    await control('POST', `${path}/cancel`)
    expect((await control('POST', `${path}/confirm`)).status).toBe(409)
    const { start } = body.items[0]
    expect((await control('POST', `${path}/reschedule`, { start })).status).toBe(409)
  })

  test('a time that is freed can be booked, and then is taken', async () => {
    const { body } = await control('GET', '/appointments')
    const { id, start, service, provider } = body.items[0]
    const wanted = { start, service, provider, patient: 'Maya Brooks' }
    expect((await control('POST', '/appointments', wanted)).status).toBe(409)
    await control('POST', `/appointments/${id}/cancel`)
    const booked = await control('POST', '/appointments', wanted)
    expect(booked).toMatchObject({
      status: 201,
      body: { start, status: 'booked', patient: { name: 'Maya Brooks' } },
    })
    const other = { ...wanted, patient: 'Dana Whitfield' }
    expect((await control('POST', '/appointments', other)).status).toBe(409)
  })

  test('a reply stands on the phone at once', async () => {
    expect((await control('POST', '/phones/15125550110/reply', { body: 'YES' })).status).toBe(202)
    const { body } = await control('GET', '/phones/+15125550110')
    expect(body.messages).toMatchObject([
      { direction: 'from-patient', body: 'YES', status: 'received' },
    ])
  })

  test('a reset puts everything back', async () => {
    const before = (await control('GET', '/appointments')).body.items.length
    await control('POST', '/phones/+15125550110/reply', { body: 'YES' })
    await control('POST', '/reset', { vendor: 'mindbody', seed: 1 })
    expect((await control('GET', '/phones/+15125550110')).body.messages).toEqual([])
    expect((await control('GET', '/appointments')).body.items).toHaveLength(before)
  })
})

describe('Mindbody', () => {
  test('asks for its key, its site and a staff token', async () => {
    const path = '/mindbody/public/v6/site/sites'
    expect((await sandbox.app.request(path)).status).toBe(401)
    const headers = { 'api-key': config.mindbody.apiKey, siteid: '-99' }
    const answer = await sandbox.app.request(path, { headers })
    expect(await answer.json()).toMatchObject({ Error: { Code: 'DeniedAccess' } })
  })

  test('refuses a time that is taken, and keeps the mark of a booking', async () => {
    const [taken] = sandbox.state.appointments
    const wanted = bookingLike(taken?.id ?? '')
    expect((await mindbody('addappointment', wanted)).body.Error.Code).toBe('InvalidBookingTime')
    const free = { ...wanted, StartDateTime: '2099-03-05T09:00:00', PartnerExternalId: 'mark' }
    const first = await mindbody('addappointment', { ...free, EndDateTime: undefined })
    const again = await mindbody('addappointment', { ...free, EndDateTime: undefined })
    expect(first.body.Appointment).toMatchObject({ PartnerExternalId: 'mark', Status: 'Booked' })
    expect(again.body.Appointment.Id).toBe(first.body.Appointment.Id)
  })

  test('a visit gets another provider and room, or none of it where one is taken', async () => {
    const [one, other] = ['09:00:00', '11:00:00'].map((time) => `2099-03-05T${time}`)
    const wanted = { ...bookingLike(sandbox.state.appointments[0]?.id ?? ''), StaffId: 21 }
    const at = (StartDateTime?: string) => ({ ...wanted, StartDateTime })
    const first = (await mindbody('addappointment', { ...at(one), SessionTypeId: 110 })).body
    const [room] = first.Appointment.Resources
    const second = (await mindbody('addappointment', { ...at(other), SessionTypeId: 110 })).body
    const moved = { AppointmentId: first.Appointment.Id, StaffId: 22, ResourceIds: [12] }
    expect((await mindbody('updateappointment', { ...moved, StartDateTime: other })).body).toEqual({
      Error: { Message: expect.any(String), Code: 'InvalidBookingTime' },
    })
    expect((await mindbody('updateappointment', moved)).body.Appointment).toMatchObject({
      StaffId: 22,
      StartDateTime: one,
      Resources: [{ Id: 12 }],
    })
    expect(room.Id).not.toBe(12)
    expect(second.Appointment.StaffId).toBe(21)
  })

  test('a visit that is moved without an end gets the length of its service', async () => {
    const [taken] = sandbox.state.appointments
    const long = { AppointmentId: taken?.id, StartDateTime: '2099-03-05T09:00:00' }
    const end = { EndDateTime: '2099-03-05T12:00:00' }
    expect(
      (await mindbody('updateappointment', { ...long, ...end })).body.Appointment,
    ).toMatchObject({ Duration: 180 })
    const { body } = await mindbody('updateappointment', long)
    const service = byId(sandbox.state.practice.services, taken?.serviceId ?? '')
    expect(body.Appointment.Duration).toBe(service?.durationMinutes)
  })

  test('names missing fields', async () => {
    const { body } = await mindbody('addappointment', { ClientId: '1' })
    expect(body.Error).toMatchObject({ Code: 'MissingRequiredFields' })
  })

  test('lists what patients wrote since an instant, newest first, page by page', async () => {
    for (const body of ['One', 'Two', 'Three']) {
      await control('POST', '/phones/+15125550110/reply', { body })
    }
    await twilio({ To: '+15125550110', Body: 'Queued, so not sent yet' })
    const number = sandbox.state.practice.practice.smsNumber
    const query = new URLSearchParams({ To: number, 'DateSent>': '2020-01-01', PageSize: '2' })
    const first = await listed(query)
    expect(first.body.messages.map(({ body }: { body: string }) => body)).toEqual(['Three', 'Two'])
    expect(first.body.next_page_uri).toMatch(/^\/2010-04-01\/.*Page=1/)
    query.set('Page', '1')
    const second = await listed(query)
    expect(second.body.messages).toMatchObject([{ body: 'One', direction: 'inbound' }])
    expect(second.body.next_page_uri).toBeNull()
  })

  test('signs as the vendor documents (golden vector of facts/pms 1.1)', () => {
    const body =
      '{"messageId":"m-1","eventId":"appointmentBooking.cancelled","eventSchemaVersion":1,"eventInstanceOriginationDateTime":"2026-03-01T15:04:05Z","eventData":{"siteId":-99,"appointmentId":42}}'
    const expected = 'sha256=tcE21pBxGxBkHk+OCSr/JX9+c6qNoSdjN9ycaI1wKt4='
    expect(signMindbody('test-signature-key', body)).toBe(expected)
  })
})

describe('Twilio', () => {
  test('asks for its token', async () => {
    const address = `/twilio/2010-04-01/Accounts/${config.twilio.accountSid}/Messages.json`
    expect((await sandbox.app.request(address)).status).toBe(401)
  })

  test('creates a message that arrives on the phone and can be listed', async () => {
    const { status, body } = await twilio({ To: '+15125550110', From: '+15125550100', Body: 'Hi' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'queued', num_segments: '1', direction: 'outbound-api' })
    const { body: phone } = await control('GET', '/phones/+15125550110')
    expect(phone.messages).toMatchObject([{ body: 'Hi', sid: body.sid }])
  })

  test.each([
    [{ Body: 'Hi' }, 21604],
    [{ To: '12', Body: 'Hi' }, 21211],
    [{ To: '+15125550110', Body: '' }, 21602],
    [{ To: '+15125550110', Body: 'x'.repeat(1601) }, 21617],
  ])('%j is refused', async (input: Record<string, string>, code) => {
    expect((await twilio(input)).body.code).toBe(code)
  })

  test('texts nobody who said STOP, until they say START', async () => {
    const text = { To: '+15125550110', Body: 'Hi' }
    await control('POST', '/phones/+15125550110/reply', { body: 'stop' })
    expect((await twilio(text)).body.code).toBe(21610)
    await control('POST', '/phones/+15125550110/reply', { body: 'START' })
    expect((await twilio(text)).status).toBe(201)
  })

  test('lists what patients wrote since an instant, newest first, page by page', async () => {
    for (const body of ['One', 'Two', 'Three']) {
      await control('POST', '/phones/+15125550110/reply', { body })
    }
    await twilio({ To: '+15125550110', Body: 'Queued, so not sent yet' })
    const number = sandbox.state.practice.practice.smsNumber
    const query = new URLSearchParams({ To: number, 'DateSent>': '2020-01-01', PageSize: '2' })
    const first = await listed(query)
    expect(first.body.messages.map(({ body }: { body: string }) => body)).toEqual(['Three', 'Two'])
    expect(first.body.next_page_uri).toMatch(/^\/2010-04-01\/.*Page=1/)
    query.set('Page', '1')
    const second = await listed(query)
    expect(second.body.messages).toMatchObject([{ body: 'One', direction: 'inbound' }])
    expect(second.body.next_page_uri).toBeNull()
  })

  test('signs as the vendor documents (golden vector of facts/messaging 1.6)', () => {
    const parameters = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    }
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
    expect(signTwilio('12345', url, parameters)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
  })
})

test('a fault strikes, and is seen among the requests', async () => {
  await control('POST', '/faults', { target: 'sms', kind: '429' })
  expect((await twilio({ To: '+15125550110', Body: 'Hi' })).status).toBe(429)
  await sandbox.app.request('/control/faults', { method: 'DELETE' })
  expect((await twilio({ To: '+15125550110', Body: 'Hi' })).status).toBe(201)
  const { body } = await control('GET', '/requests')
  expect(body.items.map(({ status }: { status: number }) => status)).toEqual([429, 201])
})

function bookingLike(id: string) {
  const { practice, appointments } = sandbox.state
  const taken = appointments.find((one) => one.id === id)
  return {
    ClientId: practice.patients[0]?.externalId,
    LocationId: 1,
    SessionTypeId: Number(byId(practice.services, taken?.serviceId ?? '')?.externalId),
    StaffId: Number(byId(practice.providers, taken?.providerId ?? '')?.externalId),
    StartDateTime: siteTime(sandbox.state, taken?.startAt ?? 0),
  }
}

async function control(method: string, path: string, input?: unknown) {
  return answerOf(
    await sandbox.app.request(`/control${path}`, {
      method,
      ...(input !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }),
    }),
  )
}

async function mindbody(name: string, input: unknown) {
  const headers = {
    'api-key': config.mindbody.apiKey,
    siteid: '-99',
    authorization: 'Bearer sandbox-staff-token',
    'content-type': 'application/json',
  }
  const path = `/mindbody/public/v6/appointment/${name}`
  return answerOf(
    await sandbox.app.request(path, { method: 'POST', headers, body: JSON.stringify(input) }),
  )
}

async function twilio(input: Readonly<Record<string, string>>) {
  const headers = { ...authorized(), 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(input).toString()
  return answerOf(await sandbox.app.request(messagesPath(), { method: 'POST', headers, body }))
}

async function listed(query: URLSearchParams) {
  return answerOf(
    await sandbox.app.request(`${messagesPath()}?${query}`, { headers: authorized() }),
  )
}

function messagesPath(): string {
  return `/twilio/2010-04-01/Accounts/${config.twilio.accountSid}/Messages.json`
}

function authorized() {
  const { accountSid, authToken } = config.twilio
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  return { authorization: `Basic ${credentials}` }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what came over the wire
type Answer = { readonly status: number; readonly body: any }

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, body: await response.json() }
}
