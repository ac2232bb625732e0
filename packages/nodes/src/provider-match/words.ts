import type { FoundTime } from '@chairflow/node-kit'
import { type DraftAlternative, draftMessage, sayAlternatives } from '@chairflow/scheduling'
import type { Config, Context } from './deciding.ts'
import { patientOf, wishOf } from './wish-of.ts'

type Told = {
  readonly times: readonly FoundTime[]
  /** UTC ms; null: they are not kept. */
  readonly heldUntil: number | null
  readonly practiceName: string
  readonly timeZone: string
}

/** "72 hours", "16 opening hours", "48 hours of the wished time". */
export function sayWindow({ lookAheadHours, lookAheadCounts, lookAheadFrom }: Config): string {
  const hours = lookAheadCounts === 'business-hours' ? 'opening hours' : 'hours'
  const of = lookAheadFrom === 'wished-time' ? ' of the wished time' : ''
  return `${lookAheadHours} ${hours}${of}`
}

/** For the front desk: the numbered times, and how long they are kept. */
export function sayTimes({ times, heldUntil }: Told, { render }: Context): string {
  if (times.length === 0) return 'No other time was found.'
  const numbered = sayAlternatives(times.map(toAlternative), 'en')
  if (heldUntil === null) return `${numbered}.`
  const until = render('{{ until | date }}, {{ until | time }}', { until: heldUntil })
  return `${numbered}. They are kept free until ${until}.`
}

/** What a person may send as it is; it names no treatment. */
export function writeDraft(config: Config, told: Told, context: Context): string {
  const wish = wishOf(config, context)
  const isBooked = config.visit !== undefined
  const { practiceName, timeZone, heldUntil, times } = told
  return draftMessage({
    language: config.draftLanguage ?? 'en',
    firstName: patientOf(config, context)?.firstName ?? '',
    practiceName,
    bookedAt: isBooked && wish !== undefined ? wish.slot.startAt : null,
    alternatives: times.map((one) => ({
      ...toAlternative(one),
      locationName: one.slot.location.id === wish?.slot.location.id ? null : one.slot.location.name,
    })),
    timeZone,
    heldUntil,
  })
}

/** The front desk is told the place in any case. */
function toAlternative({ slot, timeZone }: FoundTime): DraftAlternative {
  const { startAt, provider, location } = slot
  return { startAt, providerName: provider.name, locationName: location.name, timeZone }
}
