import type { StepAction, StepDecision } from '@chairflow/node-kit'
import { isFrom, mapScope, outcomeOf, withOutput } from './branch.ts'
import type { Effect } from './effects.ts'
import type { Execution, OpenItem, Step } from './execution.ts'
import { failBranch } from './fail-execution.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import {
  addEffects,
  addJournal,
  changeExecution,
  closeStep,
  findStep,
  lingerStep,
  type Progress,
  replaceStep,
  stopBranches,
} from './progress.ts'
import { startItem } from './start-item.ts'

/** Turns what a step decided into effects, journal lines and the next nodes to enter. */
export function applyDecision(
  program: Program,
  progress: Progress,
  step: Step,
  decision: StepDecision,
): Progress {
  if (decision.outcome.type === 'fail') return failStep(program, progress, step, decision)
  const acted = decision.actions.reduce(
    (so, action) => act(program, so, step.id, action),
    sayDecision(progress, step, decision),
  )
  const now = findStep(acted, step.id) ?? step
  if (step.status === 'lingering') return stayLingering(acted, now, decision)
  switch (decision.outcome.type) {
    case 'stay':
      return replaceStep(acted, { ...now, memory: decision.outcome.memory })
    case 'leave':
      return leaveBy(program, acted, now, decision)
    case 'end':
      return endBranch(acted, now, decision.outcome)
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

/** Several connections at one port are as many branches, each knowing where it began. */
export function leaveBy(
  program: Program,
  progress: Progress,
  step: Step,
  { outcome, because, data }: StepDecision,
): Progress {
  if (outcome.type !== 'leave') return progress
  const { nodeId, branch } = step
  const { port, output } = outcome
  const edges = program.edges(nodeId, port)
  const edgeIds = edges.map(({ id }) => id)
  const text = edges.length === 0 ? `${because} Nothing is connected here: this way ends.` : because
  const kept = { ...step, memory: outcome.memory ?? step.memory }
  const line = journalLine('left', text.trim(), { nodeId, port, edgeIds, data: data ?? null })
  const left = addJournal(lingerStep(replaceStep(progress, kept), kept), line)
  const fork = { type: 'fork', stepId: step.id, nodeId, port } as const
  const entering = edges.map(({ to }, index) => ({
    nodeId: to,
    branch: edges.length > 1 ? [...branch, { ...fork, index }] : branch,
  }))
  return {
    ...left,
    execution: withOutput(rememberPassed(left.execution, step), branch, [nodeId, output]),
    entering: [...left.entering, ...entering],
  }
}

/** Branches that come later to a step that gathered them, and went on, end there. */
function rememberPassed(execution: Execution, { nodeId, gathering }: Step): Execution {
  if (!gathering?.round) return execution
  const rounds = [...(execution.passed[nodeId] ?? []), gathering.round]
  return { ...execution, passed: { ...execution.passed, [nodeId]: rounds } }
}

type End = Extract<StepDecision['outcome'], { type: 'end' }>

function endBranch(progress: Progress, step: Step, end: End): Progress {
  const { outcome, values = {}, unlessSaid = false } = end
  const closed = closeStep(progress, step)
  const { execution } = closed
  if (unlessSaid && outcomeOf(execution, step.branch) !== null) return closed
  const said = mapScope(execution, step.branch, (scope) => ({ ...scope, outcome }))
  return changeExecution(closed, { ...said, values: { ...said.values, ...values } })
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
  if (!isHandled || step.status === 'lingering') return failBranch(progress, step, failure)
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

function act(
  program: Program,
  progress: Progress,
  stepId: Step['id'],
  action: StepAction,
): Progress {
  const step = findStep(progress, stepId)
  if (step === undefined) return progress
  const { nodeId, gathering } = step
  switch (action.type) {
    case 'note':
      return addJournal(
        progress,
        journalLine('note', action.text, { nodeId, data: action.data ?? null }),
      )
    case 'reportFailure':
      return addEffects(progress, { type: 'reportFailure', nodeId, failure: action.failure })
    case 'stopBranches':
      return stopOthers(
        progress,
        gathering?.round ?? null,
        journalLine('note', action.reason, { nodeId }),
      )
    case 'startItem':
      return startItem(program, open(progress, step, action), step, action)
    case 'watch':
      return open(progress, step, action)
    default:
      return addEffects(open(progress, step, action), effectOf(step, action))
  }
}

function stopOthers(
  progress: Progress,
  round: Step['id'] | null,
  line: ReturnType<typeof journalLine>,
): Progress {
  if (round === null) return progress
  return stopBranches(addJournal(progress, line), (branch) => isFrom(branch, round))
}

type Opening = Exclude<StepAction, { type: 'note' | 'reportFailure' | 'stopBranches' }>

function open(progress: Progress, step: Step, action: Opening): Progress {
  const others = step.open.filter(({ name }) => name !== action.name)
  const opened = openedBy(action)
  return replaceStep(progress, { ...step, open: opened === null ? others : [...others, opened] })
}

const OPENS = {
  startTimer: 'timer',
  openWait: 'wait',
  openTask: 'task',
  callActivity: 'activity',
  query: 'query',
  command: 'command',
  claim: 'claim',
  watch: 'watch',
  startItem: 'item',
  startExecution: 'execution',
} as const

function openedBy(action: Opening): OpenItem | null {
  const { type, name } = action
  if (type === 'cancelTimer' || type === 'closeWait') return null
  return type === 'lingerWait'
    ? { type: 'wait', name, lingerUntil: action.until }
    : { type: OPENS[type], name }
}

type Effectful = Exclude<Opening, { type: 'watch' | 'startItem' }>

function effectOf(step: Step, action: Effectful): Effect {
  const { type: _, ...rest } = action
  const origin = { stepId: step.id, nodeId: step.nodeId }
  switch (action.type) {
    case 'startTimer':
      return { type: 'scheduleTimer', ...origin, name: action.name, dueAt: action.dueAt }
    case 'callActivity':
      return { ...origin, ...rest, type: 'startActivity' } as Effect
    case 'query':
      return { ...origin, ...rest, type: 'askQuery' } as Effect
    case 'command':
      return { ...origin, ...rest, type: 'doCommand' } as Effect
    case 'claim':
      return { ...origin, ...action, type: 'takeClaim' }
    default:
      return { ...origin, ...action }
  }
}
