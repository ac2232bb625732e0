import { applyDecision } from './apply-decision.ts'
import { decide } from './decide.ts'
import type { Effect } from './effects.ts'
import { type ExecutionEvent, instantOf } from './events.ts'
import { type Execution, isEnded, type Step } from './execution.ts'
import { type JournalDraft, journalLine } from './journal.ts'
import type { Program } from './program.ts'
import { addJournal, closeStep, nothingYet, type Progress, withoutOpen } from './progress.ts'
import { settle } from './settle.ts'

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
  switch (event.type) {
    case 'started':
      return isEnded(execution) ? begun : settle(program, start(begun, event))
    case 'step': {
      const heard = stepOn(program, begun, event)
      return heard === begun ? begun : settle(program, heard)
    }
    case 'cancelled':
      return isEnded(execution) ? begun : cancel(begun, event)
    default:
      return unreachable(event)
  }
}

function start(progress: Progress, event: Extract<ExecutionEvent, { type: 'started' }>): Progress {
  const said = addJournal(progress, journalLine('started', event.text, { nodeId: event.nodeId }))
  return { ...said, entering: [{ nodeId: event.nodeId }] }
}

function stepOn(
  program: Program,
  progress: Progress,
  { stepId, event }: Extract<ExecutionEvent, { type: 'step' }>,
): Progress {
  const step = progress.execution.steps.find((candidate) => candidate.id === stepId)
  if (step === undefined || !isAwaited(step, event)) return progress
  const heard = isLasting(event) ? progress : withoutOpen(progress, step, event.name)
  const now = heard.execution.steps.find((candidate) => candidate.id === stepId) ?? step
  const decision = decide(program, heard, now, event)
  return applyDecision(program, heard, now, decision)
}

type StepEvent = Extract<ExecutionEvent, { type: 'step' }>['event']

/** A step hears only of what it still has open, so a duplicate or a late echo decides nothing. */
function isAwaited(step: Step, event: StepEvent): boolean {
  return step.open.some(({ name, type }) => name === event.name && type === openTypeOf(event))
}

function openTypeOf(event: StepEvent): Step['open'][number]['type'] {
  switch (event.type) {
    case 'timerFired':
      return 'timer'
    case 'signalReceived':
      return event.signal.type === 'choice' ? 'task' : 'wait'
    case 'activityCompleted':
    case 'activityFailed':
      return 'activity'
    case 'queryAnswered':
      return 'query'
    case 'claimDecided':
      return 'claim'
    default:
      return unreachable(event)
  }
}

/** A wait hears every reply until it is closed; everything else comes back once. */
function isLasting(event: StepEvent): boolean {
  return event.type === 'signalReceived' && event.signal.type === 'reply'
}

function cancel(
  progress: Progress,
  { actor, reason }: Extract<ExecutionEvent, { type: 'cancelled' }>,
): Progress {
  const closed = progress.execution.steps.reduce(closeStep, progress)
  const said = addJournal(closed, journalLine('cancelled', `Cancelled: ${reason}`, { actor }))
  return { ...said, execution: { ...said.execution, status: 'cancelled', steps: [] } }
}

function unreachable(value: never): never {
  throw new Error(`Unhandled event: ${JSON.stringify(value)}`)
}
