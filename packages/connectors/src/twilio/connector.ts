import type { Connector } from '@chairflow/connector-kit'
import { connectionIncomplete, parseAccount } from '../http/parse-account.ts'
import { createMessageReader } from './read-messages.ts'
import { sendMessage } from './send-message.ts'
import { TwilioSecrets, TwilioSettings } from './settings.ts'
import { createTwilioClient } from './twilio-client.ts'
import { inboundWebhook, statusWebhook } from './webhooks.ts'

export const connector: Connector = {
  id: 'twilio',
  title: 'Twilio',
  kind: 'sms',
  capabilities: ['message.send', 'message.receive', 'messages.list'],
  /** A plain number sends about one segment a second; a short queue at Twilio is no harm. */
  pace: { perSecond: 1, burst: 10, atOnce: 4 },
  settings: TwilioSettings,
  secrets: TwilioSecrets,
  open: ({ settings, secrets, connectionId, publicUrl }) => {
    const account = {
      settings: parseAccount(TwilioSettings, settings),
      secrets: parseAccount(TwilioSecrets, secrets),
      connectionId,
      publicUrl,
    }
    const { fromNumber, messagingServiceSid, pace } = account.settings
    if (fromNumber === undefined && messagingServiceSid === undefined) {
      throw connectionIncomplete('it needs a number or a Messaging Service')
    }
    const client = createTwilioClient(account)
    return {
      ...(pace !== undefined && { pace }),
      activities: { 'message.send': sendMessage(account, client) },
      messages: createMessageReader(account, client),
      webhooks: { inbound: inboundWebhook(account), status: statusWebhook(account) },
    }
  },
}
