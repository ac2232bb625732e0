import { Temporal } from 'temporal-polyfill'

export type DraftLanguage = 'en' | 'es'

export type DraftAlternative = {
  /** UTC ms. */
  readonly startAt: number
  readonly providerName: string
  /** Told where it is not the usual place; null: not told. */
  readonly locationName: string | null
  readonly timeZone: string
}

export type Draft = {
  readonly language: DraftLanguage
  readonly firstName: string
  readonly practiceName: string
  /** The visit that cannot be as it was booked or asked for, UTC ms; null when none is booked. */
  readonly bookedAt: number | null
  readonly alternatives: readonly DraftAlternative[]
  readonly timeZone: string
  /** Until when they are kept free, UTC ms; null when they are not. */
  readonly heldUntil: number | null
}

type Words = {
  readonly locale: string
  readonly hello: (name: string) => string
  readonly moved: (practice: string, when: string) => string
  readonly none: (practice: string) => string
  readonly choose: (answers: string) => string
  readonly held: (until: string) => string
  readonly call: string
  readonly withWhom: (provider: string) => string
  readonly at: (location: string) => string
}

const words: Readonly<Record<DraftLanguage, Words>> = {
  en: {
    locale: 'en-US',
    hello: (name) => `Hi ${name}, `,
    moved: (practice, when) =>
      `${practice}: we are sorry, your appointment on ${when} cannot take place as booked.`,
    none: (practice) => `${practice}: we are sorry, we have no appointment for you as you wished.`,
    choose: (answers) => `We can offer you: ${answers}. Which one suits you?`,
    held: (until) => `We keep these free for you until ${until}.`,
    call: 'Please tell us when you could come, and we find a new time.',
    withWhom: (provider) => `with ${provider}`,
    at: (location) => `at ${location}`,
  },
  es: {
    locale: 'es-US',
    hello: (name) => `Hola ${name}, `,
    moved: (practice, when) =>
      `${practice}: lo sentimos, su cita del ${when} no se puede realizar como estaba reservada.`,
    none: (practice) => `${practice}: lo sentimos, no tenemos una cita como usted deseaba.`,
    choose: (answers) => `Podemos ofrecerle: ${answers}. ¿Cuál le conviene?`,
    held: (until) => `Se las reservamos hasta el ${until}.`,
    call: 'Díganos cuándo podría venir y buscaremos otra hora.',
    withWhom: (provider) => `con ${provider}`,
    at: (location) => `en ${location}`,
  },
}

/**
 * What a person may send as it is: sorry, up to three numbered times, and how long they are kept. It
 * names no treatment: texts go unencrypted (facts/messaging-and-security, decision 10).
 */
export function draftMessage(draft: Draft): string {
  const said = words[draft.language]
  const { firstName, practiceName, bookedAt, alternatives, heldUntil } = draft
  const why =
    bookedAt === null
      ? said.none(practiceName)
      : said.moved(practiceName, sayWhen(bookedAt, draft.timeZone, said.locale))
  const hello = firstName === '' ? '' : said.hello(firstName)
  if (alternatives.length === 0) return `${hello}${why} ${said.call}`
  const numbered = sayAlternatives(alternatives, draft.language)
  const kept =
    heldUntil === null ? '' : ` ${said.held(sayWhen(heldUntil, draft.timeZone, said.locale))}`
  return `${hello}${why} ${said.choose(numbered)}${kept}`
}

/** "1) Tuesday, November 24, 3:00 PM with Dr. Lee, 2) …"; empty where there are none. */
export function sayAlternatives(
  alternatives: readonly DraftAlternative[],
  language: DraftLanguage,
): string {
  const said = words[language]
  return alternatives.map((one, index) => `${index + 1}) ${sayAlternative(one, said)}`).join(', ')
}

function sayAlternative(one: DraftAlternative, said: Words): string {
  const when = sayWhen(one.startAt, one.timeZone, said.locale)
  const place = one.locationName === null ? '' : ` ${said.at(one.locationName)}`
  return `${when} ${said.withWhom(one.providerName)}${place}`
}

/** "Tuesday, November 24, 3:00 PM" in the language. */
function sayWhen(instantMs: number, timeZone: string, locale: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
  const format = { weekday: 'long', month: 'long', day: 'numeric' } as const
  const day = local.toLocaleString(locale, format)
  return `${day}, ${local.toLocaleString(locale, { hour: 'numeric', minute: '2-digit' })}`
}
