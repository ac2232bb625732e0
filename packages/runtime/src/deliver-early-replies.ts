import type { Effect } from '@chairflow/engine'
import {
  expireTask,
  findExecution,
  findTask,
  listEffectsOf,
  listUnmatchedReplies,
  reopenEvent,
  type Tx,
} from '@chairflow/store'
import { unmatchedTaskId, whichTaskId } from './events/unmatched-task.ts'
import type { Changes } from './host.ts'

type Waiting = {
  readonly wait: Extract<Effect, { type: 'openWait' }>
  readonly executionId: string
}

/**
 * A reply can overtake the turn that opens its wait, when an earlier node asked the question.
 * Such replies were kept as unmatched; they are put back in line and find the wait now. What was
 * written before anything was asked answers nothing.
 */
export function deliverEarlyReplies(tx: Tx, { wait, executionId }: Waiting): Changes {
  const askedAt = lastTextAt(tx, executionId, wait.phone)
  if (askedAt === null) return []
  const since = Math.max(wait.since, askedAt)
  const early = listUnmatchedReplies(tx, { since }).filter(
    ({ id, payloadJson }) => isFrom(payloadJson, wait.phone) && !isAskedAbout(tx, id),
  )
  for (const { id } of early) {
    reopenEvent(tx, id)
    expireTask(tx, unmatchedTaskId(id))
  }
  return early.flatMap(
    ({ id }): Changes => [
      { topic: 'event', id },
      { topic: 'task', id: unmatchedTaskId(id) },
    ],
  )
}

/** When the execution, or one that runs it, began to send its last text to a number; UTC ms. */
function lastTextAt(tx: Tx, executionId: string, phone: string): number | null {
  const tried = listEffectsOf(tx, executionId).flatMap(({ activity, inputJson, firstAttemptAt }) =>
    activity === 'message.send' && firstAttemptAt !== null && isTo(inputJson, phone)
      ? [firstAttemptAt]
      : [],
  )
  if (tried.length > 0) return Math.max(...tried)
  const parentId = findExecution(tx, executionId)?.parentId ?? null
  return parentId === null ? null : lastTextAt(tx, parentId, phone)
}

function isTo(inputJson: string, phone: string): boolean {
  return (JSON.parse(inputJson) as { readonly to: string }).to === phone
}

function isFrom(payloadJson: string, phone: string): boolean {
  return (JSON.parse(payloadJson) as { readonly from: string }).from === phone
}

/** The front desk decides which question it answers. */
function isAskedAbout(tx: Tx, eventId: string): boolean {
  return findTask(tx, whichTaskId(eventId)) !== undefined
}
