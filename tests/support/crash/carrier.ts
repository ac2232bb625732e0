import type { ActivityHandler, Connector } from '@chairflow/connector-kit'
import { Type as T } from 'typebox'
import { absent, accept } from './accept.ts'
import { findTaken } from './ledger.ts'

/** A carrier that is asked after a doubt, and whose absences can be believed at once. */
export function createCarrier(ledger: string): Connector {
  const send: ActivityHandler<'message.send'> = {
    settleMs: 0,
    perform: async ({ to, body }, { effectId }) => {
      await accept(ledger, { type: 'text', effectId, to, body })
      return sentAs(effectId)
    },
    reconcile: async (_input, { effectId }) =>
      findTaken(ledger, effectId) === undefined
        ? absent
        : { type: 'happened', output: sentAs(effectId) },
  }
  return {
    id: 'twilio',
    title: 'Carrier',
    kind: 'sms',
    capabilities: ['message.send', 'message.receive'],
    settings: T.Object({}),
    secrets: T.Object({}),
    open: () => ({ webhooks: {}, activities: { 'message.send': send } }),
  }
}

function sentAs(effectId: string) {
  return { providerMessageId: `SM-${effectId}`, status: 'queued' }
}
