import type { Failure } from '@chairflow/connector-kit'
import { findExecution, findFlow, raiseAlert, type Tx } from '@chairflow/store'
import type { Changes, Host } from './host.ts'

type Stopped = { readonly executionId: string; readonly at: number; readonly failure: Failure }

/** One alert for each flow and reason, however many of its executions stop for it. */
export function alertStopped(
  tx: Tx,
  { ports }: Host,
  { executionId, at, failure }: Stopped,
): Changes {
  const flowId = findExecution(tx, executionId)?.flowId ?? ''
  const name = findFlow(tx, flowId)?.name ?? 'A flow'
  const id = raiseAlert(tx, {
    id: ports.newId('alr'),
    code: `flow-stopped.${failure.code}`,
    subject: flowId,
    title: `“${name}” stopped and needs you`,
    body: `${failure.message} Each time it stopped, a task says for whom.`,
    at,
    closesItself: false,
  })
  return [{ topic: 'alert', id }]
}
