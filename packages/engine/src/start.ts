import { durationMs, type NodeId } from '@chairflow/flow'
import { ageTimer, closeAll, forgetAge } from './end-early.ts'
import type { ExecutionEvent } from './events.ts'
import type { Visits } from './execution.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import { addEffects, addJournal, changeExecution, type Progress } from './progress.ts'

type Event<Type extends ExecutionEvent['type']> = Extract<ExecutionEvent, { type: Type }>

/** Its age counts from now on, whenever it starts. */
export function queue(program: Program, progress: Progress, event: Event<'queued'>): Progress {
  const { nodeId, text } = event
  const waiting = changeExecution(progress, {
    status: 'waiting',
    ...(nodeId !== undefined && { queuedAt: nodeId }),
  })
  const said = addJournal(waiting, journalLine('queued', text))
  return nodeId === undefined ? said : limitAge(program, said, nodeId)
}

export function start(program: Program, progress: Progress, event: Event<'started'>): Progress {
  const { nodeId, text, actor } = event
  if (progress.execution.startedFrom !== null) return progress
  const line = journalLine('started', text, { nodeId, ...(actor !== undefined && { actor }) })
  return enterAt(program, addJournal(progress, line), nodeId)
}

/**
 * Runs again from a node, ended or not: what is open is closed, what earlier nodes left behind
 * stays. A node that is not in this version changes nothing.
 */
export function retry(program: Program, progress: Progress, event: Event<'retried'>): Progress {
  const { nodeId, actor } = event
  const node = program.findNode(nodeId)
  if (node === undefined || progress.execution.startedFrom === null) return progress
  const title = node.label ?? program.nodeType(node).definition.title
  const closed = forgetAge(closeAll(progress))
  const said = addJournal(
    closed,
    journalLine('retried', `Runs again from "${title}".`, { nodeId, actor }),
  )
  const visits = visitsBefore(program, progress.execution.visits, nodeId)
  const fresh = { status: 'running', failure: null, outcome: null, visits } as const
  return enterAt(program, changeExecution(said, fresh), nodeId)
}

/** What comes after the node may be reached as often as the first time. */
function visitsBefore(program: Program, visits: Visits, nodeId: NodeId): Visits {
  const kept = Object.entries(visits).filter(
    ([id]) => id !== nodeId && !program.reaches(nodeId, id as NodeId),
  )
  return Object.fromEntries(kept)
}

/** Starts anew from its trigger with what is known now. */
export function restart(program: Program, progress: Progress, text: string): Progress {
  const { startedFrom } = progress.execution
  if (startedFrom === null) return progress
  const closed = forgetAge(closeAll(progress))
  const said = addJournal(closed, journalLine('restarted', text, { nodeId: startedFrom }))
  const fresh = { outputs: {}, visits: {}, happened: [], outcome: null, values: {} }
  return enterAt(program, changeExecution(said, fresh), startedFrom)
}

/** Puts the execution before a node and, when its flow says so, sets how old it may become. */
function enterAt(program: Program, progress: Progress, nodeId: NodeId): Progress {
  const startedFrom = progress.execution.startedFrom ?? nodeId
  const entering = [{ nodeId, branch: [] }]
  const begun = { ...changeExecution(progress, { startedFrom }), entering }
  return limitAge(program, begun, nodeId)
}

/** Once, from the instant at which it came to be, or was begun again. */
function limitAge({ settings }: Program, progress: Progress, nodeId: NodeId): Progress {
  const { maxAge } = settings
  if (maxAge === undefined || progress.execution.expiresAt !== null) return progress
  const expiresAt = progress.at + durationMs(maxAge)
  const timer = { nodeId, dueAt: expiresAt, ...ageTimer(progress.execution.id) }
  return addEffects(changeExecution(progress, { expiresAt }), { type: 'scheduleTimer', ...timer })
}
