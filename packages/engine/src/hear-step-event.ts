import { applyDecision } from './apply-decision.ts'
import { decide } from './decide.ts'
import type { AskedFor, ExecutionEvent } from './events.ts'
import type { OpenItem, Step } from './execution.ts'
import type { Program } from './program.ts'
import { findStep, type Progress, withoutOpen } from './progress.ts'

/** Brings a step what it asked for. The same progress when it no longer has that open. */
export function hearStepEvent(
  program: Program,
  progress: Progress,
  { stepId, event }: Extract<ExecutionEvent, { type: 'step' }>,
): Progress {
  const step = findStep(progress, stepId)
  if (step === undefined || !isAwaited(step, event)) return progress
  const heard = isLasting(event) ? progress : withoutOpen(progress, step, event.name)
  const now = findStep(heard, stepId) ?? step
  return applyDecision(program, heard, now, decide(program, heard, now, event))
}

/** A step hears only of what it still has open, so a duplicate or a late echo decides nothing. */
function isAwaited({ open }: Step, event: AskedFor): boolean {
  return open.some(({ name, type }) => name === event.name && type === openTypeOf(event))
}

function openTypeOf(event: AskedFor): OpenItem['type'] {
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
    case 'commandDone':
      return 'command'
    case 'claimDecided':
      return 'claim'
    case 'executionEnded':
      return 'execution'
    default:
      return event satisfies never
  }
}

/** A wait hears every reply until it is closed; everything else comes back once. */
function isLasting(event: AskedFor): boolean {
  return event.type === 'signalReceived' && event.signal.type === 'reply'
}
