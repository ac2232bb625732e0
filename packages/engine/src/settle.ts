import type { NodeId } from '@chairflow/flow'
import { applyDecision } from './apply-decision.ts'
import { decide } from './decide.ts'
import type { Execution, Step, StepId } from './execution.ts'
import { isEnded } from './execution.ts'
import { failExecution } from './fail-execution.ts'
import { journalLine } from './journal.ts'
import type { Program } from './program.ts'
import { addJournal, type Progress } from './progress.ts'

/** No flow may visit one node more often than this in one execution, whatever it is allowed. */
const VISITS_LIMIT = 1_000

/** Enters nodes until every active step waits for something, then names the state reached. */
export function settle(program: Program, progress: Progress): Progress {
  let so = progress
  for (let next = so.entering[0]; next !== undefined; next = so.entering[0]) {
    so = enter(program, { ...so, entering: so.entering.slice(1) }, next.nodeId)
  }
  return nameStatus(so)
}

function enter(program: Program, progress: Progress, nodeId: NodeId): Progress {
  const { execution } = progress
  const visits = (execution.visits[nodeId] ?? 0) + 1
  const step = newStep(execution, nodeId)
  const entered: Progress = {
    ...progress,
    execution: {
      ...execution,
      steps: [...execution.steps, step],
      visits: { ...execution.visits, [nodeId]: visits },
      nextStep: execution.nextStep + 1,
    },
  }
  if (visits > visitsAllowed(program, nodeId)) return failExecution(entered, step, tooOften(visits))
  return isTrigger(program, nodeId)
    ? passTrigger(program, entered, step)
    : visit(program, entered, step)
}

function visit(program: Program, progress: Progress, step: Step): Progress {
  const said = addJournal(
    progress,
    journalLine('entered', titleOf(program, step.nodeId), { nodeId: step.nodeId }),
  )
  const decision = decide(program, said, step, { type: 'entered', at: progress.at })
  return applyDecision(program, said, step, decision)
}

/** A trigger decides nothing: what it saw is already in the execution's scope. */
function passTrigger(program: Program, progress: Progress, step: Step): Progress {
  return applyDecision(program, progress, step, {
    outcome: { type: 'leave', port: 'next', output: {} },
    actions: [],
    because: '',
  })
}

function newStep(execution: Execution, nodeId: NodeId): Step {
  const id = `${execution.id}.${execution.nextStep}` as StepId
  return { id, nodeId, status: 'active', memory: undefined, open: [] }
}

function visitsAllowed(program: Program, nodeId: NodeId): number {
  const node = program.node(nodeId)
  const allowed = program.nodeType(node).definition.maximumVisits?.(node.config)
  return Math.min(allowed ?? VISITS_LIMIT, VISITS_LIMIT)
}

function tooOften(visits: number) {
  return {
    code: 'too-many-visits',
    blame: 'author',
    message: `This step was reached ${visits} times, which is more than the flow allows.`,
  } as const
}

function titleOf(program: Program, nodeId: NodeId): string {
  const node = program.node(nodeId)
  return node.label ?? program.nodeType(node).definition.title
}

function isTrigger(program: Program, nodeId: NodeId): boolean {
  return program.nodeType(program.node(nodeId)).definition.role === 'trigger'
}

function nameStatus(progress: Progress): Progress {
  const { execution } = progress
  if (isEnded(execution)) return { ...progress, execution: withoutExpired(progress) }
  const active = execution.steps.filter(({ status }) => status === 'active')
  if (active.length === 0) return finish({ ...progress, execution: withoutExpired(progress) })
  const isBusy = active.some(({ open }) => open.some(({ type }) => BUSY.has(type)))
  return { ...progress, execution: { ...execution, status: isBusy ? 'running' : 'waiting' } }
}

const BUSY: ReadonlySet<Step['open'][number]['type']> = new Set(['activity', 'query', 'claim'])

function finish(progress: Progress): Progress {
  const { outcome } = progress.execution
  const text = outcome === null ? 'Finished without an outcome' : `Finished: ${outcome}`
  const said = addJournal(progress, journalLine('finished', text))
  return { ...said, execution: { ...said.execution, status: 'finished' } }
}

/** Lingering steps whose last wait has run out need no memory any more. */
function withoutExpired({ at, execution }: Progress): Execution {
  const steps = execution.steps.filter(({ open }) =>
    open.some(({ lingerUntil }) => lingerUntil === undefined || lingerUntil > at),
  )
  return { ...execution, steps }
}
