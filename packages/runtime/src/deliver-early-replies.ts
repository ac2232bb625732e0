import type { Effect } from '@chairflow/engine'
import { expireTask, listUnmatchedReplies, reopenEvent, type Tx } from '@chairflow/store'
import { unmatchedTaskId } from './events/unmatched-task.ts'
import type { Changes } from './host.ts'

/**
 * A reply can overtake the turn that opens its wait, when an earlier node asked the question.
 * Such replies were kept as unmatched; they are put back in line and find the wait now.
 */
export function deliverEarlyReplies(tx: Tx, wait: Extract<Effect, { type: 'openWait' }>): Changes {
  const early = listUnmatchedReplies(tx, { since: wait.since }).filter(({ payloadJson }) => {
    const { from } = JSON.parse(payloadJson) as { from: string }
    return from === wait.phone
  })
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
