import { leaveBy } from './apply-decision.ts'
import { isFrom } from './branch.ts'
import { enterGathering } from './gather.ts'
import type { Program } from './program.ts'
import { changeExecution, type Entering, type Progress } from './progress.ts'
import { openStep, visit } from './visit.ts'

/** Brings a branch to a node. A branch of an item that leads back to its list ends there. */
export function enter(program: Program, progress: Progress, entering: Entering): Progress {
  const { nodeId, branch } = entering
  const { definition } = program.nodeType(program.node(nodeId))
  if (isBackAtItsList(progress, entering)) return progress
  if (definition.role === 'trigger') return passTrigger(program, progress, entering)
  return definition.gathers === true
    ? enterGathering(program, progress, entering)
    : visit(program, progress, { nodeId, branch })
}

/** A trigger decides nothing: what it saw is already in the execution's scope. */
function passTrigger(program: Program, progress: Progress, where: Entering): Progress {
  const { execution, step } = openStep(progress.execution, where)
  const outcome = { type: 'leave', port: 'next', output: {} } as const
  const decision = { outcome, actions: [], because: '' }
  return leaveBy(program, changeExecution(progress, execution), step, decision)
}

function isBackAtItsList({ execution }: Progress, { nodeId, branch }: Entering): boolean {
  return execution.steps.some(
    (step) => step.nodeId === nodeId && step.status === 'active' && isFrom(branch, step.id),
  )
}
