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
  ACCOUNT_SID,
  listOf,
  openTwilio,
  ROUTES,
  refusal,
  secrets,
  vendorMessage,
} from './fake-twilio.ts'

const text = { to: '+15125550123', body: 'See you on Thursday at 9.' }
const attemptedAt = Date.parse('2026-03-02T15:00:00Z')
const effectId = 'exe_1:3.text & more'
const context = () => ({ effectId, signal: AbortSignal.timeout(10_000) })

let service: FakeService
beforeEach(async () => {
  service = await startFakeService()
  service.on(ROUTES.create, json(vendorMessage(), 201))
})
afterEach(() => service.close())

const perform = (settings = {}) =>
  openTwilio(service.url, settings).message.perform(text, context())
const failure = () => perform().catch((error: unknown) => error)
const sentForm = () => Object.fromEntries(new URLSearchParams(service.received[0]?.body))

describe('a text', () => {
  it('goes out from our number, with its effect id in the address for the status', async () => {
    await perform()
    expect(sentForm()).toEqual({
      To: text.to,
      Body: text.body,
      From: '+15125550100',
      ValidityPeriod: '1800',
      StatusCallback:
        'https://clinic.example.com/hooks/sms/twilio/status?e=exe_1%3A3.text%20%26%20more',
    })
    const basic = Buffer.from(`${ACCOUNT_SID}:${secrets.authToken}`).toString('base64')
    expect(service.received[0]?.headers.get('authorization')).toBe(`Basic ${basic}`)
  })

  it('goes out by a Messaging Service where one is set', async () => {
    const messagingServiceSid = `MG${'a'.repeat(32)}`
    await perform({ fromNumber: undefined, messagingServiceSid })
    expect(sentForm()).toMatchObject({ MessagingServiceSid: messagingServiceSid })
    expect(sentForm()).not.toHaveProperty('From')
  })

  it('is answered with the id and status Twilio gave it', async () => {
    expect(await perform()).toEqual({
      providerMessageId: `SM${'1'.repeat(32)}`,
      status: 'queued',
    })
  })
})

describe('a text that Twilio refuses', () => {
  it.each([
    [401, 20003, 'connection-refused-credentials', 'connection', 'rejected'],
    [403, 20003, 'connection-refused-credentials', 'connection', 'rejected'],
    [404, 20404, 'sender-not-set-up', 'connection', 'rejected'],
    [400, 21201, 'number-invalid', 'service', 'rejected'],
    [400, 21211, 'number-invalid', 'service', 'rejected'],
    [400, 21604, 'number-invalid', 'service', 'rejected'],
    [400, 21612, 'number-invalid', 'service', 'rejected'],
    [400, 21614, 'number-invalid', 'service', 'rejected'],
    [400, 21635, 'number-invalid', 'service', 'rejected'],
    [400, 21610, 'recipient-opted-out', 'author', 'rejected'],
    [400, 30640, 'recipient-opted-out', 'author', 'rejected'],
    [400, 30450, 'recipient-blocked', 'service', 'rejected'],
    [400, 21212, 'sender-not-set-up', 'connection', 'rejected'],
    [400, 21408, 'sender-not-set-up', 'connection', 'rejected'],
    [400, 21606, 'sender-not-set-up', 'connection', 'rejected'],
    [400, 21609, 'sender-not-set-up', 'connection', 'rejected'],
    [400, 21703, 'sender-not-set-up', 'connection', 'rejected'],
    [400, 21602, 'text-refused', 'author', 'rejected'],
    [400, 21617, 'text-refused', 'author', 'rejected'],
    [400, 99999, 'text-refused', 'service', 'rejected'],
    [429, 20429, 'rate-limited', 'service', 'not-sent'],
    [400, 21611, 'rate-limited', 'service', 'not-sent'],
    [500, 20500, 'service-fault', 'service', 'unknown'],
    [503, 20503, 'service-fault', 'service', 'unknown'],
  ])('%i %i is %s', async (status, code, failureCode, blame, certainty) => {
    service.on(ROUTES.create, refusal(status, code))
    expect(await failure()).toMatchObject({ certainty, failure: { code: failureCode, blame } })
  })

  it.each([
    [401, 'connection-refused-credentials', 'rejected'],
    [429, 'rate-limited', 'not-sent'],
    [502, 'service-fault', 'unknown'],
  ])('is understood by its status alone where the answer is a page: %i', async (...row) => {
    const [status, code, certainty] = row
    service.on(ROUTES.create, () => new Response('<html></html>', { status }))
    expect(await failure()).toMatchObject({ certainty, failure: { code } })
  })

  it('waits as long as Twilio asks', async () => {
    service.on(ROUTES.create, refusal(429, 20429, { 'Retry-After': '3' }))
    expect(await failure()).toMatchObject({ retryAfterMs: 3_000 })
  })

  it('waits for minutes while the queue of the number is full', async () => {
    service.on(ROUTES.create, refusal(400, 21611))
    expect(await failure()).toMatchObject({ retryAfterMs: 5 * 60_000 })
  })

  it('keeps people and secrets out of what is shown', async () => {
    for (const [status, code] of [
      [400, 21211],
      [400, 99999],
      [401, 20003],
      [500, 0],
    ] as const) {
      service.on(ROUTES.create, refusal(status, code))
      const shown = JSON.stringify(await failure())
      expect(shown).not.toMatch(/Jane|5125550123|Thursday/)
      expect(shown).not.toContain(secrets.authToken)
    }
  })
})

