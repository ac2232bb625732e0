import { type Execution, newExecution } from '@chairflow/engine'
import { sqlite, type Tx } from '../tx.ts'

/**
 * Erases what patients and staff said from an execution that ended: journal words, texts, what was
 * sent to and heard from vendors, tasks and the state. What happened, when, and by whom stays.
 */
export function purgeExecution(tx: Tx, id: string, at: number): void {
  const row = tx.first(sqlite.selectFrom('execution').select('stateJson').where('id', '=', id))
  if (row === undefined) return
  const stateJson = JSON.stringify(withoutWords(JSON.parse(row.stateJson) as Execution))
  const purged = { stateJson, queuedStartJson: null, purgedAt: at }
  tx.run(sqlite.updateTable('execution').set(purged).where('id', '=', id))
  tx.run(
    sqlite
      .updateTable('journal')
      .set({ text: '', dataJson: null, salt: null })
      .where('executionId', '=', id)
      .where('salt', 'is not', null),
  )
  tx.run(
    sqlite
      .updateTable('effect')
      .set({ inputJson: '{}', outputJson: null, failureJson: null })
      .where('executionId', '=', id)
      .where('status', 'in', ['done', 'failed']),
  )
  tx.run(sqlite.updateTable('message').set({ body: '' }).where('executionId', '=', id))
  purgeTasks(tx, id)
}

/** Their ids begin with the execution's, followed by a dot; a slash is the next character. */
function purgeTasks(tx: Tx, executionId: string): void {
  tx.run(
    sqlite
      .updateTable('task')
      .set({ title: '', body: '', draftMessage: null, choicesJson: '[]' })
      .where('id', '>', `${executionId}.`)
      .where('id', '<', `${executionId}/`)
      .where('executionId', '=', executionId)
      .where('status', '!=', 'open'),
  )
}

/** Nothing it visited is left, so it cannot be run again from a step whose words are gone. */
function withoutWords({ id, status, outcome, timeZone, nextStep }: Execution): Execution {
  return { ...newExecution(id, { scope: {}, timeZone }), status, outcome, nextStep }
}
