import type { Interval } from '../../intervals.ts'
import type { Credential } from '../../practice/credential.ts'
import type { CredentialRule } from '../../practice/credential-rule.ts'
import type { Provider } from '../../practice/provider.ts'
import type { Calendar } from '../calendar.ts'
import { credentialName } from '../credential-name.ts'
import { type MatchCode, type MatchReason, met, unmet } from '../match-reason.ts'
import type { Question } from '../question.ts'
import { sayClock, sayDate } from '../say-when.ts'
import { sentenceCase } from '../sentence-case.ts'

/** Sorts after every calendar date. */
const NO_END = '9999-12-31'

/**
 * Every credential asked for covers the product and is valid through the end of the treatment: the
 * whole of its printed last day where the location is, and not after an exact instant if it has one.
 */
export function checkCredentials(question: Question, { id }: Provider): readonly MatchReason[] {
  const own = question.practice.credentialsOf.get(id) ?? []
  return judge(question.service.requirement.credentials, { question, own })
}

type Asked = { readonly question: Question; readonly own: readonly Credential[] }

/** One reason for each credential of an `all`; one for the whole of an `any`. */
function judge(rule: CredentialRule, asked: Asked): readonly MatchReason[] {
  if ('kind' in rule) return [judgeKind(rule.kind, asked)]
  if ('all' in rule) return rule.all.flatMap((part) => judge(part, asked))
  return [judgeAny(rule.any, asked)]
}

function judgeAny(parts: readonly CredentialRule[], asked: Asked): MatchReason {
  const answers = parts.map((part) => judge(part, asked))
  const fitting = answers.find((reasons) => reasons.every(({ isMet }) => isMet))
  if (fitting !== undefined) {
    const text = fitting.map((reason) => reason.text).join(', ')
    return met('credential-valid', text === '' ? 'No credential needed' : text)
  }
  const missing = answers.flat().filter(({ isMet }) => !isMet)
  const first = missing.find(({ code }) => code !== 'credential-missing') ?? missing[0]
  const text = missing.map((reason) => reason.text).join('; ')
  return unmet(first?.code ?? 'credential-missing', `One of these is needed: ${text}`)
}

function judgeKind(kind: string, { question, own }: Asked): MatchReason {
  const name = sentenceCase(credentialName(kind))
  const ofKind = own.filter((credential) => credential.kind === kind)
  const able = ofKind.filter(({ status }) => status === 'active')
  const inScope = able.filter((credential) => covers(credential, question.product))
  if (isCovered(question, inScope)) {
    return met('credential-valid', `${name} ${sayEnd(question, inScope)}`)
  }
  if (ofKind.length === 0) {
    return unmet('credential-missing', `No ${credentialName(kind)} on file`)
  }
  return whyNot(question, { name, ofKind, able, inScope })
}

/** A card that names products covers those alone; one that names none covers every product. */
export function covers({ products }: Credential, product: string | null): boolean {
  if (products.length === 0) return true
  return product !== null && products.some((named) => same(named, product))
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** Each local day of the treatment is covered by a card, so that a renewed one takes over. */
function isCovered({ treatment, calendar }: Question, cards: readonly Credential[]): boolean {
  return dayParts(treatment, calendar).every(({ date, endAt }) =>
    cards.some(
      (card) => isWithin(card, date) && (card.expiresAt === null || endAt <= card.expiresAt),
    ),
  )
}

function isWithin({ validFrom, validUntil }: Credential, date: string): boolean {
  return (validFrom ?? date) <= date && date <= lastDay({ validUntil })
}

/** Sorts after every date when no end is on file. */
function lastDay({ validUntil }: Pick<Credential, 'validUntil'>): string {
  return validUntil ?? NO_END
}

function dayParts({ startAt, endAt }: Interval, calendar: Calendar) {
  const parts: { readonly date: string; readonly endAt: number }[] = []
  for (let from = startAt; from < endAt; ) {
    const day = calendar.dayOf(from)
    const until = Math.min(day.endAt, endAt)
    parts.push({ date: day.date, endAt: until })
    from = until
  }
  return parts
}

function sayEnd({ day, treatment, calendar }: Question, cards: readonly Credential[]): string {
  const last = calendar.dayOf(treatment.endAt - 1).date
  const covering = cards.filter((card) => isWithin(card, last))
  const until = covering.map(lastDay).sort().at(-1) ?? last
  return until === NO_END ? 'valid, no expiry on file' : `valid until ${sayDate(until, day.date)}`
}

type Found = {
  readonly name: string
  readonly ofKind: readonly Credential[]
  readonly able: readonly Credential[]
  readonly inScope: readonly Credential[]
}

/** The nearest miss is told: a lapsed card rather than a pending renewal beside it. */
function whyNot(question: Question, { name, ofKind, able, inScope }: Found): MatchReason {
  const no = (code: MatchCode, text: string) => unmet(code, `${name} ${text}`)
  const [latest] = [...inScope].sort((one, other) => (lastDay(one) < lastDay(other) ? 1 : -1))
  if (latest !== undefined) return whyNotValid(question, name, latest)
  const [scoped] = able
  if (scoped !== undefined)
    return no('credential-scope', `covers ${scoped.products.join(', ')} only`)
  if (ofKind.some(({ status }) => status === 'pending')) {
    return no('credential-pending', 'is submitted but not confirmed')
  }
  return no('credential-revoked', 'is revoked')
}

function whyNotValid(question: Question, name: string, card: Credential): MatchReason {
  const { day, treatment, calendar, clockStyle } = question
  const { validFrom, expiresAt } = card
  const until = sayDate(lastDay(card), day.date)
  if (lastDay(card) < day.date) return unmet('credential-expired', `${name} expired ${until}`)
  if (validFrom !== null && day.date < validFrom) {
    return unmet('credential-not-begun', `${name} begins ${sayDate(validFrom, day.date)}`)
  }
  if (expiresAt === null || treatment.endAt <= expiresAt) {
    return unmet('credential-ends-early', `${name} ends with ${until}, before the treatment does`)
  }
  const exact = `${sayDate(calendar.dayOf(expiresAt).date, day.date)} ${sayClock(expiresAt, calendar, clockStyle)}`
  if (expiresAt <= treatment.startAt) {
    return unmet('credential-expired', `${name} expired ${exact}`)
  }
  const end = sayClock(treatment.endAt, calendar, clockStyle)
  return unmet('credential-ends-early', `${name} expires ${exact}, the treatment ends ${end}`)
}
