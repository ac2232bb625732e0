import type { Instant } from '@chairflow/connector-kit'
import type { StepAction } from './behavior.ts'

const MINUTE_MS = 60_000
/** The front desk has a day to decide what is late already. */
const ASK_MS = 24 * 60 * MINUTE_MS

type Choice = { readonly id: string; readonly label: string }

/** How late a timer fired, in words; null while that is not worth a word. */
export function lateWords(
  { lateMs }: { readonly lateMs: number },
  { lateAfterMinutes = 60 }: { readonly lateAfterMinutes?: number | undefined },
): string | null {
  const lateMinutes = Math.floor(lateMs / MINUTE_MS)
  if (lateMinutes < lateAfterMinutes) return null
  return `It is ${lateMinutes} minutes late, as Chairflow was not running.`
}

/**
 * Asks a person what to do about it: the choice comes as a signal, the timer `ask` ends the asking.
 * Each lateness is a question of its own.
 */
export function askAboutLate(
  body: string,
  at: Instant,
  choices: readonly Choice[],
): readonly StepAction[] {
  const dueAt = at + ASK_MS
  const title = 'Something was due while Chairflow was not running'
  const name = `late-${at}`
  const task = { type: 'openTask', name, title, body, draftMessage: null } as const
  return [
    { ...task, choices, dueAt },
    { type: 'startTimer', name: 'ask', dueAt },
  ]
}
