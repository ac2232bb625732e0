import type { Committed } from '@chairflow/store'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type WebhookOutcome = 'accepted' | 'duplicate' | 'refused'

/** What is counted while it happens. What can be read from the data is in read-gauges.ts. */
export type Metrics = {
  readonly registry: Registry
  readonly countCommit: (committed: Committed) => void
  readonly countWebhook: (outcome: WebhookOutcome, count?: number) => void
}

const TURN_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const JOBS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]

/** A registry of its own, so that two Chairflows in one process do not count each other's work. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const commits = new Counter({
    name: 'chairflow_commits_total',
    help: 'Commits to the database.',
    registers,
  })
  const jobs = new Histogram({
    name: 'chairflow_commit_jobs',
    help: 'Turns and other writes that shared one commit.',
    buckets: JOBS,
    registers,
  })
  const seconds = new Histogram({
    name: 'chairflow_turn_seconds',
    help: 'From the first write asked for to its commit on disk, once per commit.',
    buckets: TURN_SECONDS,
    registers,
  })
  const webhooks = new Counter({
    name: 'chairflow_webhook_events_total',
    help: 'Events in webhooks by what came of them; refused counts requests.',
    labelNames: ['outcome'],
    registers,
  })
  for (const outcome of ['accepted', 'duplicate', 'refused']) webhooks.inc({ outcome }, 0)
  return {
    registry,
    countCommit: (committed) => {
      commits.inc()
      jobs.observe(committed.jobs)
      seconds.observe(committed.seconds)
    },
    countWebhook: (outcome, count = 1) => webhooks.inc({ outcome }, count),
  }
}

/** Memory, processor, event loop. Once per process: it watches the process for as long as that lives. */
export function measureProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry })
}
