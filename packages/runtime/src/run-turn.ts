import {
  type Advanced,
  advance,
  type Effect,
  type Execution,
  type ExecutionEvent,
  isEnded,
  isWatching,
  type Origin,
  type Program,
} from '@chairflow/engine'
import {
  appendJournal,
  type ExecutionTable,
  findExecution,
  releaseClaims,
  releaseHoldsOf,
  saveTurn,
  type Tx,
} from '@chairflow/store'
import { turnsAfterEnd } from './after-end.ts'
import { answerInTurn, isInTurn } from './answer-in-turn.ts'
import { fenced } from './fenced.ts'
import type { Changes, Host } from './host.ts'
import { settleAfterEnd } from './reroute/settle-reroute.ts'
import { storeEffect } from './store-effect.ts'
import { NOTHING, type Taken, type Turn } from './turn.ts'

/**
 * The one place that moves executions: loads one, advances it and stores state, effects, timers,
 * waits, claims, tasks and journal; then the turns of others that this sets in motion. The
 * caller's transaction makes all of it one commit, together with whatever the event was read from.
 */
export function runTurn(tx: Tx, host: Host, turn: Turn): Changes {
  const changes: Changes = []
  const turns = [turn]
  for (const next of turns) {
    const taken = fenced(tx, host, next, takeTurn)
    changes.push(...taken.changes)
    turns.push(...taken.turns)
  }
  return changes
}

function takeTurn(tx: Tx, host: Host, { executionId, event, at }: Turn): Taken {
  const row = findExecution(tx, executionId)
  if (row === undefined) return NOTHING
  const before = JSON.parse(row.stateJson) as Execution
  const { program } = host.loadVersion(tx, row.flowId, row.version)
  const running = { program, execution: before, locationId: row.locationId, at }
  const reached = advanceFully(tx, host, running, event)
  if (reached.execution === before && reached.journal.length === 0) return NOTHING
  const { changes, turns } = keep(tx, host, { row, reached, at })
  const { execution } = reached
  const justEnded = isEnded(execution) && !isEnded(before)
  const after = justEnded ? turnsAfterEnd(tx, host, { row, execution, at }) : []
  const settled = justEnded ? settleAfterEnd(tx, { executionId, at }) : []
  return {
    changes: [{ topic: 'execution', id: executionId }, ...changes, ...settled],
    turns: [...turns, ...after],
  }
}

type Reached = {
  readonly row: ExecutionTable
  readonly reached: Advanced
  readonly at: number
}

function keep(tx: Tx, host: Host, { row, reached, at }: Reached): Taken {
  const { execution, journal, effects } = reached
  const { id, locationId } = row
  const hasEnded = isEnded(execution)
  saveTurn(tx, {
    id,
    turn: row.turn + 1,
    status: execution.status,
    outcome: execution.outcome,
    stateJson: JSON.stringify(execution),
    endedAt: hasEnded ? (row.endedAt ?? at) : null,
    isWatching: isWatching(execution) ? 1 : 0,
  })
  appendJournal(tx, id, { at, lines: journal.map(toRow) })
  const stored = effects.map((effect) =>
    storeEffect(tx, host, { executionId: id, locationId, at }, effect),
  )
  if (hasEnded) {
    releaseClaims(tx, id)
    releaseHoldsOf(tx, id)
  }
  return {
    changes: stored.flatMap(({ changes }) => changes),
    turns: stored.flatMap(({ turns }) => turns),
  }
}

type Running = {
  readonly program: Program
  readonly execution: Execution
  readonly locationId: string | null
  readonly at: number
}

/**
 * Questions, commands and claims are answered at once, inside this transaction, until none is left.
 * What a step asked for that was stopped meanwhile is not done.
 */
function advanceFully(tx: Tx, host: Host, running: Running, event: ExecutionEvent): Advanced {
  const first = advance(running.program, running.execution, event)
  host.ports.observe?.({ ...running, event, advanced: first })
  return first.effects.filter(isInTurn).reduce<Advanced>(
    (so, asked) => {
      if (isWithdrawn(asked, [...first.effects, ...so.effects])) return so
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

function isWithdrawn({ stepId, name }: Origin, effects: readonly Effect[]): boolean {
  return effects.some(
    (effect) => effect.type === 'withdrawAsked' && effect.stepId === stepId && effect.name === name,
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
