import { type EffectTable, insertEvent, settleEvent, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import type { EffectSettled, FlowStart, OwnEvent } from './own-event.ts'

type Left = { readonly effect: EffectTable; readonly at: number } & Pick<EffectSettled, 'left'>

/** What became of an effect is taken in later; that it ended, and how, is kept already. */
export function leaveSettled(tx: Tx, host: Host, { effect, at, left }: Left): Changes {
  const { id: effectId, connectionId } = effect
  const dedupeKey = `${left}:${effectId}`
  const event = { type: 'effect-settled', dedupeKey, effectId, left } as const
  return leave(tx, host, event, { connectionId, at })
}

/** A flow starts later. */
export function leaveStart(
  tx: Tx,
  host: Host,
  { flowId, happening }: Pick<FlowStart, 'flowId' | 'happening'>,
): Changes {
  const dedupeKey = `start:${host.ports.newId('sta')}`
  const from = { connectionId: 'chairflow', at: happening.at }
  return leave(tx, host, { type: 'flow-start', dedupeKey, flowId, happening }, from)
}

/** Seen among what came in, as other news are whose flow's limit was reached. */
export function keepRefusedStart(
  tx: Tx,
  host: Host,
  { flowId, at, reason }: { readonly flowId: string; readonly at: number; readonly reason: string },
): Changes {
  const dedupeKey = `planned:${host.ports.newId('sta')}`
  const event = { type: 'planned-start', dedupeKey, flowId } as const
  const kept = leave(tx, host, event, { connectionId: 'chairflow', at })
  for (const { id } of kept) settleEvent(tx, id, { status: 'ignored', reason })
  return kept
}

type From = { readonly connectionId: string; readonly at: number }

function leave(tx: Tx, { ports }: Host, event: OwnEvent, { connectionId, at }: From): Changes {
  const id = ports.newId('evt')
  const { type, dedupeKey } = event
  const payloadJson = JSON.stringify(event)
  insertEvent(tx, { id, connectionId, dedupeKey, type, payloadJson, receivedAt: at })
  return [{ topic: 'event', id }]
}
