import type { Failure } from '@chairflow/node-kit'
import type { Step } from './execution.ts'
import { journalLine } from './journal.ts'
import { addEffects, addJournal, closeStep, type Progress } from './progress.ts'

/** Stops the execution and has the host raise an alert and a front-desk task: never silence. */
export function failExecution(
  progress: Progress,
  step: Pick<Step, 'nodeId'>,
  failure: Failure,
): Progress {
  const said = addJournal(
    progress,
    journalLine('failed', failure.message, {
      nodeId: step.nodeId,
      data: { code: failure.code, blame: failure.blame },
    }),
  )
  const closed = said.execution.steps.reduce(closeStep, said)
  const reported = addEffects(closed, { type: 'reportFailure', nodeId: step.nodeId, failure })
  const execution = { ...reported.execution, status: 'failed', failure, steps: [] } as const
  return { ...reported, entering: [], execution }
}
