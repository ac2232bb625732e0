import type { Provider } from '../../practice/provider.ts'
import { type MatchReason, unmet } from '../match-reason.ts'
import { type Question, visitsWithin } from '../question.ts'
import { sayClock } from '../say-when.ts'

const MINUTE_MS = 60_000

/**
 * While a provider runs late, the visits before take as much longer; null as the end of lateness
 * means until somebody says otherwise.
 */
export function checkRunningLate(question: Question, provider: Provider): readonly MatchReason[] {
  const { runningLateMinutes, runningLateUntil, id } = provider
  const { footprint, calendar, clockStyle } = question
  if (runningLateMinutes <= 0) return []
  if (runningLateUntil !== null && footprint.startAt >= runningLateUntil) return []
  const lateMs = runningLateMinutes * MINUTE_MS
  const before = { startAt: footprint.startAt - lateMs, endAt: footprint.startAt }
  const last = visitsWithin(question, `provider:${id}`, before).at(-1)
  if (last === undefined || last.endAt > footprint.startAt) return []
  const free = sayClock(last.endAt + lateMs, calendar, clockStyle)
  const text = `Running ${runningLateMinutes} minutes late, free at ${free}`
  return [unmet('running-late', text)]
}
