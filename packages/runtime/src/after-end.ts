import type { Execution, StepId } from '@chairflow/engine'
import type { ExecutionTable, Tx } from '@chairflow/store'
import type { Host } from './host.ts'
import { releaseQueued } from './release-queued.ts'
import type { Turn } from './turn.ts'

type Ended = {
  readonly row: ExecutionTable
  readonly execution: Pick<Execution, 'status' | 'outcome' | 'values' | 'failure'>
  readonly at: number
}

/** What the end of an execution sets in motion: the step that started it, and the next in line. */
export function turnsAfterEnd(tx: Tx, host: Host, ended: Ended): readonly Turn[] {
  const { flowId, concurrencyKey: key } = ended.row
  const next = key === null ? [] : releaseQueued(tx, host, { flowId, key, at: ended.at })
  return [...tellParent(ended), ...next]
}

function tellParent({ row, execution, at }: Ended): readonly Turn[] {
  const { parentId, parentStepId, parentName } = row
  if (parentId === null || parentStepId === null || parentName === null) return []
  const { status, outcome, values, failure } = execution
  if (status === 'running' || status === 'waiting') return []
  const reason = failure?.message ?? ''
  const result = { status, outcome, values, reason }
  const event = { type: 'executionEnded', at, name: parentName, result } as const
  const stepId = parentStepId as StepId
  return [{ executionId: parentId, at, event: { type: 'step', stepId, event } }]
}
