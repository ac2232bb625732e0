import type { ActivityHandler, ReconcileContext } from '@chairflow/connector-kit'
import type { TwilioAccount } from './settings.ts'
import type { createTwilioClient } from './twilio-client.ts'
import { explainTwilioError } from './twilio-errors.ts'

/**
 * The newest texts to one number. The list can only be narrowed by when a text was sent, and one
 * that still waits at Twilio has no such date: narrowing could hide the very text that is sought.
 */
const LATEST = 200
/** Clocks differ a little, and Twilio's dates have whole seconds. */
const CLOCK_MARGIN_MS = 5_000

/**
 * Creates a message. Twilio knows no idempotency key, so the effect id travels in the status
 * callback's address, and a lost answer is settled by listing (facts/messaging 1.8).
 */
export function sendMessage(
  account: TwilioAccount,
  client: ReturnType<typeof createTwilioClient>,
): ActivityHandler<'message.send'> {
  const { settings } = account
  return {
    settleMs: settings.settleMs,
    perform: async ({ to, body }, { effectId }) => {
      const { messages } = await client()
      try {
        const { sid, status } = await messages.create({
          to,
          body,
          ...senderOf(account),
          statusCallback: callbackOf(account, effectId),
          validityPeriod: settings.validityPeriodSeconds,
        })
        return { providerMessageId: sid, status }
      } catch (error) {
        throw explainTwilioError(error)
      }
    },
    reconcile: async ({ to, body }, context) => {
      const found = await findSent(client, { to, body }, context)
      return found === undefined
        ? { type: 'absent' }
        : { type: 'happened', output: { providerMessageId: found.sid, status: found.status } }
    },
  }
}

async function findSent(
  client: ReturnType<typeof createTwilioClient>,
  { to, body }: { readonly to: string; readonly body: string },
  { attemptedAt, takenIds }: ReconcileContext,
) {
  const { messages } = await client()
  const since = attemptedAt - CLOCK_MARGIN_MS
  try {
    const listed = await messages.list({
      to,
      limit: LATEST,
    })
    return listed.find(
      (message) =>
        message.body === body &&
        message.direction !== 'inbound' &&
        !takenIds.includes(message.sid) &&
        message.dateCreated.getTime() >= since,
    )
  } catch (error) {
    throw explainTwilioError(error)
  }
}

function senderOf({ settings: { fromNumber, messagingServiceSid } }: TwilioAccount) {
  return {
    ...(fromNumber !== undefined && { from: fromNumber }),
    ...(messagingServiceSid !== undefined && { messagingServiceSid }),
  }
}

function callbackOf({ publicUrl, connectionId }: TwilioAccount, effectId: string): string {
  return `${publicUrl}/hooks/sms/${connectionId}/status?e=${encodeURIComponent(effectId)}`
}
