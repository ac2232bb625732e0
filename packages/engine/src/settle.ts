import { forgetAge } from './end-early.ts'
import { enter } from './enter.ts'
import { activeSteps, type Execution, isEnded, type OpenItem } from './execution.ts'
import { completeGathering } from './gather.ts'
import { forgetItems, nextEndedItem } from './items.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import { addJournal, changeExecution, type Progress } from './progress.ts'

/**
 * Enters nodes until every active step waits for something; gathers branches and ends items that
 * nothing can add to any more; then names the state reached.
 */
export function settle(program: Program, progress: Progress): Progress {
  let so = enterAll(program, progress)
  for (let next = conclude(program, so); next !== null; next = conclude(program, so)) {
    so = enterAll(program, next)
  }
  return nameStatus(changeExecution(so, tidy(so)))
}

function enterAll(program: Program, progress: Progress): Progress {
  let so = progress
  for (let next = so.entering[0]; next !== undefined; next = so.entering[0]) {
    so = enter(program, { ...so, entering: so.entering.slice(1) }, next)
  }
  return so
}

function conclude(program: Program, progress: Progress): Progress | null {
  if (isEnded(progress.execution)) return null
  return nextEndedItem(program, progress) ?? completeGathering(program, progress)
}

function nameStatus(progress: Progress): Progress {
  const { execution } = progress
  if (isEnded(execution) || execution.startedFrom === null) return progress
  const active = activeSteps(execution)
  if (active.length === 0) return finish(progress)
  const isBusy = active.some(({ open }) => open.some(({ type }) => BUSY.has(type)))
  return changeExecution(progress, { status: isBusy ? 'running' : 'waiting' })
}

const BUSY: ReadonlySet<OpenItem['type']> = new Set(['activity', 'query', 'claim'])

function finish(progress: Progress): Progress {
  const { outcome } = progress.execution
  const text = outcome === null ? 'Finished without an outcome' : `Finished: ${outcome}`
  const said = addJournal(progress, journalLine('finished', text))
  return forgetAge(changeExecution(said, { status: 'finished' }))
}

/** Takes away what nothing can ask for any more. */
function tidy({ at, execution }: Progress): Partial<Execution> {
  const steps = withoutExpired(execution, at)
  const kept = { ...execution, steps }
  return { steps, items: forgetItems(kept), passed: passedStillComing(kept) }
}

/** Lingering steps whose last wait has run out need no memory any more. */
function withoutExpired(execution: Execution, at: number): Execution['steps'] {
  const isOver = activeSteps(execution).length === 0
  if (!isOver && !isEnded(execution)) return execution.steps
  return execution.steps.filter(({ open }) =>
    open.some(({ lingerUntil }) => lingerUntil === undefined || lingerUntil > at),
  )
}

/** A round is remembered for as long as one of its branches could still arrive. */
function passedStillComing({ passed, steps }: Execution): Execution['passed'] {
  const coming = new Set(steps.flatMap(({ branch }) => branch.map(({ stepId }) => stepId)))
  const kept = Object.entries(passed).map(
    ([nodeId, rounds]) => [nodeId, rounds.filter((round) => coming.has(round))] as const,
  )
  return Object.fromEntries(kept.filter(([, rounds]) => rounds.length > 0))
}
