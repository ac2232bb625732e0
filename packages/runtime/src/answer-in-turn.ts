import type { Effect, Execution, ExecutionEvent } from '@chairflow/engine'
import { type Tx, takeClaim } from '@chairflow/store'
import { commands } from './commands/commands.gen.ts'
import type { Host } from './host.ts'
import { queries } from './queries/queries.gen.ts'
import type { Asked } from './query.ts'

type InTurn = Extract<Effect, { type: 'askQuery' | 'doCommand' | 'takeClaim' }>

export type Asking = {
  readonly execution: Execution
  readonly at: number
}

const IN_TURN: ReadonlySet<Effect['type']> = new Set(['askQuery', 'doCommand', 'takeClaim'])

/** Effects that are answered inside the turn's own transaction. */
export function isInTurn(effect: Effect): effect is InTurn {
  return IN_TURN.has(effect.type)
}

export function answerInTurn(
  tx: Tx,
  host: Host,
  { execution, at }: Asking,
  asked: InTurn,
): ExecutionEvent {
  const { stepId, name } = asked
  if (asked.type === 'takeClaim') {
    const { resource, until } = asked
    const won = takeClaim(tx, { resource, until, executionId: execution.id, takenAt: at })
    return { type: 'step', stepId, event: { type: 'claimDecided', at, name, won } }
  }
  if (asked.type === 'doCommand') {
    const run = commands[asked.command] as unknown as AnyCommand
    const output = run(tx, asked.input, { at, host, executionId: execution.id, stepId })
    return { type: 'step', stepId, event: { type: 'commandDone', at, name, output } }
  }
  const answer = queries[asked.query] as unknown as AnyQuery
  const output = answer(tx, asked.input, { at, host, executionId: execution.id, stepId })
  return { type: 'step', stepId, event: { type: 'queryAnswered', at, name, output } }
}

type AnyQuery = (tx: Tx, input: unknown, context: Asked) => unknown

type AnyCommand = (tx: Tx, input: unknown, context: Asked) => unknown
