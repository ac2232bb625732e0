import type { Failure } from '@chairflow/connector-kit'
import type { Execution, ExecutionEvent } from '@chairflow/engine'
import type { NodeId } from '@chairflow/flow'
import { findExecution, isStoreFault, type Tx } from '@chairflow/store'
import { closeAsItIs } from './close-as-it-is.ts'
import type { Host } from './host.ts'
import type { Taken, Turn } from './turn.ts'

const failure: Failure = {
  code: 'fault-of-ours',
  blame: 'service',
  message: 'Chairflow met a fault of its own here and stopped. What was sent before stays sent.',
}

type Take = (tx: Tx, host: Host, turn: Turn) => Taken

/**
 * A turn that breaks us is undone and fails its execution; whatever else the event caused – a STOP, a
 * cancellation, the turns of others – stands. An execution that cannot even fail is closed as it is.
 */
export function fenced(tx: Tx, host: Host, turn: Turn, take: Take): Taken {
  try {
    return tx.attempt(() => take(tx, host, turn))
  } catch (error) {
    if (isStoreFault(error)) throw error
    host.ports.log.error({ execution: turn.executionId, error: String(error) }, 'a turn broke')
    const event = { type: 'broken', at: turn.at, nodeId: nodeOf(tx, turn), failure } as const
    return failed(tx, host, { ...turn, event }, take)
  }
}

function failed(tx: Tx, host: Host, turn: Turn, take: Take): Taken {
  try {
    return tx.attempt(() => take(tx, host, turn))
  } catch (error) {
    if (isStoreFault(error)) throw error
    return closeAsItIs(tx, host, { ...turn, failure })
  }
}

/** The step the turn was about, or any that is under way; none where the state cannot be read. */
function nodeOf(tx: Tx, { executionId, event }: Turn): NodeId {
  if ('nodeId' in event && event.nodeId !== undefined) return event.nodeId
  try {
    const state = JSON.parse(findExecution(tx, executionId)?.stateJson ?? '') as Execution
    return stepOf(state, event)?.nodeId ?? state.startedFrom ?? NOWHERE
  } catch (error) {
    if (isStoreFault(error)) throw error
    return NOWHERE
  }
}

const NOWHERE = '' as NodeId

function stepOf({ steps }: Execution, event: ExecutionEvent) {
  return event.type === 'step'
    ? steps.find(({ id }) => id === event.stepId)
    : steps.find(({ status }) => status === 'active')
}
