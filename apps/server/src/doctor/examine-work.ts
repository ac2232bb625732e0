import {
  findEndlessEffects,
  findRecovery,
  findStuckEffects,
  findStuckEvents,
  findStuckExecutions,
  findStuckTimers,
  listEffectLines,
  type Stuck,
  type Tx,
} from '@chairflow/store'
import { type Finding, ok, warning } from './finding.ts'

type Seen = { readonly now: number; readonly isRunning: boolean }

const MINUTE_MS = 60_000
const TIMER_LATE_MS = 5 * MINUTE_MS
const WORK_LATE_MS = 15 * MINUTE_MS

/** What should have moved and did not, and whether this data was restored. */
export function examineWork(tx: Tx, seen: Seen): readonly Finding[] {
  const late = seen.now - WORK_LATE_MS
  const effects = [
    ...listEffectLines(tx).map((line) => findStuckEffects(tx, { ...line, before: late })),
    findEndlessEffects(tx, late),
  ]
  return [
    judge(seen, 'timers', 'times that flows wait for are past', [
      findStuckTimers(tx, seen.now - TIMER_LATE_MS),
    ]),
    judge(seen, 'effects', 'texts or bookings wait or have no known outcome', effects),
    judge(seen, 'events', 'things we were told are not taken in', [findStuckEvents(tx, late)]),
    judge(seen, 'executions', 'executions run with nothing open that could move them', [
      findStuckExecutions(tx, late),
    ]),
    ...recovery(tx),
  ]
}

function judge(
  { now, isRunning }: Seen,
  check: string,
  what: string,
  found: readonly Stuck[],
): Finding {
  const count = found.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return ok(check, `No ${what}.`)
  const since = Math.min(...found.flatMap((one) => one.since ?? []))
  const minutes = Math.floor((now - since) / MINUTE_MS)
  const advice = isRunning
    ? 'Look at Alerts and Executions in the editor; restart Chairflow if it stays.'
    : 'Start Chairflow: it takes them up by itself.'
  return warning(check, `${count} ${what}, the oldest for ${minutes} minutes. ${advice}`)
}

function recovery(tx: Tx): readonly Finding[] {
  const last = findRecovery(tx)
  if (last === null) return []
  const [from, at] = [last.backupAt, last.restoredAt].map((time) => new Date(time).toISOString())
  return [
    ok(
      'recovery',
      `This data was restored at ${at} from a backup of ${from}; ${last.doubted} texts or bookings were looked up before anything was sent.`,
    ),
  ]
}
