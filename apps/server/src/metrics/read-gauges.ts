import type { Clock } from '@chairflow/runtime'
import { type Figures, readFigures, type Store } from '@chairflow/store'
import { Gauge, type Registry } from 'prom-client'

/** Counting what is open takes longer the more there is; once in this time is enough. */
const FRESH_MS = 10_000
/** Outcomes are words of authors; beyond this many the rest is counted together. */
const OUTCOMES_LIMIT = 50
const OTHER = 'other'

/**
 * Gauges over what the data says at the moment of the scrape. Labels are states and outcomes, of
 * which there are few; never an id, a name or a number of a patient.
 */
export function registerGauges(registry: Registry, store: Store, clock: Clock): void {
  const figures = fresh(clock, () => store.read(readFigures))
  const { gauge, counts } = gaugesIn(registry)

  counts(
    'chairflow_executions',
    { help: 'Executions by status and outcome.', labels: ['status', 'outcome'] },
    () => boundOutcomes(figures().executions),
  )
  counts(
    'chairflow_executions_queued',
    {
      help: 'Executions that wait to start, because their flow is paused or its limit is reached.',
      labels: ['reason'],
    },
    () => withZeros(figures().queued),
  )
  counts(
    'chairflow_effects',
    { help: 'Texts, bookings and other calls, by status.', labels: ['status'] },
    () => figures().effects,
  )
  counts(
    'chairflow_events_open',
    { help: 'Received events that are not dealt with yet, by status.', labels: ['status'] },
    () => figures().events,
  )
  counts(
    'chairflow_calendar_drift_open',
    {
      help: 'Differences between the practice system’s calendar and ours that are open, by kind.',
      labels: ['kind'],
    },
    () => figures().drift,
  )
  gauge('chairflow_tasks_open', 'Tasks that wait for a person.', () => figures().openTasks)
  gauge(
    'chairflow_replies_unmatched',
    'Patients’ messages that no flow waited for and nobody has dealt with.',
    () => figures().unmatched,
  )
  gauge(
    'chairflow_timer_overdue_seconds',
    'How late the oldest due timer is; 0 when none is.',
    () => overdueSeconds(figures().oldestTimerDueAt, clock.now()),
  )
  gauge('chairflow_wal_bytes', 'Size of the write-ahead log.', store.walBytes)
  gauge(
    'chairflow_store_writable',
    '1 while the store takes writes, 0 when full or stopped.',
    () => (store.state() === 'open' ? 1 : 0),
  )
  gauge('chairflow_epoch', 'How many times this data was started.', () => store.epoch)
}

function gaugesIn(registry: Registry) {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  const counts = <Label extends string>(
    name: string,
    { help, labels }: { readonly help: string; readonly labels: readonly Label[] },
    read: () => readonly (Readonly<Record<Label, string>> & { readonly count: number })[],
  ) =>
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      collect() {
        this.reset()
        for (const { count, ...row } of read()) this.inc(pick(row, labels), count)
      },
    })
  return { gauge, counts }
}

function pick<Label extends string>(
  row: Readonly<Record<string, unknown>>,
  labels: readonly Label[],
): Partial<Record<Label, string>> {
  return Object.fromEntries(labels.map((label) => [label, String(row[label])])) as Partial<
    Record<Label, string>
  >
}

function overdueSeconds(dueAt: number | null, now: number): number {
  return dueAt === null ? 0 : Math.max(0, (now - dueAt) / 1_000)
}

/** The commonest keep their names. */
function boundOutcomes(rows: Figures['executions']) {
  const common = new Set(
    rows
      .toSorted((one, other) => other.count - one.count)
      .map(({ outcome }) => outcome)
      .slice(0, OUTCOMES_LIMIT),
  )
  return rows.map(({ status, outcome, count }) => ({
    status,
    outcome: common.has(outcome) ? (outcome ?? 'none') : OTHER,
    count,
  }))
}

/** A series that comes and goes cannot be watched. */
function withZeros(queued: Figures['queued']): Figures['queued'] {
  return (['pause', 'limit'] as const).map((reason) => ({
    reason,
    count: queued.find((one) => one.reason === reason)?.count ?? 0,
  }))
}

function fresh<Value>(clock: Clock, read: () => Value): () => Value {
  let kept: { readonly value: Value; readonly until: number } | null = null
  return () => {
    const now = clock.now()
    if (kept === null || now >= kept.until || now < kept.until - FRESH_MS) {
      kept = { value: read(), until: now + FRESH_MS }
    }
    return kept.value
  }
}
