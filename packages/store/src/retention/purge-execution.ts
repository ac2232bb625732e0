import { type Execution, type ExecutionId, newExecution } from '@chairflow/engine'
import { findExecution } from '../executions/load-execution.ts'
import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { isId } from './is-id.ts'

/**
 * Erases what patients and staff said from an execution that ended: journal words, texts, what was
 * sent to and heard from vendors, tasks, the state, and what it is
 * about unless that is an id. What happened, when, and by whom stays.
 */
export function purgeExecution(tx: Tx, id: string, at: number): void {
  const row = findExecution(tx, id)
  if (row === undefined) return
  const stateJson = JSON.stringify(withoutWords(row))
  const subject = isId(tx, row) ? row.subject : ''
  const purged = { stateJson, subject, concurrencyKey: null, queuedStartJson: null, purgedAt: at }
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
function withoutWords({ id, status, outcome, stateJson }: ExecutionTable): Execution {
  const { timeZone = 'UTC', nextStep = 1 } = readable(stateJson)
  const blank = newExecution(id as ExecutionId, { scope: {}, timeZone })
  return { ...blank, status: status as Execution['status'], outcome, nextStep }
}

/** Nothing where a fault left what cannot be read: that is erased too. */
function readable(stateJson: string): Partial<Execution> {
  try {
    return JSON.parse(stateJson) as Partial<Execution>
  } catch {
    return {}
  }
}
