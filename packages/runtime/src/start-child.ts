import type { Effect, StepId } from '@chairflow/engine'
import { findExecution, findFlow, findVersion, listChildren, type Tx } from '@chairflow/store'
import { admitExecution } from './admit-execution.ts'
import type { Host } from './host.ts'
import type { Turn, Where } from './turn.ts'

/** A flow may start a flow that starts a flow …, this deep. */
const DEEPEST = 8

type Asked = Extract<Effect, { type: 'startExecution' }>

/** Starts another flow for the step that asked; one that cannot start ends at once, with why. */
export function startChild(tx: Tx, host: Host, where: Where, asked: Asked): readonly Turn[] {
  const start = prepare(tx, host, where, asked)
  if (typeof start === 'string') return [notStarted(where, asked, start)]
  const { id, turns } = admitExecution(tx, host, start)
  const dropped = 'That flow is under way for the same already and allows no more.'
  return id === null ? [notStarted(where, asked, dropped)] : turns
}

function prepare(tx: Tx, host: Host, { executionId, at }: Where, asked: Asked) {
  const { flowId, version, input, stepId, name } = asked
  const parentRow = findExecution(tx, executionId)
  if (parentRow === undefined) return 'The execution that asked for it is gone.'
  if (depthOf(tx, executionId) >= DEEPEST)
    return `Flows may start flows ${DEEPEST} deep, not deeper.`
  const flow = findFlow(tx, flowId)
  if (flow === undefined || findVersion(tx, flowId, version) === undefined) {
    return 'The flow to run is not there any more. Choose another one and publish again.'
  }
  const { document } = host.loadVersion(tx, flowId, version)
  const happening = { type: 'manual', at, actor: 'chairflow', input, appointment: null } as const
  for (const node of document.logic.nodes) {
    const begun = host.ports.triggers[node.type]?.(node.config as never, happening)
    if (!begun) continue
    const { subject, patientId, locationId } = parentRow
    const { timeZone } = JSON.parse(parentRow.stateJson) as { timeZone: string }
    const { scope, because } = begun
    const about = { subject, patientId, locationId, timeZone, at, actor: 'chairflow' }
    const parent = { id: executionId, stepId, name }
    const isPaused = flow.pausedAt !== null
    return { flowId, version, isPaused, nodeId: node.id, scope, because, parent, ...about }
  }
  return 'The flow to run cannot be started by another flow: it has no "Start by hand" step.'
}

function depthOf(tx: Tx, executionId: string): number {
  const parentId = findExecution(tx, executionId)?.parentId
  return parentId == null ? 1 : 1 + depthOf(tx, parentId)
}

function notStarted({ executionId, at }: Where, asked: Asked, reason: string): Turn {
  const result = { status: 'failed', outcome: null, values: {}, reason } as const
  const event = { type: 'executionEnded', at, name: asked.name, result } as const
  return { executionId, at, event: { type: 'step', stepId: asked.stepId, event } }
}

type Stopped = { readonly stepId: StepId; readonly name: string }

/** The step that asked is over, so what it started ends too. */
export function cancelChildren(
  tx: Tx,
  { executionId, at }: Where,
  { stepId, name }: Stopped,
): readonly Turn[] {
  const reason = 'The flow that started it has gone on without it'
  const event = { type: 'cancelled', at, actor: 'chairflow', reason } as const
  const children = listChildren(tx, { parentId: executionId, stepId, name })
  return children.map(({ id }) => ({ executionId: id, at, event }))
}
