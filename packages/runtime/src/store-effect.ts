import { type Effect, effectIdOf } from '@chairflow/engine'
import {
  closeWait,
  deleteTimer,
  doneSince,
  expireTask,
  findEffect,
  insertEffect,
  insertMessage,
  lingerWait,
  openTask,
  openWait,
  releaseHold,
  setMessageStatus,
  setTimer,
  type Tx,
  withdrawEffect,
} from '@chairflow/store'
import { deliverEarlyReplies } from './deliver-early-replies.ts'
import type { Changes, Host } from './host.ts'
import { bookingKey, takesTime } from './practice/booking-key.ts'
import { reportFailure } from './report-failure.ts'
import { cancelChildren, startChild } from './start-child.ts'
import type { Turn, Where } from './turn.ts'

/** What storing an effect leaves to be told, and the turns of other executions it causes. */
export type Stored = { readonly changes: Changes; readonly turns: readonly Turn[] }

type OfOthers = Extract<Effect, { type: 'startExecution' | 'cancelExecution' }>
type InTurn = Extract<Effect, { type: 'askQuery' | 'doCommand' | 'takeClaim' }>
type OfOurs = Exclude<Effect, OfOthers | InTurn>

/** Writes down what the engine asked for; nothing leaves the house before this is committed. */
export function storeEffect(tx: Tx, host: Host, where: Where, effect: Effect): Stored {
  switch (effect.type) {
    case 'startExecution':
      return { changes: [], turns: startChild(tx, host, where, effect) }
    case 'cancelExecution':
      return { changes: [], turns: cancelChildren(tx, where, effect) }
    default:
      return { changes: store(tx, host, where, effect as OfOurs), turns: [] }
  }
}

function store(tx: Tx, host: Host, where: Where, effect: OfOurs): Changes {
  const { executionId, at } = where
  switch (effect.type) {
    case 'scheduleTimer':
      setTimer(tx, { id: effectIdOf(effect), executionId, dueAt: effect.dueAt })
      return []
    case 'cancelTimer':
      deleteTimer(tx, effectIdOf(effect))
      return []
    case 'openWait':
      return listen(tx, where, effect)
    case 'closeWait':
      closeWait(tx, effectIdOf(effect))
      return []
    case 'lingerWait':
      lingerWait(tx, effectIdOf(effect), effect.until)
      return []
    case 'openTask':
      return ask(tx, where, effect)
    case 'closeTask':
      expireTask(tx, effectIdOf(effect))
      return [{ topic: 'task', id: effectIdOf(effect) }]
    case 'startActivity':
      return intend(tx, host, where, effect)
    case 'withdrawActivity':
      return withdraw(tx, effectIdOf(effect))
    case 'withdrawAsked':
      return []
    case 'reportFailure':
      return reportFailure(tx, host, { executionId, at, ...effect })
    default:
      return effect satisfies never
  }
}

function listen(tx: Tx, where: Where, effect: Extract<Effect, { type: 'openWait' }>): Changes {
  const id = effectIdOf(effect)
  const { executionId, at } = where
  openWait(tx, { id, executionId, phone: effect.phone, openedAt: at, lingerUntil: null })
  return deliverEarlyReplies(tx, { wait: effect, executionId })
}

function ask(tx: Tx, where: Where, effect: Extract<Effect, { type: 'openTask' }>): Changes {
  const id = effectIdOf(effect)
  openTask(tx, {
    id,
    executionId: where.executionId,
    nodeId: effect.nodeId,
    kind: 'review',
    title: effect.title,
    body: effect.body,
    draftMessage: effect.draftMessage,
    choicesJson: JSON.stringify(effect.choices),
    openedAt: where.at,
    dueAt: effect.dueAt,
  })
  return [{ topic: 'task', id }]
}

function intend(
  tx: Tx,
  host: Host,
  { executionId, locationId, at }: Where,
  effect: Extract<Effect, { type: 'startActivity' }>,
): Changes {
  const id = effectIdOf(effect)
  const connectionId = host.connections.forSlot(effect.slot, locationId)?.id ?? ''
  insertEffect(tx, {
    id,
    executionId,
    stepId: effect.stepId,
    nodeId: effect.nodeId,
    name: effect.name,
    connectionId,
    activity: effect.activity,
    inputJson: JSON.stringify(effect.input),
    createdAt: at,
    doubtedSince: doneSince(tx, at),
  })
  if (effect.activity !== 'message.send') return []
  const { to: phone, body } = effect.input as { to: string; body: string }
  const status = { status: 'ready', at, executionId, effectId: id, providerMessageId: null }
  insertMessage(tx, { id, direction: 'out', connectionId, phone, body, ...status })
  return [{ topic: 'message', id }]
}

/** What was begun already, or may have happened, takes its course. */
function withdraw(tx: Tx, id: string): Changes {
  if (!withdrawEffect(tx, id)) return []
  const effect = findEffect(tx, id)
  if (effect !== undefined && takesTime(effect.activity)) {
    releaseHold(tx, bookingKey(effect.executionId, effect.stepId))
  }
  setMessageStatus(tx, id, 'withdrawn')
  return [{ topic: 'message', id }]
}
