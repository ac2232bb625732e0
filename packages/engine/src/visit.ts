import type { NodeId } from '@chairflow/flow'
import { applyDecision, leaveBy } from './apply-decision.ts'
import { mapScope, visitsOf } from './branch.ts'
import { decide } from './decide.ts'
import type { Branch, Execution, Gathering, Step, StepId } from './execution.ts'
import { failBranch } from './fail-execution.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import { addJournal, type Progress } from './progress.ts'

/** No flow may visit one node more often than this in one execution, whatever it is allowed. */
const VISITS_LIMIT = 1_000

type Visit = { readonly nodeId: NodeId; readonly branch: Branch; readonly gathering?: Gathering }

/** Opens a step and asks its behavior, unless the node was reached too often. */
export function visit(program: Program, progress: Progress, where: Visit): Progress {
  const { nodeId, branch } = where
  const visits = visitsOf(progress.execution, branch, nodeId) + 1
  const { execution, step } = openStep(progress.execution, where)
  const entered = { ...progress, execution }
  if (visits > visitsAllowed(program, nodeId)) return refuse(program, entered, step, visits)
  const said = addJournal(entered, journalLine('entered', titleOf(program, nodeId), { nodeId }))
  const decision = decide(program, said, step, { type: 'entered', at: progress.at })
  return applyDecision(program, said, step, decision)
}

export function openStep(execution: Execution, where: Visit) {
  const { nodeId, branch } = where
  const id = `${execution.id}.${execution.nextStep}` as StepId
  const step: Step = { id, status: 'active', memory: undefined, open: [], ...where }
  const counted = mapScope(execution, branch, (scope) => ({
    ...scope,
    visits: { ...scope.visits, [nodeId]: (scope.visits[nodeId] ?? 0) + 1 },
  }))
  const steps = [...execution.steps, step]
  return { step, execution: { ...counted, steps, nextStep: execution.nextStep + 1 } }
}

/** Once round too often: by the port `limit` when it is wired, else a failure of the author's. */
function refuse(program: Program, progress: Progress, step: Step, visits: number): Progress {
  const isWired = program.edges(step.nodeId, 'limit').length > 0
  if (!isWired) return failBranch(progress, step, tooOften(visits))
  const outcome = { type: 'leave', port: 'limit', output: { times: visits - 1 } } as const
  const because = `Reached ${visits - 1} times already: going on by the limit.`
  return leaveBy(program, progress, step, { outcome, actions: [], because })
}

function visitsAllowed(program: Program, nodeId: NodeId): number {
  const node = program.node(nodeId)
  const allowed = program.nodeType(node).definition.maximumVisits?.(node.config)
  return Math.min(allowed ?? VISITS_LIMIT, VISITS_LIMIT)
}

function tooOften(visits: number) {
  return {
    code: 'too-many-visits',
    blame: 'author',
    message: `This step was reached ${visits} times, which is more than the flow allows.`,
  } as const
}

function titleOf(program: Program, nodeId: NodeId): string {
  const node = program.node(nodeId)
  return node.label ?? program.nodeType(node).definition.title
}
