import type { Repeat } from '@chairflow/connector-kit'
import type { Random } from './random.ts'

/** What may become of one call to a vendor. */
export type CallFate =
  | 'fine'
  /** It happened, and we never hear of it. */
  | 'answer-lost'
  /** It did not happen, and we cannot know. */
  | 'lost-on-the-way'
  /** The connection was refused. */
  | 'not-sent'
  /** 429 with Retry-After. */
  | 'busy'
  /** It happens, and the answer comes after we gave up. */
  | 'slow'
  /** No answer at all, and half of the time it happened. */
  | 'silent'

/** How hard a simulated world is, drawn from the seed. */
export type Weather = {
  readonly fates: Readonly<Record<CallFate, number>>
  readonly smsRepeat: Repeat
  readonly pmsRepeat: Repeat
  /** Whether the practice system says when it last changed an appointment. */
  readonly saysModifiedAt: boolean
  readonly duplicateWebhooks: number
  readonly lostWebhooks: number
  /** Chance that the process dies right after a commit, before anybody hears of it. */
  readonly crashAfterCommit: number
  readonly clockJumps: boolean
  readonly atOnce: number
}

export function drawWeather(random: Random): Weather {
  const rough = random.pick([0, 0.05, 0.2])
  const repeats: Readonly<Record<Repeat, number>> = { ask: 6, 'with-key': 2, never: 2 }
  return {
    fates: {
      fine: 1 - rough,
      'answer-lost': rough / 5,
      'lost-on-the-way': rough / 5,
      'not-sent': rough / 5,
      busy: rough / 10,
      slow: rough / 5,
      silent: rough / 10,
    },
    smsRepeat: random.weighted(repeats),
    pmsRepeat: random.weighted(repeats),
    saysModifiedAt: random.chance(0.5),
    duplicateWebhooks: random.pick([0, 0.3]),
    lostWebhooks: random.pick([0, 0.05]),
    crashAfterCommit: random.pick([0, 0.005, 0.02]),
    clockJumps: random.chance(0.4),
    atOnce: random.pick([1, 2, 8]),
  }
}

/** Everything works again. */
export const calm = {
  fine: 1,
  'answer-lost': 0,
  'lost-on-the-way': 0,
  'not-sent': 0,
  busy: 0,
  slow: 0,
  silent: 0,
} as const satisfies Weather['fates']
