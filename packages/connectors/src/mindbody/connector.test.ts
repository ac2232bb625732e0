import { createHmac } from 'node:crypto'
import { connectorContract } from '@chairflow/connector-kit/testing'
import { describe, expect, it } from 'vitest'
import { closedAddress } from '../http/fake-service.ts'
import { connector } from './connector.ts'
import { mindbodyAccount, secrets } from './fake-mindbody.ts'

const body = JSON.stringify({
  messageId: 'm-1',
  eventId: 'appointmentBooking.created',
  eventData: { siteId: -99, appointmentId: 42 },
})
const signature = createHmac('sha256', secrets.signatureKey).update(body).digest('base64')
const nowhere = await closedAddress()

connectorContract({
  connector,
  account: mindbodyAccount(nowhere),
  unreachable: mindbodyAccount(nowhere),
  signed: {
    '': {
      signatureHeader: 'x-mindbody-signature',
      request: {
        method: 'POST',
        pathAndQuery: '/hooks/pms/mindbody',
        headers: { 'x-mindbody-signature': `sha256=${signature}` },
        body,
      },
    },
  },
  inputs: {
    'appointment.book': {
      serviceExternalId: '110',
      providerExternalId: '5',
      locationExternalId: '1',
      roomExternalId: null,
      patientExternalId: '100000120',
      startAt: 0,
      endAt: 1,
    },
    'appointment.change': {
      externalId: '5037',
      before: { startAt: 0, endAt: 1, providerExternalId: '5', roomExternalId: null },
      after: { startAt: 0, endAt: 1, providerExternalId: '6', roomExternalId: null },
    },
  },
})

describe('a Mindbody account', () => {
  it.each([
    ['a time zone that does not exist', { timeZone: 'America/Springfield' }],
    ['an offset, which knows no summer time, for a time zone', { timeZone: '-06:00' }],
    ['an address that is none', { baseUrl: 'mindbody' }],
    ['a site id that is no number', { siteId: 'main' }],
  ])('does not open with %s', (_, settings) => {
    expect(() => connector.open(mindbodyAccount(nowhere, settings))).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: 'connection-incomplete', blame: 'connection' }),
      }),
    )
  })

  it('does not open with an empty signature key', () => {
    const account = mindbodyAccount(nowhere)
    const withoutKey = { ...account, secrets: { ...secrets, signatureKey: '' } }
    expect(() => connector.open(withoutKey)).toThrow('not complete')
  })

  it('takes no message when its key decodes to nothing', () => {
    const account = mindbodyAccount(nowhere, { signatureKeyEncoding: 'base64' })
    const webhook = connector.open({ ...account, secrets: { ...secrets, signatureKey: '!!' } })
      .webhooks['']
    const forged = createHmac('sha256', '').update(body).digest('base64')
    const headers = { 'x-mindbody-signature': `sha256=${forged}` }
    expect(webhook?.verify({ method: 'POST', pathAndQuery: '/', headers, body })).toBe(false)
  })
})
