import { createHash, createHmac } from 'node:crypto'
import {
  ConnectorError,
  type InboundEvent,
  type RawRequest,
  type Webhook,
} from '@chairflow/connector-kit'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type as T } from 'typebox'
import { equalInConstantTime } from '../http/equal-in-constant-time.ts'
import type { HrSecrets } from './settings.ts'

const Day = T.Optional(T.Union([T.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), T.Null()]))

/** What an HR system posts: a batch of what it knows, under an id of its own if it has one. */
export const HrMessage = T.Object({
  id: T.Optional(T.String({ minLength: 1, maxLength: 200 })),
  records: T.Array(
    T.Object({
      employee: T.String({ minLength: 1, maxLength: 200 }),
      credential: T.String({ minLength: 1, maxLength: 200 }),
      status: T.Union([
        T.Literal('active'),
        T.Literal('lapsed'),
        T.Literal('renewal-submitted'),
        T.Literal('revoked'),
      ]),
      expiresOn: Day,
      issuedOn: Day,
      verifiedOn: Day,
      number: T.Optional(T.String({ maxLength: 200 })),
    }),
    { minItems: 1, maxItems: 1000 },
  ),
})
type HrMessage = Static<typeof HrMessage>

const check = new Ajv2020({ strict: false }).compile<HrMessage>(HrMessage)

/** `x-chairflow-signature: sha256=<hex>`: HMAC-SHA256 over the raw body with the shared key. */
export function hrWebhook({ signatureKey }: HrSecrets): Webhook {
  return {
    verify: ({ headers, body }: RawRequest) => {
      const hmac = createHmac('sha256', signatureKey).update(body, 'utf8').digest('hex')
      return equalInConstantTime(headers['x-chairflow-signature'] ?? '', `sha256=${hmac}`)
    },
    read: ({ body }) => [toEvent(body)],
    acknowledgement: { contentType: 'application/json', body: '{}' },
  }
}

/** Sent twice it has one key: the id it came with, or else its very words. */
function toEvent(body: string): InboundEvent {
  const message = parse(body)
  const key = message.id ?? createHash('sha256').update(body, 'utf8').digest('hex')
  return { type: 'credentials-reported', dedupeKey: `hr ${key}`, records: message.records }
}

function parse(body: string): HrMessage {
  try {
    const message: unknown = JSON.parse(body)
    if (check(message)) return message
  } catch {
    // Answered below like every message that is not of the shape.
  }
  const message = 'The HR system sent a message that we cannot read.'
  const failure = { code: 'webhook-unreadable', blame: 'service', message } as const
  throw new ConnectorError(failure, { certainty: 'rejected' })
}
