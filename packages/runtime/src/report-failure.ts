import type { Failure } from '@chairflow/connector-kit'
import type { PatientId } from '@chairflow/scheduling'
import { findExecution, findPatient, openTask, type Tx } from '@chairflow/store'
import { alertStopped } from './alert-stopped.ts'
import type { Changes, Host } from './host.ts'

type Reported = {
  readonly executionId: string
  readonly at: number
  readonly nodeId: string | null
  readonly failure: Failure
}

/** A failure nobody handled becomes a task for the front desk and an alert: never silence. */
export function reportFailure(tx: Tx, host: Host, reported: Reported): Changes {
  const { executionId, at, nodeId, failure } = reported
  const id = host.ports.newId('tsk')
  openTask(tx, {
    id,
    executionId,
    nodeId,
    kind: 'failure',
    title: 'A step of a flow failed and needs you',
    body: bodyOf(tx, executionId, failure),
    draftMessage: null,
    choicesJson: JSON.stringify([{ id: 'done', label: 'I took care of it' }]),
    openedAt: at,
    dueAt: null,
  })
  return [{ topic: 'task', id }, ...alertStopped(tx, host, { executionId, at, failure })]
}

/** Whom it is about, where that is known: whoever reads it has to call them. */
function bodyOf(tx: Tx, executionId: string, { message }: Failure): string {
  const patientId = findExecution(tx, executionId)?.patientId ?? null
  const patient = patientId === null ? undefined : findPatient(tx, { id: patientId as PatientId })
  return patient === undefined
    ? message
    : `${message}\n\nIt is about ${patient.firstName} ${patient.lastName}.`
}
