import {
  type Advanced,
  advance,
  type Effect,
  type Execution,
  type ExecutionEvent,
  isEnded,
  type Program,
} from '@chairflow/engine'
import { appendJournal, findExecution, releaseClaims, saveTurn, type Tx } from '@chairflow/store'
import { answerInTurn, isInTurn } from './answer-in-turn.ts'
import type { Changes, Host } from './host.ts'
import { storeEffect } from './store-effect.ts'

export type Turn = {
  readonly executionId: string
  readonly event: ExecutionEvent
  readonly at: number
}

/**
 * The one place that moves an execution: loads it, advances it and stores state, effects, timers,
 * waits, claims, tasks and journal. The caller's transaction makes all of it one commit, together
 * with whatever the event was read from.
 */
export function runTurn(tx: Tx, host: Host, { executionId, event, at }: Turn): Changes {
  const row = findExecution(tx, executionId)
  if (row === undefined) return []
  const before = JSON.parse(row.stateJson) as Execution
  const { program } = host.loadVersion(tx, row.flowId, row.version)
  const reached = advanceFully(
    tx,
    host,
    { program, execution: before, locationId: row.locationId, at },
    event,
  )
  if (reached.execution === before && reached.journal.length === 0) return []

  const { execution } = reached
  const hasEnded = isEnded(execution)
  saveTurn(tx, {
    id: executionId,
    turn: row.turn + 1,
    status: execution.status,
    outcome: execution.outcome,
    stateJson: JSON.stringify(execution),
    endedAt: hasEnded ? (row.endedAt ?? at) : null,
  })
  appendJournal(tx, executionId, { at, lines: reached.journal.map(toRow) })
  const told = reached.effects.flatMap((effect) =>
    storeEffect(tx, host, { executionId, locationId: row.locationId, at }, effect),
  )
  if (hasEnded) releaseClaims(tx, executionId)
  return [{ topic: 'execution', id: executionId }, ...told]
}

type Running = {
  readonly program: Program
  readonly execution: Execution
  readonly locationId: string | null
  readonly at: number
}

/** Questions and claims are answered at once, inside this transaction, until none is left. */
function advanceFully(tx: Tx, host: Host, running: Running, event: ExecutionEvent): Advanced {
  const first = advance(running.program, running.execution, event)
  return first.effects.filter(isInTurn).reduce<Advanced>(
    (so, asked) => {
      const answer = answerInTurn(tx, host, { ...running, execution: so.execution }, asked)
      const next = advanceFully(tx, host, { ...running, execution: so.execution }, answer)
      return {
        execution: next.execution,
        effects: [...so.effects, ...next.effects],
        journal: [...so.journal, ...next.journal],
      }
    },
    { ...first, effects: first.effects.filter((effect: Effect) => !isInTurn(effect)) },
  )
}

function toRow(line: Advanced['journal'][number]) {
  const { edgeIds, data, ...rest } = line
  return {
    ...rest,
    edgeIdsJson: JSON.stringify(edgeIds),
    dataJson: data === null ? null : JSON.stringify(data),
  }
}
