import type { InboundEvent, MessageReader } from '@chairflow/connector-kit'
import type { TwilioAccount } from './settings.ts'
import type { createTwilioClient } from './twilio-client.ts'
import { explainTwilioError } from './twilio-errors.ts'

/** Far more than one number gets within the days that are asked for. */
const MOST = 2_000

type Client = ReturnType<typeof createTwilioClient>
type Listed = Awaited<ReturnType<Awaited<ReturnType<Client>>['messages']['list']>>[number]

/** What patients wrote to our number, whose webhook Twilio tries for seconds only (facts/messaging 1.17). */
export function createMessageReader({ settings }: TwilioAccount, client: Client): MessageReader {
  const { fromNumber } = settings
  return {
    list: async ({ since }) => {
      const { messages } = await client()
      try {
        const listed = await messages.list({
          ...(fromNumber !== undefined && { to: fromNumber }),
          dateSentAfter: new Date(since),
          limit: MOST,
        })
        const received = listed.filter(({ direction }) => direction === 'inbound')
        return received.reverse().map(toEvent)
      } catch (error) {
        throw explainTwilioError(error)
      }
    },
  }
}

/** As the webhook tells it, but for the carrier's own reading of STOP, which is ours to read then. */
function toEvent({ sid, from, to, body, numMedia, dateSent, dateCreated }: Listed): InboundEvent {
  return {
    type: 'message-received',
    dedupeKey: sid,
    occurredAt: (dateSent ?? dateCreated).getTime(),
    from,
    to,
    body: body ?? '',
    hasMedia: Number(numMedia ?? 0) > 0,
    providerMessageId: sid,
    optOutType: null,
  }
}
