import type { InboundEvent } from '@chairflow/connector-kit'
import { advanceMessageStatus, findEffect, type Tx } from '@chairflow/store'
import { completeEffect } from '../effects/complete-effect.ts'
import type { Changes, Host } from '../host.ts'
import type { Applied, Received } from './applied.ts'

type Status = Extract<InboundEvent, { type: 'message-status' }>

/** Delivery news. It also proves that a text was accepted whose answer we never saw. */
export function applyMessageStatus(
  tx: Tx,
  host: Host,
  { connectionId, at }: Omit<Received, 'eventId'>,
  { effectId, providerMessageId, status }: Status,
): Applied {
  const adopted = adopt(tx, host, { effectId, providerMessageId, at })
  const moved = advanceMessageStatus(tx, { connectionId, providerMessageId, status })
  const told: Changes = moved ? [{ topic: 'message', id: effectId ?? providerMessageId }] : []
  const reason = moved ? `Message is now ${status}` : 'Known already'
  return { status: moved ? 'applied' : 'ignored', reason, changes: [...adopted, ...told] }
}

function adopt(
  tx: Tx,
  host: Host,
  proof: {
    readonly effectId: string | null
    readonly providerMessageId: string
    readonly at: number
  },
): Changes {
  const effect = proof.effectId === null ? undefined : findEffect(tx, proof.effectId)
  if (effect === undefined || effect.status === 'done' || effect.status === 'failed') return []
  const output = { providerMessageId: proof.providerMessageId, status: 'sent' }
  return completeEffect(tx, host, { effect, output, at: proof.at })
}
