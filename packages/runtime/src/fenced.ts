import type { Failure } from '@chairflow/connector-kit'
import type { Execution, ExecutionEvent } from '@chairflow/engine'
import type { NodeId } from '@chairflow/flow'
import { breakExecution, findExecution, isStoreFault, openTask, type Tx } from '@chairflow/store'
import type { Host } from './host.ts'
import type { Turn } from './turn.ts'

const failure: Failure = {
  code: 'fault-of-ours',
  blame: 'service',
  message: 'Chairflow met a fault of its own here and stopped. What was sent before stays sent.',
}

type Take<Taken> = (tx: Tx, host: Host, turn: Turn) => Taken

/**
 * A turn that breaks us is undone and fails its execution; whatever else the event caused – a STOP, a
 * cancellation, the turns of others – stands. An execution that cannot even fail is closed as it is.
 */
export function fenced<Taken>(tx: Tx, host: Host, turn: Turn, take: Take<Taken>): Taken | null {
  try {
    return tx.attempt(() => take(tx, host, turn))
  } catch (error) {
    if (isStoreFault(error)) throw error
    host.ports.log.error({ execution: turn.executionId, error: String(error) }, 'a turn broke')
    const event = { type: 'broken', at: turn.at, nodeId: nodeOf(tx, turn), failure } as const
    return failed(tx, host, { ...turn, event }, take)
  }
}

function failed<Taken>(tx: Tx, host: Host, turn: Turn, take: Take<Taken>): Taken | null {
  try {
    return tx.attempt(() => take(tx, host, turn))
  } catch (error) {
    if (isStoreFault(error)) throw error
    closeAsItIs(tx, host, turn)
    return null
  }
}

function closeAsItIs(tx: Tx, host: Host, { executionId, at }: Turn): void {
  breakExecution(tx, { id: executionId, at })
  openTask(tx, {
    id: host.ports.newId('tsk'),
    executionId,
    nodeId: null,
    kind: 'failure',
    title: 'A step of a flow failed and needs you',
    body: failure.message,
    draftMessage: null,
    choicesJson: JSON.stringify([{ id: 'done', label: 'I took care of it' }]),
    openedAt: at,
    dueAt: null,
  })
}

/** The step the turn was about, or any that is under way. */
function nodeOf(tx: Tx, { executionId, event }: Turn): NodeId {
  if ('nodeId' in event) return event.nodeId
  const stateJson = findExecution(tx, executionId)?.stateJson
  const state = stateJson === undefined ? null : (JSON.parse(stateJson) as Execution)
  return stepOf(state, event)?.nodeId ?? state?.startedFrom ?? ('' as NodeId)
}

function stepOf(state: Execution | null, event: ExecutionEvent) {
  const steps = state?.steps ?? []
  return event.type === 'step'
    ? steps.find(({ id }) => id === event.stepId)
    : steps.find(({ status }) => status === 'active')
}
