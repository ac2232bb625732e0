import type { Execution, ExecutionId, StepId } from './execution.ts'
import { journalLine } from './journal.ts'
import { addEffects, addJournal, changeExecution, type Progress, stopSteps } from './progress.ts'

type Cancelled = { readonly actor: string; readonly reason: string }

export function cancel(progress: Progress, { actor, reason }: Cancelled): Progress {
  const closed = closeAll(progress)
  const said = addJournal(closed, journalLine('cancelled', `Cancelled: ${reason}`, { actor }))
  return forgetAge(changeExecution(said, { status: 'cancelled' }))
}

/** Closes every step, with what is open and what was about to begin. */
export function closeAll(progress: Progress): Progress {
  const closed = stopSteps(progress, progress.execution.steps)
  const left = { steps: [], items: {}, passed: {} } satisfies Partial<Execution>
  return { ...changeExecution(closed, left), entering: [] }
}

/** The timer that would stop an execution for its age ends with it. */
export function forgetAge(progress: Progress): Progress {
  const { id, expiresAt, startedFrom, queuedAt } = progress.execution
  const nodeId = startedFrom ?? queuedAt
  if (expiresAt === null || nodeId === undefined) return progress
  const timer = { type: 'cancelTimer', nodeId, ...ageTimer(id) } as const
  return addEffects(changeExecution(progress, { expiresAt: null }), timer)
}

/** It belongs to no step: its id is the execution's own. */
export function ageTimer(id: ExecutionId) {
  return { stepId: id as string as StepId, name: 'maxAge' }
}
