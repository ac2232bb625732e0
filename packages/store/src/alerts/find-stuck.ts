import { sql } from 'kysely'
import { type EffectLine, isInLine } from '../effects/list-open-effects.ts'
import { sqlite, type Tx } from '../tx.ts'

/** How many there are, and since when the oldest should have moved (UTC ms). */
export type Stuck = { readonly count: number; readonly since: number | null }

/** Timers due at or before the instant that did not fire. */
export function findStuckTimers(tx: Tx, before: number): Stuck {
  return only(
    tx.first(
      sqlite
        .selectFrom('timer')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('dueAt').as('since')])
        .where('dueAt', '<=', before),
    ),
  )
}

/** Schedules due at or before the instant that did not start their flow. */
export function findStuckSchedules(tx: Tx, before: number): Stuck {
  return only(
    tx.first(
      sqlite
        .selectFrom('schedule')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('dueAt').as('since')])
        .where('dueAt', '<=', before),
    ),
  )
}

/** Events received at or before the instant of which nothing has come yet. */
export function findStuckEvents(tx: Tx, before: number): Stuck {
  return only(
    tx.first(
      sqlite
        .selectFrom('event')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('receivedAt').as('since')])
        .where(sql<boolean>`status in ('new', 'looking-up')`)
        .where('receivedAt', '<=', before),
    ),
  )
}

/** Effects of a line due at or before the instant that nobody touched. */
export function findStuckEffects(
  tx: Tx,
  { connectionId, kind, before }: EffectLine & { readonly before: number },
): Stuck {
  return only(
    tx.first(
      sqlite
        .selectFrom('effect')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('notBefore').as('since')])
        .where(isInLine[kind])
        .where('connectionId', '=', connectionId)
        .where('notBefore', '<=', before),
    ),
  )
}

/** Attempts begun at or before the instant that have no end. */
export function findEndlessEffects(tx: Tx, before: number): Stuck {
  return only(
    tx.first(
      sqlite
        .selectFrom('effect')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('attemptedAt').as('since')])
        .where(sql<boolean>`status = 'running'`)
        .where('attemptedAt', '<=', before),
    ),
  )
}

/** Executions that say they are busy, and do not wait for their turn, while nothing that could move them is open. */
export function findStuckExecutions(tx: Tx, before: number): Stuck {
  return only(
    tx.first(
      sqlite
        .selectFrom('execution')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('startedAt').as('since')])
        .where(sql<boolean>`status = 'running'`)
        .where('startedAt', '<=', before)
        .where('queuedStartJson', 'is', null)
        .where(
          sql<boolean>`not exists (
            select 1 from effect where effect.executionId = execution.id
              and effect.status in ('ready', 'running', 'retry', 'unknown'))`,
        )
        .where(hasNone('timer'))
        .where(hasNone('wait'))
        .where(hasNone('task')),
    ),
  )
}

/** Their ids begin with the execution's, followed by a dot; a slash is the next character. */
function hasNone(table: 'timer' | 'wait' | 'task') {
  const open = table === 'task' ? sql` and status = 'open'` : sql``
  return sql<boolean>`not exists (
    select 1 from ${sql.table(table)} as item
      where item.id > execution.id || '.' and item.id < execution.id || '/'${open})`
}

/** What patients wrote and a person was to read at or before the instant. */
export function findUnreadReplies(tx: Tx, before: number): Stuck {
  return only(
    tx.first(
      sqlite
        .selectFrom('task')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('openedAt').as('since')])
        .where('status', '=', 'open')
        .where('kind', '=', 'message')
        .where('openedAt', '<=', before),
    ),
  )
}

function only(row: Stuck | undefined): Stuck {
  return row ?? { count: 0, since: null }
}
