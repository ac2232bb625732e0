import type { Store } from '@chairflow/store'
import type { Chore } from './chores.ts'
import { settleAllDrift } from './drift/settle-drift.ts'
import { endLateEffects } from './effects/end-late-effects.ts'
import type { Hearing } from './events/hearing.ts'
import { pollAllMessages } from './events/poll-messages.ts'
import type { Host } from './host.ts'
import { checkpointJournals, endRetention } from './keep-audit.ts'
import { rejudgeAll } from './reroute/rejudge-bookings.ts'
import { endLateStarts } from './schedules/late-start.ts'
import { sweepHolds } from './sweep-holds.ts'
import { runWatchdog } from './watchdog/run-watchdog.ts'
import { createClockWatch } from './watchdog/watch-clock.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** A reply that was missed is late by this much at most. */
const POLL_EVERY_MS = 3 * MINUTE_MS
/** Lines cut off the end of a journal are missed if they were older than this. */
const CHECKPOINT_EVERY_MS = 15 * MINUTE_MS

/** What every Chairflow does again and again. */
export function standingChores(
  store: Store,
  host: Host,
  { isRecovering }: Pick<Hearing, 'isRecovering'>,
): readonly Chore[] {
  return [
    {
      name: 'late effects',
      everyMs: MINUTE_MS,
      firstAfterMs: MINUTE_MS,
      run: async () => (isRecovering() ? [] : endLateEffects(store, host)),
    },
    {
      name: 'replies',
      everyMs: POLL_EVERY_MS,
      firstAfterMs: POLL_EVERY_MS,
      run: async () => {
        await pollAllMessages(store, host)
        return []
      },
    },
    {
      name: 'audit',
      everyMs: CHECKPOINT_EVERY_MS,
      firstAfterMs: MINUTE_MS,
      run: () => checkpointJournals(store, host),
    },
    {
      name: 'retention',
      everyMs: HOUR_MS,
      firstAfterMs: MINUTE_MS,
      run: () => endRetention(store, host),
    },
    {
      name: 'holds',
      everyMs: HOUR_MS,
      firstAfterMs: MINUTE_MS,
      run: () => sweepHolds(store, host),
    },
    {
      name: 'late starts',
      everyMs: HOUR_MS,
      firstAfterMs: MINUTE_MS,
      run: () => store.write((tx) => endLateStarts(tx, host.ports.clock.now())),
    },
    {
      name: 'bookings',
      everyMs: HOUR_MS,
      firstAfterMs: MINUTE_MS,
      run: () => rejudgeAll(store, host),
    },
    {
      name: 'drift',
      everyMs: MINUTE_MS,
      firstAfterMs: MINUTE_MS,
      run: () => settleAllDrift(store, host),
    },
    {
      name: 'clock',
      everyMs: MINUTE_MS,
      firstAfterMs: MINUTE_MS,
      run: createClockWatch(store, host),
    },
    {
      name: 'watchdog',
      everyMs: MINUTE_MS,
      firstAfterMs: MINUTE_MS,
      run: async () => (isRecovering() ? [] : runWatchdog(store, host)),
    },
  ]
}
