import { type EventTable, settleEvent, type Tx } from '@chairflow/store'
import { applySettled } from '../effects/complete-effect.ts'
import type { Host } from '../host.ts'
import type { Applied } from './applied.ts'
import { applyAppointment } from './apply-appointment.ts'
import { applyCredentials } from './apply-credentials.ts'
import { applyMessage } from './apply-message.ts'
import { applyMessageStatus } from './apply-message-status.ts'
import { applyStart } from './apply-start.ts'
import type { StoredEvent } from './own-event.ts'

/** Carries one stored event into the practice's tables and the executions, in one commit. */
export function applyEvent(tx: Tx, host: Host, row: EventTable): Applied {
  const event = JSON.parse(row.payloadJson) as StoredEvent
  const applied = apply(tx, host, row, event)
  if (applied.status !== 'look-up') settleEvent(tx, row.id, applied)
  return applied
}

function apply(tx: Tx, host: Host, row: EventTable, event: StoredEvent): Applied {
  const at = host.ports.clock.now()
  const { connectionId } = row
  switch (event.type) {
    case 'appointment-changed':
      return applyAppointment(tx, host, { connectionId, at, eventId: row.id }, event)
    case 'message-received':
      return applyMessage(tx, host, { connectionId, at, eventId: row.id }, event)
    case 'message-status':
      return applyMessageStatus(tx, host, { connectionId, at }, event)
    case 'credentials-reported':
      return applyCredentials(tx, host, event)
    case 'effect-settled':
      return applySettled(tx, host, event, at)
    case 'flow-start':
      return applyStart(tx, host, event)
    case 'planned-start':
      return { status: 'ignored', reason: row.reason, changes: [] }
    default:
      return event satisfies never
  }
}
