import type { NodeId } from '@chairflow/flow'
import type { Instant } from '@chairflow/node-kit'
import { isFrom } from './branch.ts'
import type { Effect } from './effects.ts'
import type { Branch, Execution, OpenItem, Step, StepId } from './execution.ts'
import type { JournalDraft } from './journal.ts'

/** A turn half-way: what was decided so far, and the nodes still to be entered. */
export type Progress = {
  readonly at: Instant
  readonly execution: Execution
  readonly effects: readonly Effect[]
  readonly journal: readonly JournalDraft[]
  readonly entering: readonly Entering[]
}

export type Entering = { readonly nodeId: NodeId; readonly branch: Branch }

export function nothingYet(execution: Execution, at: Instant): Progress {
  return { at, execution, effects: [], journal: [], entering: [] }
}

export function addJournal(progress: Progress, ...lines: readonly JournalDraft[]): Progress {
  return { ...progress, journal: [...progress.journal, ...lines] }
}

export function addEffects(progress: Progress, ...effects: readonly Effect[]): Progress {
  return { ...progress, effects: [...progress.effects, ...effects] }
}

export function findStep({ execution }: Progress, id: StepId): Step | undefined {
  return execution.steps.find((step) => step.id === id)
}

export function changeExecution(progress: Progress, change: Partial<Execution>): Progress {
  return { ...progress, execution: { ...progress.execution, ...change } }
}

export function replaceStep(progress: Progress, step: Step): Progress {
  const steps = progress.execution.steps.map((old) => (old.id === step.id ? step : old))
  return changeExecution(progress, { steps })
}

export function withoutOpen(progress: Progress, step: Step, name: string): Progress {
  return replaceStep(progress, { ...step, open: step.open.filter((item) => item.name !== name) })
}

/** Takes a step away and closes what it left open; what it already sent out goes on. */
export function closeStep(progress: Progress, step: Step): Progress {
  const within = closeItems(progress, step)
  const closing = step.open.flatMap((item) => closingEffect(step, item))
  const steps = within.execution.steps.filter(({ id }) => id !== step.id)
  return addEffects(changeExecution(within, { steps }), ...closing)
}

/**
 * Takes steps away against their will: what they asked for and was not begun is not done any more.
 * One may close others with it, so each is closed only if it is still there.
 */
export function stopSteps(progress: Progress, steps: readonly Step[]): Progress {
  return steps.reduce(
    (so, step) => (findStep(so, step.id) === undefined ? so : stopStep(so, step)),
    progress,
  )
}

function stopStep(progress: Progress, step: Step): Progress {
  const origin = { stepId: step.id, nodeId: step.nodeId }
  const withdrawn = step.open.flatMap(({ type, name }) => {
    const effect = withdrawing(type)
    return effect === null ? [] : [{ type: effect, ...origin, name }]
  })
  return addEffects(closeStep(progress, step), ...withdrawn)
}

function withdrawing(type: OpenItem['type']) {
  if (type === 'activity') return 'withdrawActivity' as const
  const isAsked = type === 'query' || type === 'command' || type === 'claim'
  return isAsked ? ('withdrawAsked' as const) : null
}

/** Stops every branch that satisfies the test, and what was about to begin on them. */
export function stopBranches(progress: Progress, isOver: (branch: Branch) => boolean): Progress {
  const over = progress.execution.steps.filter(
    ({ branch, status }) => status === 'active' && isOver(branch),
  )
  const closed = stopSteps(progress, over)
  return { ...closed, entering: closed.entering.filter(({ branch }) => !isOver(branch)) }
}

/** A step that was left keeps only the waits that linger. */
export function lingerStep(progress: Progress, step: Step): Progress {
  const lasting = step.open.filter((item) => item.lingerUntil !== undefined)
  if (lasting.length === 0) return closeStep(progress, step)
  const within = closeItems(progress, step)
  const closing = step.open
    .filter((item) => item.lingerUntil === undefined)
    .flatMap((item) => closingEffect(step, item))
  return addEffects(
    replaceStep(within, { ...step, status: 'lingering', open: lasting }),
    ...closing,
  )
}

/** Items end with the step that sent them on their way. */
function closeItems(progress: Progress, { id, open }: Step): Progress {
  return open.some(({ type }) => type === 'item')
    ? stopBranches(progress, (branch) => isFrom(branch, id))
    : progress
}

function closingEffect(step: Step, { type, name }: OpenItem): readonly Effect[] {
  const origin = { stepId: step.id, nodeId: step.nodeId, name }
  switch (type) {
    case 'timer':
      return [{ type: 'cancelTimer', ...origin }]
    case 'wait':
      return [{ type: 'closeWait', ...origin }]
    case 'task':
      return [{ type: 'closeTask', ...origin }]
    case 'execution':
      return [{ type: 'cancelExecution', ...origin }]
    case 'activity':
    case 'query':
    case 'command':
    case 'claim':
    case 'watch':
    case 'item':
      return []
    default:
      return type satisfies never
  }
}