describe('a text whose answer does not come', () => {
  it.each([
    ['the answer takes too long', silence()],
    ['the line is cut', hangUp()],
  ])('may have left when %s', async (_, answer) => {
    service.on(ROUTES.create, answer)
    expect(await failure()).toMatchObject({ certainty: 'unknown' })
    expect(service.received).toHaveLength(1)
  })

  it('did not leave when nothing listens', async () => {
    const { message } = openTwilio(await closedAddress())
    await expect(message.perform(text, context())).rejects.toMatchObject({
      certainty: 'not-sent',
      failure: { code: 'sms-unreachable', blame: 'service' },
    })
  })
})

describe('looking for a lost text', () => {
  const reconcile = (takenIds: readonly string[] = []) =>
    openTwilio(service.url).message.reconcile(text, { ...context(), attemptedAt, takenIds })

  it('asks for the newest texts to this number, also those that have not left Twilio', async () => {
    service.on(ROUTES.list, listOf())
    expect(await reconcile()).toEqual({ type: 'absent' })
    const query = service.received[0]?.query
    expect(query?.get('To')).toBe(text.to)
    expect([...(query?.keys() ?? [])].filter((name) => name.startsWith('DateSent'))).toEqual([])
  })

  it('finds the same text to the same person', async () => {
    service.on(ROUTES.list, listOf(vendorMessage({ body: 'Another' }), vendorMessage()))
    expect(await reconcile()).toEqual({
      type: 'happened',
      output: { providerMessageId: `SM${'1'.repeat(32)}`, status: 'queued' },
    })
  })

  it('allows for clocks that differ by some seconds', async () => {
    const date_created = 'Mon, 02 Mar 2026 14:59:56 +0000'
    service.on(ROUTES.list, listOf(vendorMessage({ date_created })))
    expect(await reconcile()).toMatchObject({ type: 'happened' })
  })

  it.each([
    ['another text', { body: 'See you on Friday at 9.' }],
    ['what the person wrote', { direction: 'inbound' }],
    ['an older text', { date_created: 'Mon, 02 Mar 2026 14:59:50 +0000' }],
  ])('does not take %s for it', async (_, difference) => {
    service.on(ROUTES.list, listOf(vendorMessage(difference)))
    expect(await reconcile()).toEqual({ type: 'absent' })
  })

  it('does not let one text prove two effects', async () => {
    const second = `SM${'2'.repeat(32)}`
    service.on(ROUTES.list, listOf(vendorMessage(), vendorMessage({ sid: second })))
    const first = `SM${'1'.repeat(32)}`
    expect(await reconcile([first])).toMatchObject({ output: { providerMessageId: second } })
    expect(await reconcile([first, second])).toEqual({ type: 'absent' })
  })

  it('cannot say that it is absent when Twilio does not answer', async () => {
    service.on(ROUTES.list, silence())
    await expect(reconcile()).rejects.toMatchObject({ failure: { code: 'service-no-answer' } })
  })
})
