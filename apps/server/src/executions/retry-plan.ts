import type { RetryPlan } from '@chairflow/api'
import type { Execution } from '@chairflow/engine'
import type { NodeId } from '@chairflow/flow'
import { effectsToRepeat, isReached } from '@chairflow/runtime'
import { type ExecutionTable, findFlow, type Tx } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { stepLabel } from '../flows/step-label.ts'
import { repeatView } from './repeat-view.ts'

type Wish = {
  readonly row: ExecutionTable
  readonly nodeId: string | undefined
  readonly version: 'same' | 'current'
}

/** Where an execution may run again from, and what that would do a second time. */
export function retryPlan(
  tx: Tx,
  { runtime }: Chairflow,
  { row, nodeId, version: on }: Wish,
): RetryPlan {
  const { id, flowId, version, stateJson } = row
  const execution = JSON.parse(stateJson) as Execution
  const current = findFlow(tx, flowId)?.publishedVersion ?? null
  const { document } = runtime.loadVersion(tx, flowId, version)
  const live = current === null ? null : runtime.loadVersion(tx, flowId, current).program
  const repeats =
    nodeId === undefined
      ? []
      : effectsToRepeat(tx, runtime.host, { id, nodeId: nodeId as NodeId, version: on })
  return {
    versions: { same: version, current },
    steps: document.logic.nodes.map((node) => ({
      nodeId: node.id,
      label: stepLabel(node),
      reached: isReached(execution, node.id),
      inCurrent: live?.findNode(node.id) !== undefined,
    })),
    repeats: repeats.map((effect) => repeatView(tx, effect)),
  }
}
