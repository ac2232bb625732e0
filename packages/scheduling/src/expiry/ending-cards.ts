import { Temporal } from 'temporal-polyfill'
import { isOccupying } from '../footprint.ts'
import { isQualified } from '../lint-practice/is-qualified.ts'
import { localDay } from '../local-time.ts'
import { credentialName } from '../match/credential-name.ts'
import { covers } from '../match/rules/check-credentials.ts'
import { sentenceCase } from '../match/sentence-case.ts'
import type { Credential } from '../practice/credential.ts'
import { lastDayOf } from '../practice/last-day-of.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { type Provider, workplacesOf } from '../practice/provider.ts'
import { type Service, serviceAt, waysAt } from '../practice/service.ts'
import type { Appointment } from '../records.ts'

/** A certificate that nothing follows, and what its end touches. */
export type EndingCard = {
  readonly credential: Credential
  /** "Neurotoxin certificate". */
  readonly name: string
  readonly provider: Provider
  /** The last day it counts, YYYY-MM-DD at the provider's home. */
  readonly expiresOn: string
  /** Whole days from today until then, both at the provider's home; 0 is its last day, -1 the day after. */
  readonly daysLeft: number
  /** A renewal was submitted that nobody has confirmed. */
  readonly isRenewalPending: boolean
  /** What the provider could do on its last day and cannot on the day after. */
  readonly services: readonly Service[]
  /** Bookings of those services, not begun, that end after it does. */
  readonly bookings: number
}

export type EndingQuestion = {
  /** Home of the providers asked about; its days count. */
  readonly location: Location
  /** UTC ms. */
  readonly now: number
  /** Not begun yet, of every location. */
  readonly appointments: readonly Appointment[]
}

/** The furthest that a notice may be ahead. */
const AHEAD_DAYS = 90
/** What lapsed longer ago is old news: a flow published later says nothing of it. */
const LAPSED_DAYS = 30

/**
 * The certificates of a location's people that end within 90 days or ended within the last 30.
 * One that was revoked, was never confirmed, or is followed by a confirmed one is not among them.
 */
export function endingCards(
  records: PracticeRecords,
  question: EndingQuestion,
): readonly EndingCard[] {
  const { location, now } = question
  const today = localDay(now, location.timeZone)
  const people = records.providers.filter(({ locationId }) => locationId === location.id)
  return people.flatMap((provider) => {
    const own = records.credentials.filter(({ providerId }) => providerId === provider.id)
    return own.flatMap((credential) => {
      const expiresOn = lastDayOf(credential, location.timeZone)
      if (credential.status !== 'active' || expiresOn === null) return []
      const daysLeft = daysBetween(today, expiresOn)
      if (daysLeft > AHEAD_DAYS || daysLeft < -LAPSED_DAYS) return []
      const card: Card = { credential, provider, expiresOn, own, timeZone: location.timeZone }
      if (isFollowed(card)) return []
      const name = sentenceCase(credentialName(credential.kind))
      const services = records.services.filter((service) =>
        waysAt(service, workplacesOf(provider))
          .flatMap((here) => withProducts(here, credential))
          .some((here) => isEnding(here, card)),
      )
      const bookings = endingBookings(records, card, question)
      return [{ ...card, name, daysLeft, isRenewalPending: isPending(card), services, bookings }]
    })
  })
}

type Card = Pick<EndingCard, 'credential' | 'provider' | 'expiresOn'> & {
  /** All of this provider. */
  readonly own: readonly Credential[]
  readonly timeZone: string
}

/** A confirmed card of the same kind takes over without a gap, for at least the same products. */
function isFollowed({ credential, expiresOn, own, timeZone }: Card): boolean {
  const dayAfter = addDays(expiresOn, 1)
  return renewals({ credential, own }).some(
    (card) =>
      card.status === 'active' &&
      (card.validFrom ?? dayAfter) <= dayAfter &&
      (lastDayOf(card, timeZone) ?? dayAfter) >= dayAfter,
  )
}

function isPending(card: Card): boolean {
  return renewals(card).some(({ status }) => status === 'pending')
}

function renewals({ credential, own }: Pick<Card, 'credential' | 'own'>): readonly Credential[] {
  return own.filter(
    (other) =>
      other.id !== credential.id &&
      other.kind === credential.kind &&
      reachesAsFar(other, credential),
  )
}

function reachesAsFar(other: Credential, { products }: Credential): boolean {
  if (other.products.length === 0) return true
  return products.length > 0 && products.every((product) => covers(other, product))
}

/** As it is by itself, and with each product that the certificate names. */
function withProducts(here: Service, { products }: Credential): readonly Service[] {
  return [here, ...products.map((product) => ({ ...here, product }))]
}

/** What the provider may do on the last day, as a location does it, and not on the day after. */
function isEnding(here: Service, { provider, expiresOn, own, timeZone }: Card): boolean {
  const credentials = own.map((one) => ({ ...one, validUntil: lastDayOf(one, timeZone) }))
  const mayDo = (today: string) => isQualified(here, provider, { credentials, today })
  return mayDo(expiresOn) && !mayDo(addDays(expiresOn, 1))
}

function endingBookings(
  { locations, services }: PracticeRecords,
  card: Card,
  { appointments, now }: Pick<EndingQuestion, 'appointments' | 'now'>,
): number {
  const { credential, provider, expiresOn } = card
  const isTouched = ({ serviceId, locationId, product }: Appointment) => {
    const listed = services.find(({ id }) => id === serviceId)
    if (listed === undefined) return false
    const here = serviceAt(listed, locationId) ?? listed
    return isEnding({ ...here, product: product ?? here.product }, card)
  }
  const isAfter = ({ endAt, locationId }: Appointment) => {
    const there = locations.find(({ id }) => id === locationId)?.timeZone ?? 'UTC'
    const isPastExact = credential.expiresAt !== null && endAt > credential.expiresAt
    return isPastExact || localDay(endAt - 1, there) > expiresOn
  }
  return appointments.filter(
    (booked) =>
      booked.providerId === provider.id &&
      booked.startAt > now &&
      isOccupying(booked) &&
      isAfter(booked) &&
      isTouched(booked),
  ).length
}

function daysBetween(from: string, until: string): number {
  return Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days
}

function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
