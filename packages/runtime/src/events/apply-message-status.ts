import type { InboundEvent } from '@chairflow/connector-kit'
import {
  advanceMessageStatus,
  type EffectTable,
  expireTask,
  findEffect,
  setMessageSent,
  type Tx,
} from '@chairflow/store'
import { completeEffect } from '../effects/complete-effect.ts'
import { outcomeTaskId } from '../effects/outcome-task.ts'
import type { Changes, Host } from '../host.ts'
import type { Applied, Received } from './applied.ts'

type Status = Extract<InboundEvent, { type: 'message-status' }>

/** Delivery news. It also proves that a text was accepted whose answer we never saw. */
export function applyMessageStatus(
  tx: Tx,
  host: Host,
  { connectionId, at }: Omit<Received, 'eventId'>,
  news: Status,
): Applied {
  const { effectId, providerMessageId, status } = news
  const effect = effectId === null ? undefined : findEffect(tx, effectId)
  const proof = effect === undefined ? nothingProved : prove(tx, host, { effect, news, at })
  const moved = advanceMessageStatus(tx, { connectionId, providerMessageId, status })
  const told: Changes = moved ? [{ topic: 'message', id: effectId ?? providerMessageId }] : []
  const changes = [...proof.changes, ...told]
  const reason = proof.reason ?? (moved ? `Message is now ${status}` : 'Known already')
  return { status: moved || proof.reason !== null ? 'applied' : 'ignored', reason, changes }
}

type Proof = { readonly changes: Changes; readonly reason: string | null }
const nothingProved: Proof = { changes: [], reason: null }

type Told = { readonly effect: EffectTable; readonly news: Status; readonly at: number }

function prove(tx: Tx, host: Host, { effect, news, at }: Told): Proof {
  const { providerMessageId } = news
  switch (effect.status) {
    case 'done':
      return isAnother(effect, providerMessageId)
        ? { changes: [], reason: sentTwice }
        : nothingProved
    case 'failed':
      return proveLate(tx, effect, providerMessageId)
    default: {
      const output = { providerMessageId, status: 'sent' }
      const changes = completeEffect(tx, host, { effect, output, at })
      return { changes, reason: 'Proves that the text was sent' }
    }
  }
}

const sentTwice =
  'The carrier took this text twice: an attempt that we had to believe lost was sent after all'

function isAnother({ outputJson }: EffectTable, providerMessageId: string): boolean {
  const output = JSON.parse(outputJson ?? 'null') as { providerMessageId?: string } | null
  return output?.providerMessageId !== providerMessageId
}

/** The flow has gone on without it; the message and the front desk still learn the truth. */
function proveLate(tx: Tx, effect: EffectTable, providerMessageId: string): Proof {
  setMessageSent(tx, effect.id, { providerMessageId, status: 'accepted' })
  const id = outcomeTaskId(effect)
  expireTask(tx, id)
  const reason = 'Proves that a text was sent that we had given up'
  return {
    changes: [
      { topic: 'task', id },
      { topic: 'message', id: effect.id },
    ],
    reason,
  }
}
