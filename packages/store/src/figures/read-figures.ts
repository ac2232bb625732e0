import { type RawBuilder, sql } from 'kysely'
import { countOpenDrift } from '../drift/list-drift.ts'
import { isInLine } from '../effects/list-open-effects.ts'
import { sqlite, type Tx } from '../tx.ts'

/** How much of everything there is. What is open is counted over indexes, what ended was counted then. */
export type Figures = {
  readonly executions: readonly {
    readonly status: string
    readonly outcome: string | null
    readonly count: number
  }[]
  /** Executions that wait to start: their flow is paused, or its limit is reached. */
  readonly queued: readonly { readonly reason: 'pause' | 'limit'; readonly count: number }[]
  readonly effects: readonly { readonly status: string; readonly count: number }[]
  readonly events: readonly { readonly status: string; readonly count: number }[]
  /** Where the practice system's calendar and ours differ now. */
  readonly drift: ReturnType<typeof countOpenDrift>
  readonly openTasks: number
  /** What patients wrote that no flow was waiting for and nobody has dealt with. */
  readonly unmatched: number
  /** UTC milliseconds; null when no timer is set. */
  readonly oldestTimerDueAt: number | null
}

export function readFigures(tx: Tx): Figures {
  const tasks = tx.all(
    sqlite
      .selectFrom('task')
      .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
      .where('status', '=', 'open')
      .groupBy('kind'),
  )
  return {
    executions: [...openExecutions(tx), ...endedExecutions(tx)],
    queued: queuedExecutions(tx),
    effects: [...openEffects(tx), ...settledEffects(tx)],
    events: openEvents(tx),
    drift: countOpenDrift(tx),
    openTasks: tasks.reduce((sum, { count }) => sum + count, 0),
    unmatched: tasks.find(({ kind }) => kind === 'message')?.count ?? 0,
    oldestTimerDueAt:
      tx.first(sqlite.selectFrom('timer').select(({ fn }) => fn.min('dueAt').as('at')))?.at ?? null,
  }
}

function openExecutions(tx: Tx): Figures['executions'] {
  const open = count(tx, 'execution', sql<boolean>`endedAt is null`)
  const running = count(tx, 'execution', sql<boolean>`status = 'running'`)
  return [
    { status: 'running', outcome: null, count: running },
    { status: 'waiting', outcome: null, count: open - running },
  ]
}

function queuedExecutions(tx: Tx): Figures['queued'] {
  const waiting = tx.all(
    sqlite
      .selectFrom('execution')
      .innerJoin('flow', 'flow.id', 'execution.flowId')
      .select(({ fn }) => [
        sql<0 | 1>`pausedAt is not null`.as('isPaused'),
        fn.countAll<number>().as('count'),
      ])
      .where('queuedStartJson', 'is not', null)
      .where('endedAt', 'is', null)
      .groupBy('isPaused'),
  )
  return waiting.map(({ isPaused, count }) => ({ reason: isPaused ? 'pause' : 'limit', count }))
}

function endedExecutions(tx: Tx): Figures['executions'] {
  const counted = tx.all(sqlite.selectFrom('endedCount').selectAll().where('count', '>', 0))
  return counted.map(({ outcome, ...rest }) => ({ ...rest, outcome: outcome || null }))
}

function settledEffects(tx: Tx): Figures['effects'] {
  return tx.all(sqlite.selectFrom('settledCount').selectAll())
}

function openEffects(tx: Tx): Figures['effects'] {
  const queued = tx.all(
    sqlite
      .selectFrom('effect')
      .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
      .where(isInLine.doing)
      .groupBy('status'),
  )
  return [
    ...queued,
    { status: 'unknown', count: count(tx, 'effect', isInLine.reading) },
    { status: 'running', count: count(tx, 'effect', sql<boolean>`status = 'running'`) },
  ]
}

/** Written out word by word, so that the partial indexes of these states are used. */
function openEvents(tx: Tx): Figures['events'] {
  return [
    { status: 'new', count: count(tx, 'event', sql<boolean>`status = 'new'`) },
    { status: 'looking-up', count: count(tx, 'event', sql<boolean>`status = 'looking-up'`) },
  ]
}

function count(
  tx: Tx,
  table: 'execution' | 'effect' | 'event',
  where: RawBuilder<boolean>,
): number {
  const counted = sqlite
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(where)
  return tx.first(counted)?.count ?? 0
}
