import { itemKey } from './branch.ts'
import type { Step } from './execution.ts'
import type { Program } from './program.ts'
import type { Progress } from './progress.ts'

const ITEM_PORT = 'each'

/** Sends one item on its way: every connection of the port `each` is a branch of its own. */
export function startItem(
  program: Program,
  progress: Progress,
  step: Step,
  { index, output }: { readonly index: number; readonly output: Readonly<Record<string, unknown>> },
): Progress {
  const { execution } = progress
  const { id: stepId, nodeId } = step
  const mark = { stepId, nodeId, port: ITEM_PORT } as const
  const item = { ...mark, type: 'item', index } as const
  const scope = { outputs: { [nodeId]: output }, visits: {}, outcome: null, failure: null }
  const edges = program.edges(nodeId, ITEM_PORT)
  const entering = edges.map(({ to }, way) => {
    const fork = { ...mark, type: 'fork', stepId: forkId(step, index), index: way } as const
    return { nodeId: to, branch: [...step.branch, item, ...(edges.length > 1 ? [fork] : [])] }
  })
  const items = { ...execution.items, [itemKey(item)]: scope }
  return {
    ...progress,
    execution: { ...execution, items },
    entering: [...progress.entering, ...entering],
  }
}

/** Each item forks on its own, so that its branches meet only each other. */
function forkId({ id }: Step, index: number) {
  return itemKey({ stepId: id, index }) as Step['id']
}
