import { type ExecutionId, newExecution } from '@chairflow/engine'
import type { FlowDocument, FlowNode } from '@chairflow/flow'
import type { Happening, Start } from '@chairflow/node-kit'
import { insertExecution, listPublished, type Tx } from '@chairflow/store'
import type { Changes, Host } from './host.ts'
import { runTurn } from './run-turn.ts'

/** Starts every published flow with a trigger that answers to what happened, and runs its first turn. */
export function startExecutions(
  tx: Tx,
  host: Host,
  happening: Happening,
): { readonly started: number; readonly changes: Changes } {
  const starts = listPublished(tx).flatMap((published) => {
    const { document } = host.loadVersion(tx, published.flowId, published.version)
    return startsOf(document, host, happening).map((start) => ({ ...published, ...start }))
  })
  const changes = starts.flatMap((start) => startOne(tx, host, happening, start))
  return { started: starts.length, changes }
}

type FlowStart = {
  readonly flowId: string
  readonly version: number
  readonly node: FlowNode
  readonly start: Start
}

function startsOf(document: FlowDocument, host: Host, happening: Happening) {
  return document.logic.nodes.flatMap((node) => {
    const start = host.ports.triggers[node.type]?.(node.config as never, happening)
    return start ? [{ node, start }] : []
  })
}

function startOne(
  tx: Tx,
  host: Host,
  { at, scope }: Happening,
  { flowId, version, node, start }: FlowStart,
): Changes {
  const id = host.ports.newId('exe') as ExecutionId
  const { location } = scope
  const execution = newExecution(id, { scope: start.scope, timeZone: location.timeZone })
  insertExecution(tx, {
    id,
    flowId,
    version,
    status: execution.status,
    outcome: null,
    subject: scope.appointment.id,
    locationId: location.id,
    stateJson: JSON.stringify(execution),
    turn: 0,
    startedAt: at,
    endedAt: null,
  })
  const event = { type: 'started', at, nodeId: node.id, text: start.because } as const
  return runTurn(tx, host, { executionId: id, event, at })
}
