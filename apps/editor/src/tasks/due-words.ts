import type { Task } from '@chairflow/api'
import { texts } from './texts.ts'

const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/** Until when a decision is wanted, e.g. "Due in 25 minutes"; both in UTC ms. */
export function dueWords(dueAtMs: number, nowMs: number): string {
  const leftMs = dueAtMs - nowMs
  const step = STEPS.find(({ ms }) => Math.abs(leftMs) >= ms)
  if (!step) return texts.dueNow
  const said = words.format(Math.trunc(leftMs / step.ms), step.unit)
  return leftMs > 0 ? texts.due(said) : texts.overdue(said)
}

/** The order in which to work: what is due first, then what has no end, oldest first. */
export function inOrder(tasks: readonly Task[]): readonly Task[] {
  return [...tasks].sort(
    (a, b) => urgency(a) - urgency(b) || Date.parse(a.openedAt) - Date.parse(b.openedAt),
  )
}

/** A year that no deadline reaches. */
const NEVER = Date.UTC(9999, 0)

const urgency = ({ dueAt }: Task) => (dueAt === null ? NEVER : Date.parse(dueAt))
