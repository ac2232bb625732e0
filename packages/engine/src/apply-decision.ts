import type { StepAction, StepDecision } from '@chairflow/node-kit'
import type { Effect } from './effects.ts'
import type { OpenItem, Step } from './execution.ts'
import { failExecution } from './fail-execution.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import {
  addEffects,
  addJournal,
  closeStep,
  lingerStep,
  type Progress,
  replaceStep,
} from './progress.ts'

/** Turns what a step decided into effects, journal lines and the next nodes to enter. */
export function applyDecision(
  program: Program,
  progress: Progress,
  step: Step,
  decision: StepDecision,
): Progress {
  if (decision.outcome.type === 'fail') return failStep(program, progress, step, decision)
  const acted = decision.actions.reduce(
    (so, action) => act(so, step.id, action),
    sayDecision(progress, step, decision),
  )
  const now = acted.execution.steps.find(({ id }) => id === step.id) ?? step
  if (step.status === 'lingering') return stayLingering(acted, now, decision)
  switch (decision.outcome.type) {
    case 'stay':
      return replaceStep(acted, { ...now, memory: decision.outcome.memory })
    case 'leave':
      return leaveBy(program, acted, now, decision)
    case 'end':
      return endBranch(acted, now, decision.outcome.outcome)
    default:
      return decision.outcome satisfies never
  }
}

/** A decision to leave is said with the port, once the edges taken are known. */
function sayDecision(progress: Progress, step: Step, decision: StepDecision): Progress {
  const { outcome, because, data } = decision
  if (outcome.type === 'leave' || because === '') return progress
  const kind = outcome.type === 'end' ? 'ended' : 'decided'
  return addJournal(
    progress,
    journalLine(kind, because, { nodeId: step.nodeId, data: data ?? null }),
  )
}

function leaveBy(
  program: Program,
  progress: Progress,
  step: Step,
  { outcome, because, data }: StepDecision,
): Progress {
  if (outcome.type !== 'leave') return progress
  const { nodeId } = step
  const edges = program.edges(nodeId, outcome.port)
  const edgeIds = edges.map(({ id }) => id)
  const text = edges.length === 0 ? `${because} Nothing is connected here: this way ends.` : because
  const kept = { ...step, memory: outcome.memory ?? step.memory }
  const left = addJournal(
    lingerStep(replaceStep(progress, kept), kept),
    journalLine('left', text.trim(), { nodeId, port: outcome.port, edgeIds, data: data ?? null }),
  )
  return {
    ...left,
    execution: {
      ...left.execution,
      outputs: { ...left.execution.outputs, [nodeId]: outcome.output },
    },
    entering: [...left.entering, ...edges.map(({ to }) => ({ nodeId: to }))],
  }
}

function endBranch(progress: Progress, step: Step, outcome: string): Progress {
  const closed = closeStep(progress, step)
  return { ...closed, execution: { ...closed.execution, outcome } }
}

/** A failure leaves by the node's `failed` port if it is wired; otherwise it stops the execution. */
function failStep(
  program: Program,
  progress: Progress,
  step: Step,
  decision: StepDecision,
): Progress {
  if (decision.outcome.type !== 'fail') return progress
  const { failure } = decision.outcome
  const isHandled = program.edges(step.nodeId, 'failed').length > 0
  if (!isHandled || step.status === 'lingering') return failExecution(progress, step, failure)
  const output = { reason: failure.message, code: failure.code }
  return applyDecision(program, progress, step, {
    outcome: { type: 'leave', port: 'failed', output },
    actions: [],
    because: failure.message,
  })
}

/** A step that was already left may answer a late message; it decides nothing any more. */
function stayLingering(progress: Progress, step: Step, { outcome }: StepDecision): Progress {
  return outcome.type === 'stay'
    ? replaceStep(progress, { ...step, memory: outcome.memory })
    : progress
}

function act(progress: Progress, stepId: Step['id'], action: StepAction): Progress {
  const step = progress.execution.steps.find(({ id }) => id === stepId)
  if (step === undefined) return progress
  if (action.type === 'note') {
    const line = journalLine('note', action.text, {
      nodeId: step.nodeId,
      data: action.data ?? null,
    })
    return addJournal(progress, line)
  }
  const opened = replaceStep(progress, { ...step, open: openAfter(step.open, action) })
  return addEffects(opened, effectOf(step, action))
}

function openAfter(
  open: readonly OpenItem[],
  action: Exclude<StepAction, { type: 'note' }>,
): readonly OpenItem[] {
  const others = open.filter(({ name }) => name !== action.name)
  switch (action.type) {
    case 'startTimer':
      return [...others, { type: 'timer', name: action.name }]
    case 'openWait':
      return [...others, { type: 'wait', name: action.name }]
    case 'lingerWait':
      return [...others, { type: 'wait', name: action.name, lingerUntil: action.until }]
    case 'openTask':
      return [...others, { type: 'task', name: action.name }]
    case 'callActivity':
      return [...others, { type: 'activity', name: action.name }]
    case 'query':
      return [...others, { type: 'query', name: action.name }]
    case 'claim':
      return [...others, { type: 'claim', name: action.name }]
    case 'cancelTimer':
    case 'closeWait':
      return others
    default:
      return action satisfies never
  }
}

function effectOf(step: Step, action: Exclude<StepAction, { type: 'note' }>): Effect {
  const { type: _, ...rest } = action
  const origin = { stepId: step.id, nodeId: step.nodeId }
  switch (action.type) {
    case 'startTimer':
      return { type: 'scheduleTimer', ...origin, name: action.name, dueAt: action.dueAt }
    case 'callActivity':
      return { ...origin, ...rest, type: 'startActivity' } as Effect
    case 'query':
      return { ...origin, ...rest, type: 'askQuery' } as Effect
    case 'claim':
      return { ...origin, ...action, type: 'takeClaim' }
    default:
      return { ...origin, ...action }
  }
}
