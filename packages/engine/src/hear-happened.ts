import type { Happened } from '@chairflow/node-kit'
import { applyDecision } from './apply-decision.ts'
import { decide } from './decide.ts'
import { cancel } from './end-early.ts'
import type { ExecutionEvent } from './events.ts'
import { activeSteps, type Execution, isWatching, type Step } from './execution.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import { addJournal, changeExecution, findStep, type Progress } from './progress.ts'
import { restart } from './start.ts'

type News = Extract<ExecutionEvent, { type: 'happened' }>

/** News that one execution remembers; enough for any appointment, and bounded. */
const REMEMBERED = 50

/**
 * News about the subject ends the execution (`cancelOn`), starts it anew (`restartOn`), or keeps
 * its variables up to date and goes to the steps that watch. News about another appointment of
 * the same patient only goes to the steps that watch.
 */
export function hearHappened(program: Program, progress: Progress, news: News): Progress {
  const { happened, text } = news
  const { cancelOn = [], restartOn = [] } = program.settings
  const isOurs = happened.about === 'subject'
  const name = `appointment.${happened.change}`
  if (isOurs && cancelOn.some((wanted) => wanted === name)) {
    return cancel(progress, { actor: 'chairflow', reason: text })
  }
  if (!isOurs && !isWatching(progress.execution)) return progress
  const heard = happened.about === 'slot' ? progress : remember(progress, news)
  const known = addJournal(heard, journalLine('event', text))
  if (isOurs && restartOn.some((wanted) => wanted === name)) return restart(program, known, text)
  return watchers(progress.execution).reduce((so, { id }) => tell(program, so, id, happened), known)
}

function remember(progress: Progress, { happened, scope }: News): Progress {
  const { execution } = progress
  return changeExecution(progress, {
    scope: scope === null ? execution.scope : { ...execution.scope, ...scope },
    happened: [...execution.happened, happened].slice(-REMEMBERED),
  })
}

function watchers(execution: Execution): readonly Step[] {
  return activeSteps(execution).filter(({ open }) => open.some(({ type }) => type === 'watch'))
}

function tell(program: Program, progress: Progress, id: Step['id'], happened: Happened): Progress {
  const step = findStep(progress, id)
  const watch = step?.open.find(({ type }) => type === 'watch')
  if (step === undefined || watch === undefined) return progress
  const event = { type: 'happened', at: progress.at, name: watch.name, happened } as const
  return applyDecision(program, progress, step, decide(program, progress, step, event))
}
