import { type EffectTable, insertEvent, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import type { FlowStart, OwnEvent } from './own-event.ts'

type Left = { readonly effect: EffectTable; readonly at: number }

/** What became of an effect is taken in later; that it ended, and how, is kept already. */
export function leaveSettled(tx: Tx, host: Host, { effect, at }: Left): Changes {
  const { id: effectId, connectionId } = effect
  const dedupeKey = `settled:${effectId}`
  return leave(tx, host, { type: 'effect-settled', dedupeKey, effectId }, { connectionId, at })
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

type From = { readonly connectionId: string; readonly at: number }

function leave(tx: Tx, { ports }: Host, event: OwnEvent, { connectionId, at }: From): Changes {
  const id = ports.newId('evt')
  const { type, dedupeKey } = event
  const payloadJson = JSON.stringify(event)
  insertEvent(tx, { id, connectionId, dedupeKey, type, payloadJson, receivedAt: at })
  return [{ topic: 'event', id }]
}
