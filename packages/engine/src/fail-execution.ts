import type { Failure } from '@chairflow/node-kit'
import { isFrom, itemKey, itemOf, mapScope } from './branch.ts'
import { closeAll, forgetAge } from './end-early.ts'
import type { BranchMark, Step } from './execution.ts'
import { journalLine } from './journal.ts'
import {
  addEffects,
  addJournal,
  changeExecution,
  closeStep,
  type Progress,
  stopBranches,
} from './progress.ts'

/**
 * A failure that its node does not handle. Inside a list it ends that one item; a step that was
 * left already ends alone; anywhere else it stops the execution.
 */
export function failBranch(progress: Progress, step: Step, failure: Failure): Progress {
  const item = itemOf(step.branch)
  if (step.status === 'lingering') return failLate(progress, step, failure)
  return item !== undefined && progress.execution.items[itemKey(item)] !== undefined
    ? failItem(progress, step, { item, failure })
    : failExecution(progress, step, failure)
}

/** Stops the execution and has the host raise an alert and a front-desk task: never silence. */
export function failExecution(
  progress: Progress,
  step: Pick<Step, 'nodeId'>,
  failure: Failure,
): Progress {
  const closed = closeAll(sayFailed(progress, step, failure))
  const reported = addEffects(closed, { type: 'reportFailure', nodeId: step.nodeId, failure })
  return forgetAge(changeExecution(reported, { status: 'failed', failure }))
}

/** The step that sent the item on its way hears of it once the item's branches are gone. */
function failItem(
  progress: Progress,
  step: Step,
  { item, failure }: { readonly item: BranchMark; readonly failure: Failure },
): Progress {
  const stopped = stopBranches(sayFailed(progress, step, failure), (branch) =>
    isFrom(branch, item.stepId, item.index),
  )
  const execution = mapScope(stopped.execution, step.branch, (scope) => ({ ...scope, failure }))
  return { ...stopped, execution }
}

function failLate(progress: Progress, step: Step, failure: Failure): Progress {
  const closed = closeStep(sayFailed(progress, step, failure), step)
  return addEffects(closed, { type: 'reportFailure', nodeId: step.nodeId, failure })
}

function sayFailed(progress: Progress, { nodeId }: Pick<Step, 'nodeId'>, failure: Failure) {
  const data = { code: failure.code, blame: failure.blame }
  return addJournal(progress, journalLine('failed', failure.message, { nodeId, data }))
}
