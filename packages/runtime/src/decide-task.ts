import type { StepId } from '@chairflow/engine'
import { decideTask as closeTask, findTask, type TaskTable } from '@chairflow/store'
import type { Changes } from './host.ts'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'
import { canDecideLateStart, decideLateStart } from './schedules/late-start.ts'

export type Decision = {
  readonly id: string
  readonly choice: string
  readonly by: string
  /** The drafted message as the person left it. */
  readonly text: string | null
}

type Refused = 'closed-before' | 'not-found' | 'no-such-choice' | 'cannot-start'

/**
 * A person chose: the task is closed and the step that asked goes on, in one commit. A task that
 * would start what is gone stays open.
 */
export async function decideTask(
  { store, host, live, wake }: Runtime,
  decision: Decision,
): Promise<'decided' | Refused> {
  const at = host.ports.clock.now()
  const done = await store.write((tx): Changes | Refused => {
    const task = findTask(tx, decision.id)
    if (task === undefined) return 'not-found'
    const choices = JSON.parse(task.choicesJson) as readonly { readonly id: string }[]
    if (!choices.some(({ id }) => id === decision.choice)) return 'no-such-choice'
    if (task.status !== 'open') return 'closed-before'
    if (!canDecideLateStart(tx, host, decision)) return 'cannot-start'
    const { id, choice, by } = decision
    closeTask(tx, id, { choice, by, at })
    const told: Changes = [{ topic: 'task', id }]
    return task.kind === 'review' && task.executionId !== null
      ? [...told, ...runTurn(tx, host, turnOf(task, task.executionId, decision, at))]
      : [...told, ...decideLateStart(tx, host, decision)]
  })
  if (typeof done === 'string') return done
  live.tell(done)
  wake()
  return 'decided'
}

function turnOf(task: TaskTable, executionId: string, { choice, by, text }: Decision, at: number) {
  const [step = '', ...name] = task.id.slice(executionId.length + 1).split('.')
  const stepId = `${executionId}.${step}` as StepId
  const signal = { type: 'choice', choice, by, text } as const
  const event = { type: 'signalReceived', at, name: name.join('.'), signal } as const
  return { executionId, at, event: { type: 'step', stepId, event } as const }
}
