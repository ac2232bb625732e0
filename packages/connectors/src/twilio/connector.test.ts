import { connectorContract } from '@chairflow/connector-kit/testing'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { describe, expect, it } from 'vitest'
import { closedAddress } from '../http/fake-service.ts'
import { connector } from './connector.ts'
import { PUBLIC_URL, secrets, twilioAccount } from './fake-twilio.ts'

const nowhere = await closedAddress()
const MessageSid = 'SM0123456789abcdef0123456789abcdef'

function signed(pathAndQuery: string, fields: Record<string, string>) {
  const signature = getExpectedTwilioSignature(secrets.authToken, PUBLIC_URL + pathAndQuery, fields)
  return {
    signatureHeader: 'x-twilio-signature',
    request: {
      method: 'POST',
      pathAndQuery,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
      },
      body: new URLSearchParams(fields).toString(),
    },
  }
}

connectorContract({
  connector,
  account: twilioAccount(nowhere),
  unreachable: twilioAccount(nowhere),
  signed: {
    inbound: signed('/hooks/sms/twilio/inbound', {
      MessageSid,
      From: '+15125550123',
      To: '+15125550100',
      Body: 'YES',
    }),
    status: signed('/hooks/sms/twilio/status?e=1', { MessageSid, MessageStatus: 'sent' }),
  },
  inputs: { 'message.send': { to: '+15125550123', body: 'See you on Thursday at 9.' } },
})

describe('a Twilio account', () => {
  it.each([
    ['neither a number nor a service', { fromNumber: undefined }],
    ['a number that is none', { fromNumber: 'the clinic' }],
    ['a service that is none', { messagingServiceSid: 'main' }],
    ['an account id that is none', { accountSid: 'AC1' }],
    ['an address that is none', { baseUrl: 'twilio' }],
  ])('does not open with %s', (_, settings) => {
    expect(() => connector.open(twilioAccount(nowhere, settings))).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: 'connection-incomplete', blame: 'connection' }),
      }),
    )
  })

  it('is called as fast as its settings say, and slowly where they say nothing', () => {
    expect(connector.open(twilioAccount(nowhere)).pace).toBeUndefined()
    expect(connector.pace).toMatchObject({ perSecond: 1 })
    const pace = { perSecond: 20 }
    expect(connector.open(twilioAccount(nowhere, { pace })).pace).toEqual(pace)
  })
})
