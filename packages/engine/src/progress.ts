import type { NodeId } from '@chairflow/flow'
import type { Instant } from '@chairflow/node-kit'
import type { Effect } from './effects.ts'
import type { Execution, OpenItem, Step } from './execution.ts'
import type { JournalDraft } from './journal.ts'

/** A turn half-way: what was decided so far, and the nodes still to be entered. */
export type Progress = {
  readonly at: Instant
  readonly execution: Execution
  readonly effects: readonly Effect[]
  readonly journal: readonly JournalDraft[]
  readonly entering: readonly { readonly nodeId: NodeId }[]
}

export function nothingYet(execution: Execution, at: Instant): Progress {
  return { at, execution, effects: [], journal: [], entering: [] }
}

export function addJournal(progress: Progress, ...lines: readonly JournalDraft[]): Progress {
  return { ...progress, journal: [...progress.journal, ...lines] }
}

export function addEffects(progress: Progress, ...effects: readonly Effect[]): Progress {
  return { ...progress, effects: [...progress.effects, ...effects] }
}

export function replaceStep(progress: Progress, step: Step): Progress {
  const steps = progress.execution.steps.map((old) => (old.id === step.id ? step : old))
  return { ...progress, execution: { ...progress.execution, steps } }
}

export function withoutOpen(progress: Progress, step: Step, name: string): Progress {
  return replaceStep(progress, { ...step, open: step.open.filter((item) => item.name !== name) })
}

/** Takes a step away and closes what it left open; what it already sent out goes on. */
export function closeStep(progress: Progress, step: Step): Progress {
  const closing = step.open.flatMap((item) => closingEffect(step, item))
  const steps = progress.execution.steps.filter(({ id }) => id !== step.id)
  return addEffects({ ...progress, execution: { ...progress.execution, steps } }, ...closing)
}

/** A step that was left keeps only the waits that linger. */
export function lingerStep(progress: Progress, step: Step): Progress {
  const lasting = step.open.filter((item) => item.lingerUntil !== undefined)
  if (lasting.length === 0) return closeStep(progress, step)
  const closing = step.open
    .filter((item) => item.lingerUntil === undefined)
    .flatMap((item) => closingEffect(step, item))
  return addEffects(
    replaceStep(progress, { ...step, status: 'lingering', open: lasting }),
    ...closing,
  )
}

export function closingEffect(step: Step, { type, name }: OpenItem): readonly Effect[] {
  const origin = { stepId: step.id, nodeId: step.nodeId, name }
  switch (type) {
    case 'timer':
      return [{ type: 'cancelTimer', ...origin }]
    case 'wait':
      return [{ type: 'closeWait', ...origin }]
    case 'task':
      return [{ type: 'closeTask', ...origin }]
    case 'activity':
    case 'query':
    case 'claim':
      return []
    default:
      return type satisfies never
  }
}
