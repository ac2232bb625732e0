import type { NodeId } from '@chairflow/flow'
import type { ExecutionEvent } from './events.ts'
import type { Branch, Execution, Step } from './execution.ts'
import { isEnded } from './execution.ts'
import { journalLine } from './journal.ts'
import { addJournal, changeExecution, type Progress } from './progress.ts'

type Moved = Extract<ExecutionEvent, { type: 'moved' }>

/**
 * Puts the execution into another version, each step where it stands there. What is open stays
 * open. Ended executions, and nodes the map leaves out, keep what they have.
 */
export function move(progress: Progress, { actor, version, nodes }: Moved): Progress {
  if (isEnded(progress.execution)) return progress
  const said = addJournal(
    progress,
    journalLine('moved', `Goes on in version ${version} of the flow.`, { actor }),
  )
  return changeExecution(
    said,
    renamed(progress.execution, (id) => nodes[id] ?? id),
  )
}

type Rename = (id: NodeId) => NodeId

function renamed(execution: Execution, to: Rename): Partial<Execution> {
  const { startedFrom, queuedAt, steps, outputs, visits, items, passed } = execution
  const keys = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [to(id as NodeId), value]))
  const scopes = Object.entries(items).map(([key, item]) => [
    key,
    { ...item, outputs: keys(item.outputs), visits: keys(item.visits) },
  ])
  return {
    startedFrom: startedFrom === null ? null : to(startedFrom),
    ...(queuedAt !== undefined && { queuedAt: to(queuedAt) }),
    steps: steps.map((step) => renameStep(step, to)),
    outputs: keys(outputs),
    visits: keys(visits),
    passed: keys(passed),
    items: Object.fromEntries(scopes),
  }
}

function renameStep(step: Step, to: Rename): Step {
  return { ...step, nodeId: to(step.nodeId), branch: renameBranch(step.branch, to) }
}

function renameBranch(branch: Branch, to: Rename): Branch {
  return branch.map((mark) => ({ ...mark, nodeId: to(mark.nodeId) }))
}
