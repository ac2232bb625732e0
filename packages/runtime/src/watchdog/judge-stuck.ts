/** What the watchdog looks for. */
export type StuckKind = 'timers' | 'events' | 'effects' | 'executions' | 'replies'
export type Found = Readonly<
  Record<StuckKind, { readonly count: number; readonly since: number | null }>
>

export type Concern = {
  readonly code: `stuck-${StuckKind}`
  readonly count: number
  readonly title: string
  readonly body: string
}

const MINUTE_MS = 60_000

/** How late something may be before anybody is told, in milliseconds. */
export const patienceMs: Readonly<Record<StuckKind, number>> = {
  timers: 5 * MINUTE_MS,
  events: 15 * MINUTE_MS,
  effects: 15 * MINUTE_MS,
  executions: 15 * MINUTE_MS,
  replies: 30 * MINUTE_MS,
}

/** What is worth telling about what was found, in the words of a clinic. `now` is UTC ms. */
export function judgeStuck(found: Found, now: number): readonly Concern[] {
  return kinds.flatMap((kind) => {
    const { count, since } = found[kind]
    if (count === 0 || since === null) return []
    const { one, many, body } = words[kind]
    const title = count === 1 ? one : `${count} ${many}`
    return [
      { code: `stuck-${kind}`, count, title, body: `${body} ${ageWords(now - since)}` },
    ] as const
  })
}

export const kinds: readonly StuckKind[] = ['timers', 'events', 'effects', 'executions', 'replies']

/** Said when it moves again. */
export const movesAgain: Readonly<Record<StuckKind, string>> = {
  timers: 'The flows that were late have gone on.',
  events: 'Everything we were told has been taken in.',
  effects: 'Texts and bookings go out again.',
  executions: 'The flows that stood still have gone on.',
  replies: 'Somebody has read what patients wrote.',
}

const words: Readonly<
  Record<StuckKind, { readonly one: string; readonly many: string; readonly body: string }>
> = {
  timers: {
    one: 'A flow that waits for a time is late',
    many: 'flows that wait for a time are late',
    body: 'They should have gone on by themselves. If this stays, restart Chairflow.',
  },
  events: {
    one: 'Something we were told is not taken in yet',
    many: 'things we were told are not taken in yet',
    body: 'The practice system may not answer. Please check the calendar there by hand.',
  },
  effects: {
    one: 'A text or booking is waiting longer than it should',
    many: 'texts or bookings are waiting longer than they should',
    body: 'They go out one after the other. What is urgent is better done by hand.',
  },
  executions: {
    one: 'A flow stands still',
    many: 'flows stand still',
    body: 'Nothing is under way that could move them. Please look at them under Executions.',
  },
  replies: {
    one: 'A patient’s message waits for an answer',
    many: 'patients’ messages wait for an answer',
    body: 'No flow was waiting for them. Please look under Tasks.',
  },
}

function ageWords(ageMs: number): string {
  const minutes = Math.floor(ageMs / MINUTE_MS)
  if (minutes < 120) return `The oldest is ${minutes} minutes old.`
  return `The oldest is ${Math.floor(minutes / 60)} hours old.`
}
