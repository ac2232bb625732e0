import type { Failure } from '@chairflow/connector-kit'
import { admit, type Execution, isEnded } from '@chairflow/engine'
import type { NodeId } from '@chairflow/flow'
import {
  type EffectTable,
  type ExecutionTable,
  findExecution,
  findFlow,
  isAtCarrier,
  listEffectsOf,
  listUnderWayOf,
  setExecutionVersion,
  type Tx,
} from '@chairflow/store'
import { isOutcomeUnknown } from './effects/outcome-unknown.ts'
import type { Changes, Host } from './host.ts'
import { keyOn } from './key-on.ts'
import { releaseQueued } from './release-queued.ts'
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
  /** A person keeps its flow from starting anything. */
  | 'paused'
  /** By its flow's limit others for the same are in its place. */
  | 'limit-reached'
  /** By now another number of effects would repeat than the person agreed to. */
  | 'repeats-changed'

/**
 * What has happened already, or may have, and would happen again if the execution ran again from a
 * node of the version wanted.
 */
export function effectsToRepeat(
  tx: Tx,
  host: Host,
  { id, nodeId, version }: Pick<Retry, 'id' | 'nodeId' | 'version'>,
): readonly EffectTable[] {
  const row = findExecution(tx, id)
  const wanted = row && wantedVersion(tx, row, version)
  if (row === undefined || wanted === undefined || wanted === null) return []
  const { program } = host.loadVersion(tx, row.flowId, wanted)
  return listEffectsOf(tx, id).filter(
    (effect) =>
      mayHaveHappened(tx, effect) &&
      (effect.nodeId === nodeId || program.reaches(nodeId, effect.nodeId as NodeId)),
  )
}

/** One that failed may have happened all the same: nobody could tell, or the carrier told later. */
function mayHaveHappened(tx: Tx, { id, status, attempt, failureJson }: EffectTable): boolean {
  if (attempt === 0) return false
  if (status !== 'failed') return true
  const failure = failureJson === null ? null : (JSON.parse(failureJson) as Failure | null)
  return (failure !== null && isOutcomeUnknown(failure)) || isAtCarrier(tx, id)
}

function wantedVersion(
  tx: Tx,
  { flowId, version: ran }: Pick<ExecutionTable, 'flowId' | 'version'>,
  version: Retry['version'],
): number | null {
  return version === 'same' ? ran : (findFlow(tx, flowId)?.publishedVersion ?? null)
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
  const wanted = wantedVersion(tx, row, version)
  if (wanted === null) return 'not-published'
  const { program } = host.loadVersion(tx, row.flowId, wanted)
  if (program.findNode(nodeId) === undefined) return 'no-such-step'
  if (!wasReached(row.stateJson, nodeId)) return 'never-reached'
  const repeats = effectsToRepeat(tx, host, { id, nodeId, version }).length
  if (repeats !== confirmedRepeats) return 'repeats-changed'
  const { key, refused } = admission(tx, host, row, wanted)
  if (refused !== null) return refused
  setExecutionVersion(tx, { id, version: wanted, concurrencyKey: key })
  const at = host.ports.clock.now()
  const event = { type: 'retried', at, actor, nodeId } as const
  const changes = runTurn(tx, host, { executionId: id, at, event })
  return [...changes, ...leavePlace(tx, host, row, { key, at })]
}

/** One that is under way keeps the place that it has; one that has ended asks for a place like any other. */
function admission(tx: Tx, host: Host, row: ExecutionTable, version: number) {
  const { flowId } = row
  const { settings } = host.loadVersion(tx, flowId, version).program
  const execution: Execution = JSON.parse(row.stateJson)
  const key = keyOn(tx, host, row, version)
  const others = key === null ? [] : listUnderWayOf(tx, { flowId, key })
  const count = others.filter(({ id }) => id !== row.id).length
  const isFull = key !== null && admit(settings, count) !== 'start'
  const isNew = isEnded(execution)
  if (isNew && findFlow(tx, flowId)?.pausedAt != null) return { key, refused: 'paused' } as const
  return { key, refused: isNew && isFull ? ('limit-reached' as const) : null }
}

type Place = { readonly key: string | null; readonly at: number }

/** Who counts with others from now on lets those start that waited behind it. */
function leavePlace(tx: Tx, host: Host, row: ExecutionTable, { key, at }: Place): Changes {
  const { flowId, concurrencyKey: before } = row
  if (before === null || before === key) return []
  return releaseQueued(tx, host, { flowId, key: before, at }).flatMap((turn) =>
    runTurn(tx, host, turn),
  )
}

/** Without what the steps before it left behind, a node could not do its work. */
function wasReached(stateJson: string, nodeId: NodeId): boolean {
  const execution: Execution = JSON.parse(stateJson)
  return isReached(execution, nodeId)
}

export function isReached({ visits, startedFrom }: Execution, nodeId: NodeId): boolean {
  return visits[nodeId] !== undefined || nodeId === startedFrom
}
