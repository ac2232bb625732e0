import type { StepId } from '@chairflow/engine'
import { deleteTimer, type TimerTable, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'

/** Taking the timer away and running its turn are one commit, so it fires once. */
export function fireTimer(tx: Tx, host: Host, { id, executionId }: TimerTable): Changes {
  if (!deleteTimer(tx, id)) return []
  const [step = '', ...name] = id.slice(executionId.length + 1).split('.')
  const at = host.ports.clock.now()
  const stepId = `${executionId}.${step}` as StepId
  const event = { type: 'timerFired', at, name: name.join('.') } as const
  return runTurn(tx, host, { executionId, at, event: { type: 'step', stepId, event } })
}
