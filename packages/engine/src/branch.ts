import type { NodeId } from '@chairflow/flow'
import type { JsonObject } from '@chairflow/node-kit'
import type { Branch, BranchMark, Execution, ItemScope, Outputs, StepId } from './execution.ts'
import type { Program } from './program.ts'

/** The item a branch belongs to; undefined outside of lists. */
export function itemOf(branch: Branch): BranchMark | undefined {
  return branch.findLast(({ type }) => type === 'item')
}

export function itemKey({ stepId, index }: Pick<BranchMark, 'stepId' | 'index'>): string {
  return `${stepId}#${index}`
}

/** Whether a branch began at this step, or at one way out of it. */
export function isFrom(branch: Branch, stepId: StepId, index?: number): boolean {
  return branch.some(
    (mark) => mark.stepId === stepId && (index === undefined || mark.index === index),
  )
}

/**
 * The outermost fork, inside the current item, whose branches meet at the node. Two ways out of it
 * must lead there; a way that only comes back through the fork itself does not count.
 */
export function forkMeetingAt(
  program: Program,
  branch: Branch,
  nodeId: NodeId,
): BranchMark | undefined {
  const inItem = branch.slice(branch.findLastIndex(({ type }) => type === 'item') + 1)
  return inItem.find((fork) => {
    const ways = program
      .edges(fork.nodeId, fork.port)
      .filter(({ to }) => to === nodeId || program.reaches(to, nodeId, fork.nodeId))
    return ways.length > 1
  })
}

/** The branch that goes on once the fork's branches have met. */
export function beforeFork(branch: Branch, fork: BranchMark | undefined): Branch {
  return fork === undefined ? branch : branch.slice(0, branch.indexOf(fork))
}

/** What a step on this branch sees: its item's outputs before those outside. */
export function visibleOutputs({ outputs, items }: Execution, branch: Branch): Outputs {
  const ofItems = branch.map((mark) => items[itemKey(mark)]?.outputs)
  return Object.assign({}, outputs, ...ofItems)
}

export function withOutput(
  execution: Execution,
  branch: Branch,
  [nodeId, output]: readonly [NodeId, JsonObject],
): Execution {
  const outputs = { [nodeId]: output }
  return mapScope(execution, branch, (scope) => ({
    ...scope,
    outputs: { ...scope.outputs, ...outputs },
  }))
}

/** Changes what belongs to the branch: its item, or the execution itself outside of lists. */
export function mapScope(
  execution: Execution,
  branch: Branch,
  change: (scope: ItemScope) => ItemScope,
): Execution {
  const mark = itemOf(branch)
  if (mark === undefined) {
    const { outputs, visits, outcome, failure } = execution
    return { ...execution, ...change({ outputs, visits, outcome, failure }) }
  }
  const key = itemKey(mark)
  const scope = execution.items[key]
  if (scope === undefined) return execution
  return { ...execution, items: { ...execution.items, [key]: change(scope) } }
}

/** What was said of how it ends, of the item or else of the whole; null while nobody has. */
export function outcomeOf(execution: Execution, branch: Branch): string | null {
  const mark = itemOf(branch)
  return mark === undefined ? execution.outcome : (execution.items[itemKey(mark)]?.outcome ?? null)
}

export function visitsOf(execution: Execution, branch: Branch, nodeId: NodeId): number {
  const mark = itemOf(branch)
  const visits = mark === undefined ? execution.visits : execution.items[itemKey(mark)]?.visits
  return visits?.[nodeId] ?? 0
}
