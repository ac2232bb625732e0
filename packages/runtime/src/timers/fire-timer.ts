import type { StepId } from '@chairflow/engine'
import { type TimerTable, type Tx, takeTimer } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'

/** Taking the timer away and running its turn are one commit, so it fires once. */
export function fireTimer(tx: Tx, host: Host, timer: TimerTable): Changes {
  if (!takeTimer(tx, timer)) return []
  const { id, executionId, dueAt } = timer
  const [step = '', ...name] = id.slice(executionId.length + 1).split('.')
  const at = host.ports.clock.now()
  if (name.length === 0)
    return runTurn(tx, host, { executionId, at, event: { type: 'expired', at } })
  const stepId = `${executionId}.${step}` as StepId
  const lateMs = Math.max(0, at - dueAt)
  const event = { type: 'timerFired', at, name: name.join('.'), lateMs } as const
  return runTurn(tx, host, { executionId, at, event: { type: 'step', stepId, event } })
}
