import type { Effect } from './effects.ts'
import { cancel } from './end-early.ts'
import { type ExecutionEvent, instantOf } from './events.ts'
import { type Execution, isEnded } from './execution.ts'
import { failExecution } from './fail-execution.ts'
import { hearHappened } from './hear-happened.ts'
import { hearStepEvent } from './hear-step-event.ts'
import type { JournalDraft } from './journal.ts'
import { move } from './move.ts'
import type { Program } from './program.ts'
import { nothingYet, type Progress } from './progress.ts'
import { settle } from './settle.ts'
import { queue, retry, start } from './start.ts'

export type Advanced = {
  readonly execution: Execution
  readonly effects: readonly Effect[]
  readonly journal: readonly JournalDraft[]
}

/**
 * One event in; the next state, the work to do and the journal out. Reads no clock, no disk, no
 * network: the same inputs give the same outputs for ever. An event for a step that is gone (a
 * timer that fired late, an answer to a cancelled question) changes nothing.
 */
export function advance(program: Program, execution: Execution, event: ExecutionEvent): Advanced {
  const begun = nothingYet(execution, instantOf(event))
  const heard = hear(program, begun, event)
  return heard === begun ? begun : settle(program, heard)
}

/** The same progress when the event changes nothing. */
function hear(program: Program, begun: Progress, event: ExecutionEvent): Progress {
  if (event.type === 'step') return hearStepEvent(program, begun, event)
  if (event.type === 'retried') return retry(program, begun, event)
  if (event.type === 'moved') return move(begun, event)
  if (isEnded(begun.execution)) return begun
  switch (event.type) {
    case 'queued':
      return queue(program, begun, event)
    case 'started':
      return start(program, begun, event)
    case 'happened':
      return hearHappened(program, begun, event)
    case 'cancelled':
      return cancel(begun, event)
    case 'expired':
      return expire(begun)
    case 'broken':
      return failExecution(begun, { nodeId: event.nodeId }, event.failure)
    default:
      return event satisfies never
  }
}

function expire(progress: Progress): Progress {
  const { startedFrom, queuedAt, steps } = progress.execution
  const message = startedFrom === null ? WAITED_TOO_LONG : TOOK_TOO_LONG
  const failure = { code: 'too-old', blame: 'author', message } as const
  const active = steps.find(({ status }) => status === 'active')
  const nodeId = active?.nodeId ?? startedFrom ?? queuedAt
  return nodeId === undefined ? progress : failExecution(progress, { nodeId }, failure)
}

const TOOK_TOO_LONG = 'This took longer than its flow allows, so it was stopped. Please look at it.'
const WAITED_TOO_LONG =
  'This waited longer for its turn than its flow allows, so it does not start any more. Please look at it.'
