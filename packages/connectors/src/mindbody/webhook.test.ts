import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { NOW, openMindbody, secrets } from './fake-mindbody.ts'

/** The vector of facts/pms 1.1. */
const GOLDEN_BODY =
  '{"messageId":"m-1","eventId":"appointmentBooking.cancelled","eventSchemaVersion":1,"eventInstanceOriginationDateTime":"2026-03-01T15:04:05Z","eventData":{"siteId":-99,"appointmentId":42}}'
const GOLDEN_SIGNATURE = 'sha256=tcE21pBxGxBkHk+OCSr/JX9+c6qNoSdjN9ycaI1wKt4='

const webhook = (settings = {}) => openMindbody('http://127.0.0.1:9', settings).webhook
const request = (body: string, signature?: string) => ({
  method: 'POST',
  pathAndQuery: '/hooks/pms/mindbody',
  headers: signature === undefined ? {} : { 'x-mindbody-signature': signature },
  body,
})
const read = (message: unknown) =>
  webhook().read(request(typeof message === 'string' ? message : JSON.stringify(message)))
const message = (changes = {}, eventData = {}) => ({
  ...JSON.parse(GOLDEN_BODY),
  ...changes,
  eventData: { siteId: -99, appointmentId: 42, ...eventData },
})

describe('the signature of a Mindbody message', () => {
  it('fits the published scheme', () => {
    expect(webhook().verify(request(GOLDEN_BODY, GOLDEN_SIGNATURE))).toBe(true)
  })

  it.each([
    ['a changed body', GOLDEN_BODY.replace('42', '43'), GOLDEN_SIGNATURE],
    ['no signature', GOLDEN_BODY, undefined],
    ['an empty signature', GOLDEN_BODY, ''],
    ['only the prefix', GOLDEN_BODY, 'sha256='],
    ['a signature without its prefix', GOLDEN_BODY, GOLDEN_SIGNATURE.slice(7)],
    ['a shorter signature', GOLDEN_BODY, GOLDEN_SIGNATURE.slice(0, -4)],
  ])('refuses %s', (_, body, signature) => {
    expect(webhook().verify(request(body, signature))).toBe(false)
  })

  it('is read in hex or with a base64 key where the account is set so', () => {
    const { signatureKey } = secrets
    const hex = createHmac('sha256', signatureKey).update(GOLDEN_BODY).digest('hex')
    const key = Buffer.from(signatureKey, 'base64')
    const decoded = createHmac('sha256', key).update(GOLDEN_BODY).digest('base64')
    const inHex = webhook({ signatureEncoding: 'hex' })
    const byKey = webhook({ signatureKeyEncoding: 'base64' })
    expect(inHex.verify(request(GOLDEN_BODY, `sha256=${hex}`))).toBe(true)
    expect(inHex.verify(request(GOLDEN_BODY, GOLDEN_SIGNATURE))).toBe(false)
    expect(byKey.verify(request(GOLDEN_BODY, `sha256=${decoded}`))).toBe(true)
    expect(byKey.verify(request(GOLDEN_BODY, GOLDEN_SIGNATURE))).toBe(false)
  })
})

describe('a Mindbody message', () => {
  it.each([
    ['appointmentBooking.created', 'booked'],
    ['appointmentBooking.updated', 'updated'],
    ['appointmentBooking.cancelled', 'cancelled'],
  ])('%s says that an appointment was %s', (eventId, change) => {
    expect(read(message({ eventId }))).toEqual([
      {
        type: 'appointment-changed',
        dedupeKey: 'm-1',
        occurredAt: Date.parse('2026-03-01T15:04:05Z'),
        change,
        externalId: '42',
        appointment: null,
      },
    ])
  })

  it.each([
    ['is about something else', message({ eventId: 'client.updated' })],
    ['is about something else without a site', { messageId: 'm-2', eventId: 'site.created' }],
    ['names an event like a property of objects', message({ eventId: 'constructor' })],
    ['is of another site', message({}, { siteId: 12 })],
  ])('that %s is none of our business', (_, received) => {
    expect(read(received)).toEqual([])
  })

  it('takes ids as texts and numbers', () => {
    const ids = { siteId: '-99', appointmentId: '42' }
    expect(read(message({}, ids))).toMatchObject([{ externalId: '42' }])
  })

  it('that gives no time happened now', () => {
    const received = message({ eventInstanceOriginationDateTime: 'yesterday' })
    expect(read(received)).toMatchObject([{ occurredAt: NOW }])
  })

  it.each([
    ['{"messageId":'],
    ['[]'],
    ['null'],
    [JSON.stringify(message({ messageId: '' }))],
    [JSON.stringify(message({}, { appointmentId: undefined }))],
  ])('that makes no sense is refused: %s', (body) => {
    expect(() => read(body)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'webhook-unreadable' }) }),
    )
  })
})
