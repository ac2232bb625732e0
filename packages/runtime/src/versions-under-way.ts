import { activeSteps, type Execution, isEnded, type Step } from '@chairflow/engine'
import type { FlowNode, NodeId } from '@chairflow/flow'
import {
  type ExecutionTable,
  listUnderWay,
  renameNodes,
  requeueAt,
  setExecutionVersion,
  type Tx,
} from '@chairflow/store'
import type { QueuedStart } from './admit-execution.ts'
import type { Changes, Host } from './host.ts'
import { keyOn } from './key-on.ts'
import { releaseQueued } from './release-queued.ts'
import { runTurn } from './run-turn.ts'

/** How many executions of a version stand at a node; `nodeId` is null for those not started yet. */
export type Standing = {
  readonly version: number
  readonly nodeId: NodeId | null
  readonly count: number
}

/** Where the executions of a flow stand that have not ended. One may stand at several nodes. */
export function standings(tx: Tx, flowId: string): readonly Standing[] {
  const places = listUnderWay(tx, { flowId }).flatMap(({ version, stateJson }) =>
    placesOf(JSON.parse(stateJson)).map((nodeId) => ({ version, nodeId })),
  )
  const groups = Map.groupBy(places, ({ version, nodeId }) => `${version} ${nodeId}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ ...first, count: group.length }]
  })
}

function placesOf(execution: Execution): readonly (NodeId | null)[] {
  const nodeIds = new Set(activeSteps(execution).map(({ nodeId }) => nodeId))
  return nodeIds.size === 0 ? [null] : [...nodeIds]
}

export type Move = {
  readonly flowId: string
  readonly version: number
  /** Where a node of an older version stands in the new one; equal ids need no entry. */
  readonly nodes: Readonly<Record<string, NodeId>>
  readonly actor: string
}

export type Moved = {
  readonly moved: number
  /** Executions that stay on their version, because a step of theirs has no place in the new one. */
  readonly stayed: readonly string[]
  readonly changes: Changes
}

/** Puts the executions of older versions into a new one, each step at the node that the map names. */
export function moveExecutions(tx: Tx, host: Host, move: Move): Moved {
  const others = listUnderWay(tx, { flowId: move.flowId }).filter(
    ({ version }) => version !== move.version,
  )
  const results = others.map((row) => ({ row, changes: moveOne(tx, host, row, move) }))
  return {
    moved: results.filter(({ changes }) => changes !== null).length,
    stayed: results.flatMap(({ row, changes }) => (changes === null ? [row.id] : [])),
    changes: [...results.flatMap(({ changes }) => changes ?? []), ...letStart(tx, host, move)],
  }
}

/** The new version may allow more at once, or count them otherwise. */
function letStart(tx: Tx, host: Host, { flowId }: Move): Changes {
  const at = host.ports.clock.now()
  return releaseQueued(tx, host, { flowId, at }).flatMap((turn) => runTurn(tx, host, turn))
}

function moveOne(tx: Tx, host: Host, row: ExecutionTable, move: Move): Changes | null {
  const execution: Execution = JSON.parse(row.stateJson)
  if (isEnded(execution)) return null
  const from = host.loadVersion(tx, row.flowId, row.version).program
  const to = host.loadVersion(tx, row.flowId, move.version).program
  const target = (id: NodeId) => move.nodes[id] ?? id
  const fits = (id: NodeId) => isSameType(from.findNode(id), to.findNode(target(id)))
  if (![...nodesNeeded(row, execution)].every(fits)) return null
  putOn(tx, host, row, move.version)
  requeue(tx, row, target)
  renameNodes(tx, { executionId: row.id, nodes: move.nodes })
  const at = host.ports.clock.now()
  const { actor, version, nodes } = move
  const event = { type: 'moved', at, actor, version, nodes } as const
  return runTurn(tx, host, { executionId: row.id, at, event })
}

/** What waits for its turn goes on waiting, and starts where the new version has its trigger. */
function requeue(tx: Tx, row: ExecutionTable, target: (id: NodeId) => NodeId): void {
  if (row.queuedStartJson === null) return
  const start: QueuedStart = JSON.parse(row.queuedStartJson)
  requeueAt(tx, row.id, JSON.stringify({ ...start, nodeId: target(start.nodeId) }))
}

function putOn(tx: Tx, host: Host, row: ExecutionTable, version: number): void {
  const concurrencyKey = keyOn(tx, host, row, version)
  setExecutionVersion(tx, { id: row.id, version, concurrencyKey })
}

/** Nodes that it starts at, that its steps stand at, or that began their branches. */
export function nodesNeeded(
  { queuedStartJson }: Pick<ExecutionTable, 'queuedStartJson'>,
  { steps, startedFrom }: Execution,
): ReadonlySet<NodeId> {
  const queued: QueuedStart | null = queuedStartJson === null ? null : JSON.parse(queuedStartJson)
  const begins = queued?.nodeId ?? startedFrom
  const needed = ({ nodeId, branch }: Step) => [nodeId, ...branch.map((mark) => mark.nodeId)]
  return new Set([...(begins === null ? [] : [begins]), ...steps.flatMap(needed)])
}

/** The same node type in the same version, so that what the step remembers still has its meaning. */
export function isSameType(before: FlowNode | undefined, now: FlowNode | undefined): boolean {
  return before !== undefined && now !== undefined && before.type === now.type && before.v === now.v
}
