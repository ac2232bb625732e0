import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { changed, type Message, type Sandbox } from '../state.ts'
import { activeFault, deliver } from './deliver.ts'

const TRIES = 4
const LONGEST_RETRY_MS = 1_000
const STATUS_PAUSE_MS = 150

/** A patient's text, as Twilio hands it over. */
export function tellInbound(
  sandbox: Sandbox,
  message: Message,
  optOutType?: string,
): Promise<void> {
  return post(sandbox, `${sandbox.config.chairflowUrl}/hooks/sms/twilio/inbound`, {
    MessageSid: message.sid,
    SmsSid: message.sid,
    SmsMessageSid: message.sid,
    AccountSid: sandbox.config.twilio.accountSid,
    From: message.from,
    To: message.to,
    Body: message.body,
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    FromCity: 'AUSTIN',
    FromState: 'TX',
    FromZip: '78704',
    FromCountry: 'US',
    ToCity: 'AUSTIN',
    ToState: 'TX',
    ToZip: '78704',
    ToCountry: 'US',
    ...(optOutType !== undefined && { OptOutType: optOutType }),
  })
}

/** sent, then delivered (or undelivered); none for the first status, as Twilio does. */
export async function playStatuses(
  sandbox: Sandbox,
  message: Message,
  isReachable: boolean,
): Promise<void> {
  const last = isReachable ? 'delivered' : 'undelivered'
  const isReordered = activeFault(sandbox, 'sms', ['reorder']) !== undefined
  for (const status of isReordered ? [last, 'sent'] : ['sent', last]) {
    await pause(STATUS_PAUSE_MS, undefined, { ref: false })
    message.status = last === message.status ? last : status
    if (status === 'undelivered') message.errorCode = 30005
    changed(sandbox)
    await tellStatus(sandbox, message, status)
  }
}

async function tellStatus(sandbox: Sandbox, message: Message, status: string): Promise<void> {
  if (message.statusCallback === null) return
  await post(sandbox, message.statusCallback, {
    AccountSid: sandbox.config.twilio.accountSid,
    MessageSid: message.sid,
    SmsSid: message.sid,
    MessageStatus: status,
    SmsStatus: status,
    To: message.to,
    From: message.from,
    ApiVersion: '2010-04-01',
    ...(status === 'undelivered' && { ErrorCode: '30005' }),
  })
}

function post(
  sandbox: Sandbox,
  url: string,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  const { twilio, webhookRetryMs } = sandbox.config
  return deliver(sandbox, {
    target: 'sms',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': signTwilio(twilio.authToken, url, parameters),
    },
    body: new URLSearchParams(parameters).toString(),
    retryMs: Math.min(webhookRetryMs, LONGEST_RETRY_MS),
    tries: TRIES,
  })
}

/** base64(HMAC-SHA1(token, url + each name and value, sorted by name)). */
export function signTwilio(
  authToken: string,
  url: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const sorted = Object.keys(parameters).sort()
  const signed = url + sorted.map((name) => name + parameters[name]).join('')
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}
