import { compileProgram, type Execution, type Program } from '@chairflow/engine'
import type { FlowLogic, NodeId } from '@chairflow/flow'
import { type ExecutionTable, listUnderWay, type Tx } from '@chairflow/store'
import type { Host } from './host.ts'
import { isSameType, nodesNeeded } from './versions-under-way.ts'

/** Where a node of an older version goes on in the new one. */
export type Passage =
  | { readonly type: 'automatic' }
  | { readonly type: 'choose'; readonly nodeIds: readonly NodeId[] }
  | { readonly type: 'none' }

/** A node that executions hold on to: by standing there, or by answers that are due there. */
export type NeededNode = {
  readonly nodeId: NodeId
  readonly version: number
  readonly count: number
  readonly passage: Passage
}

export type MovePreview = {
  readonly needed: readonly NeededNode[]
  /** Executions that can move without anybody choosing. */
  readonly movable: number
}

type Wish = {
  readonly flowId: string
  /** Executions that run on it already need no move. */
  readonly version: number
  readonly logic: FlowLogic
}

/** What moving the executions of older versions into this logic would take. Changes nothing. */
export function previewMove(tx: Tx, host: Host, { flowId, version, logic }: Wish): MovePreview {
  const to = compileProgram(logic, host.ports.findNodeType)
  const all = listUnderWay(tx, { flowId }).filter((row) => row.version !== version)
  const needs = all.map((row) => needsOf(row, host.loadVersion(tx, flowId, row.version).program))
  const asked = needs.flatMap((nodes) => nodes.map((node) => ({ ...node, to, logic })))
  const groups = [...Map.groupBy(asked, ({ nodeId }) => nodeId).values()]
  return {
    needed: groups.flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { nodeId } = first
      return [{ nodeId, version: first.version, count: group.length, passage: passageOf(first) }]
    }),
    movable: needs.filter((nodes) =>
      nodes.every(({ from, nodeId }) => isSameType(from.findNode(nodeId), to.findNode(nodeId))),
    ).length,
  }
}

type Need = { readonly nodeId: NodeId; readonly version: number; readonly from: Program }

function needsOf(row: ExecutionTable, from: Program): readonly Need[] {
  const execution: Execution = JSON.parse(row.stateJson)
  const needed = [...nodesNeeded(row, execution)]
  return needed.map((nodeId) => ({ nodeId, version: row.version, from }))
}

type Asked = Need & { readonly to: Program; readonly logic: FlowLogic }

function passageOf({ nodeId, from, to, logic }: Asked): Passage {
  const node = from.findNode(nodeId)
  if (isSameType(node, to.findNode(nodeId))) return { type: 'automatic' }
  const nodeIds = logic.nodes.filter((other) => isSameType(node, other)).map(({ id }) => id)
  return nodeIds.length === 0 ? { type: 'none' } : { type: 'choose', nodeIds }
}
