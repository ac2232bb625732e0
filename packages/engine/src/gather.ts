import { applyDecision } from './apply-decision.ts'
import { beforeFork, forkMeetingAt, isFrom } from './branch.ts'
import { decide } from './decide.ts'
import { activeSteps, type Execution, type Gathering, type Step } from './execution.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import { addJournal, type Entering, type Progress, replaceStep } from './progress.ts'
import { visit } from './visit.ts'

/** A branch reaches a node where branches meet: the first opens a step, the others add to it. */
export function enterGathering(
  program: Program,
  progress: Progress,
  { nodeId, branch }: Entering,
): Progress {
  const fork = forkMeetingAt(program, branch, nodeId)
  const round = fork?.stepId ?? null
  if (round !== null && progress.execution.passed[nodeId]?.includes(round)) {
    const text = 'Came after the others had gone on: this way ends.'
    return addJournal(progress, journalLine('arrived', text, { nodeId }))
  }
  const waiting = findWaiting(progress.execution, nodeId, round)
  if (waiting !== undefined) return arrive(program, progress, waiting)
  const gathering = { round, arrived: 1, isComplete: false }
  return visit(program, progress, { nodeId, branch: beforeFork(branch, fork), gathering })
}

type Waiting = Step & { readonly gathering: Gathering }

function isGathering(step: Step): step is Waiting {
  return step.gathering !== undefined && step.status === 'active'
}

function findWaiting({ steps }: Execution, nodeId: Step['nodeId'], round: Gathering['round']) {
  if (round === null) return undefined
  return steps
    .filter(isGathering)
    .find((step) => step.nodeId === nodeId && step.gathering.round === round)
}

function arrive(program: Program, progress: Progress, step: Waiting): Progress {
  const arrived = step.gathering.arrived + 1
  const now = { ...step, gathering: { ...step.gathering, arrived } }
  const line = journalLine('arrived', `Branch ${arrived} arrived.`, { nodeId: step.nodeId })
  const counted = addJournal(replaceStep(progress, now), line)
  const event = { type: 'branchArrived', at: progress.at } as const
  return applyDecision(program, counted, now, decide(program, counted, now, event))
}

/**
 * Tells one waiting step that no other branch can come; null when none is ready to hear it. Steps
 * that only wait for each other would wait for ever: then the oldest goes on.
 */
export function completeGathering(program: Program, progress: Progress): Progress | null {
  const active = activeSteps(progress.execution)
  const waiting = active.filter(isGathering).filter(({ gathering }) => !gathering.isComplete)
  const ready = waiting.find((step) => !isAwaitingMore(program, active, step))
  const isStuck = active.every(isGathering)
  const next = ready ?? (isStuck ? waiting[0] : undefined)
  return next === undefined ? null : tellComplete(program, progress, next)
}

function isAwaitingMore(program: Program, active: readonly Step[], step: Waiting): boolean {
  const { round } = step.gathering
  if (round === null) return false
  return active.some(
    ({ id, branch, nodeId }) =>
      id !== step.id && isFrom(branch, round) && program.reaches(nodeId, step.nodeId),
  )
}

function tellComplete(program: Program, progress: Progress, step: Waiting): Progress {
  const now = { ...step, gathering: { ...step.gathering, isComplete: true } }
  const told = replaceStep(progress, now)
  const { arrived } = step.gathering
  const event = { type: 'branchesComplete', at: progress.at, arrived } as const
  return applyDecision(program, told, now, decide(program, told, now, event))
}
