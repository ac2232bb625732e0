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
export function sayTimes(config: Config, { times, heldUntil }: Told, context: Context): string {
  if (times.length === 0) return 'No other time was found.'
  const { render } = context
  const numbered = sayAlternatives(alternativesOf(config, times, context), 'en')
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
    alternatives: alternativesOf(config, times, context),
    timeZone,
    heldUntil,
  })
}

/** The place is told where it is not the one of the slot. */
function alternativesOf(
  config: Config,
  times: readonly FoundTime[],
  context: Context,
): readonly DraftAlternative[] {
  const home = wishOf(config, context)?.slot.location.id
  return times.map(({ slot: { startAt, provider, location }, timeZone }) => {
    const locationName = location.id === home ? null : location.name
    return { startAt, providerName: provider.name, locationName, timeZone }
  })
}
