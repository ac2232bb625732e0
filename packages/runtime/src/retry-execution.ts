import type { Execution } from '@chairflow/engine'
import type { NodeId } from '@chairflow/flow'
import {
  type EffectTable,
  findExecution,
  findFlow,
  listEffectsOf,
  setExecutionVersion,
  type Tx,
} from '@chairflow/store'
import type { Host } from './host.ts'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'

export type Retry = {
  readonly id: string
  readonly actor: string
  readonly nodeId: NodeId
  /** The version it ran on, or the one that is published now. */
  readonly version: 'same' | 'current'
  /** How many effects the person was told would repeat. */
  readonly confirmedRepeats: number
}

export type RetryRefused =
  | 'not-found'
  | 'no-such-step'
  | 'never-reached'
  | 'not-published'
  /** By now another number of effects would repeat than the person agreed to. */
  | 'repeats-changed'

/** What has happened already, and would happen again if the execution ran again from a node. */
export function effectsToRepeat(
  tx: Tx,
  host: Host,
  { id, nodeId }: Pick<Retry, 'id' | 'nodeId'>,
): readonly EffectTable[] {
  const row = findExecution(tx, id)
  if (row === undefined) return []
  const { program } = host.loadVersion(tx, row.flowId, row.version)
  return listEffectsOf(tx, id).filter(
    (effect) =>
      effect.status !== 'failed' &&
      effect.attempt > 0 &&
      (effect.nodeId === nodeId || program.reaches(nodeId, effect.nodeId as NodeId)),
  )
}

/** Runs an execution again from a node, ended or not, as one commit. */
export async function retryExecution(
  { store, host, live, wake }: Runtime,
  retry: Retry,
): Promise<'retried' | RetryRefused> {
  const done = await store.write((tx) => run(tx, host, retry))
  if (typeof done === 'string') return done
  live.tell(done)
  wake()
  return 'retried'
}

function run(tx: Tx, host: Host, { id, actor, nodeId, version, confirmedRepeats }: Retry) {
  const row = findExecution(tx, id)
  if (row === undefined) return 'not-found'
  const published = findFlow(tx, row.flowId)?.publishedVersion ?? null
  const wanted = version === 'same' ? row.version : published
  if (wanted === null) return 'not-published'
  const { program } = host.loadVersion(tx, row.flowId, wanted)
  if (program.findNode(nodeId) === undefined) return 'no-such-step'
  if (!wasReached(row.stateJson, nodeId)) return 'never-reached'
  const repeats = effectsToRepeat(tx, host, { id, nodeId }).length
  if (repeats !== confirmedRepeats) return 'repeats-changed'
  setExecutionVersion(tx, id, wanted)
  const at = host.ports.clock.now()
  return runTurn(tx, host, { executionId: id, at, event: { type: 'retried', at, actor, nodeId } })
}

/** Without what the steps before it left behind, a node could not do its work. */
function wasReached(stateJson: string, nodeId: NodeId): boolean {
  const execution: Execution = JSON.parse(stateJson)
  return isReached(execution, nodeId)
}

export function isReached({ visits, startedFrom }: Execution, nodeId: NodeId): boolean {
  return visits[nodeId] !== undefined || nodeId === startedFrom
}
