import type { Message, Sandbox } from '../state.ts'

/** Every key of a 201 answer; dates are RFC 2822, counts are strings (facts/messaging 1.3). */
export function messageResource({ config }: Sandbox, message: Message) {
  const { accountSid } = config.twilio
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`
  const date = new Date(message.at).toUTCString().replace('GMT', '+0000')
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: date,
    date_sent: message.status === 'queued' ? null : date,
    date_updated: date,
    direction: message.direction === 'to-patient' ? 'outbound-api' : 'inbound',
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  }
}
