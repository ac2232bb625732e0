import type { ActivityName, Failure } from '@chairflow/connector-kit'

export type Budget = {
  /** Tries in all; being held back is none. */
  readonly attempts: number
  /** Counted from the first try. What is later than this helps nobody. */
  readonly forMs: number
}

const MINUTE_MS = 60_000

/** How much patience an activity deserves before a person is told. */
const budgets: Readonly<Record<ActivityName, Budget>> = {
  'message.send': { attempts: 15, forMs: 60 * MINUTE_MS },
  'appointment.book': { attempts: 15, forMs: 30 * MINUTE_MS },
  'appointment.change': { attempts: 15, forMs: 30 * MINUTE_MS },
}

const otherwise: Budget = { attempts: 6, forMs: 30 * MINUTE_MS }

export function budgetOf(activity: string): Budget {
  return Object.hasOwn(budgets, activity) ? budgets[activity as ActivityName] : otherwise
}

/** No effect is out of time sooner after its first try. */
export const shortestBudgetMs = Math.min(
  otherwise.forMs,
  ...Object.values(budgets).map(({ forMs }) => forMs),
)

/** For how long a vendor is asked about an outcome before a person is. */
export const ASK_FOR_MS = 24 * 60 * MINUTE_MS

/** What waited this long without a try would come too late to help, and might come at night. */
export const STALE_AFTER_MS = 24 * 60 * MINUTE_MS

type Waited = { readonly createdAt: number; readonly firstAttemptAt: number | null }

export function isStale({ createdAt, firstAttemptAt }: Waited, now: number): boolean {
  return firstAttemptAt === null && now - createdAt >= STALE_AFTER_MS
}

export const tooLate: Failure = {
  code: 'too-late',
  blame: 'service',
  message: 'This waited for a day because its connection did not work, and was not done any more.',
}

type Tried = {
  readonly activity: string
  readonly attempt: number
  readonly firstAttemptAt: number | null
}

export function isSpent({ activity, attempt, firstAttemptAt }: Tried, now: number): boolean {
  const { attempts, forMs } = budgetOf(activity)
  return attempt >= attempts || (firstAttemptAt !== null && now - firstAttemptAt >= forMs)
}
