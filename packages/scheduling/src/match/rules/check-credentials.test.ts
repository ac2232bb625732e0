import { describe, expect, test } from 'vitest'
import type { CredentialId, ProviderId, ServiceId } from '../../ids.ts'
import type { Credential } from '../../practice/credential.ts'
import type { CredentialRule } from '../../practice/credential-rule.ts'
import type { Service } from '../../practice/service.ts'
import { matchProviders } from '../match-providers.ts'
import { preparePractice } from '../prepare-practice.ts'
import { AUSTIN, MINUTE_MS, seedPractice, ZONE } from '../testing/seed-practice.ts'

/** Each with the local dates around it; 2026-11-01 has 25 hours, 2027-03-14 has 23. */
const starts = {
  'an ordinary morning': '2026-11-24T16:00Z',
  'over midnight': '2026-11-25T05:40Z',
  'in the hour that comes twice': '2026-11-01T06:40Z',
  'over the hour that is left out': '2027-03-14T07:40Z',
}
const MINUTES = 45
const statuses = ['active', 'pending', 'revoked'] as const
const scopes: readonly (readonly string[])[] = [[], ['Sculptra'], ['Radiesse', 'Juvederm']]
const products = [null, 'Sculptra']
/** Minutes from the start of the treatment; null: no exact instant. */
const exactEnds = [null, 0, 20, 44, 45]
/** First and last day, counted from the day the treatment starts on. */
const days = [
  [-30, -1],
  [-30, 0],
  [-30, 1],
  [0, 0],
  [1, 30],
  [-30, 30],
] as const
const rules = {
  one: { kind: 'a' },
  none: { all: [] },
  impossible: { any: [] },
  both: { all: [{ kind: 'a' }, { kind: 'b' }] },
  either: { any: [{ kind: 'a' }, { kind: 'b' }] },
  'b and either': { all: [{ kind: 'b' }, { any: [{ kind: 'a' }, { kind: 'c' }] }] },
  'c or both': { any: [{ kind: 'c' }, { all: [{ kind: 'a' }, { kind: 'b' }] }] },
} satisfies Readonly<Record<string, CredentialRule>>
const otherCards = [[], [card('b', {})], [card('b', { status: 'pending' })]]

describe.each(Object.entries(starts))('%s', (_, start) => {
  const startAt = Date.parse(start)
  const today = localDate(startAt)

  test.each(Object.entries(rules))('the rule "%s" holds as a table of its own says', (__, rule) => {
    const rows = rowsOf(startAt, today).map((row) => {
      const reasons = judged({ ...row, rule, startAt })
      const isMet = reasons.every((reason) => reason.isMet)
      const expected = holds(rule, (kind) => isCovered(kind, row.cards, row.product, startAt))
      return { ...row, reasons, isMet, expected }
    })
    const wrong = rows.filter(({ isMet, expected }) => isMet !== expected)
    expect(wrong.slice(0, 3)).toEqual([])
    expect(rows.some(({ isMet }) => isMet)).toBe(rule !== rules.impossible)
  })

  test('a renewed card takes over where the old one ends', () => {
    const until = card('a', { validUntil: today })
    const from = card('a', { validFrom: localDate(startAt + 86_400_000) })
    const rule = { kind: 'a' }
    const isMet = (cards: readonly Credential[]) =>
      judged({ rule, cards, product: null, startAt }).every((reason) => reason.isMet)
    expect(isMet([until, from])).toBe(true)
    expect(isMet([until])).toBe(isCovered('a', [until], null, startAt))
    expect(isMet([from])).toBe(false)
  })
})

/** The table: every minute of the treatment must have a card, its date told by Intl. */
function isCovered(
  kind: string,
  cards: readonly Credential[],
  product: string | null,
  startAt: number,
): boolean {
  const good = cards
    .filter((one) => one.kind === kind && one.status === 'active')
    .filter((one) => one.products.length === 0 || one.products.some((name) => name === product))
  return Array.from({ length: MINUTES }, (_, minute) => startAt + minute * MINUTE_MS).every((at) =>
    good.some((one) => {
      const date = localDate(at)
      const isInTime = one.expiresAt === null || at + MINUTE_MS <= one.expiresAt
      const hasBegun = one.validFrom === null || date >= one.validFrom
      const hasNotEnded = one.validUntil === null || date <= one.validUntil
      return isInTime && hasBegun && hasNotEnded
    }),
  )
}

function holds(rule: CredentialRule, has: (kind: string) => boolean): boolean {
  if ('kind' in rule) return has(rule.kind)
  const parts = ('all' in rule ? rule.all : rule.any).map((part) => holds(part, has))
  return 'all' in rule ? !parts.includes(false) : parts.includes(true)
}

/** Every card for `a` with every other card and every product. */
function rowsOf(startAt: number, today: string) {
  return cardsOf('a', startAt, today).flatMap((a) =>
    otherCards.flatMap((others) => products.map((product) => ({ cards: [a, ...others], product }))),
  )
}

function cardsOf(kind: string, startAt: number, today: string): readonly Credential[] {
  const dayAt = (offset: number) =>
    new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)
  return statuses.flatMap((status) =>
    days.flatMap(([from, until]) =>
      exactEnds.flatMap((minutes) =>
        scopes.map((names) =>
          card(kind, {
            status,
            validFrom: dayAt(from),
            validUntil: dayAt(until),
            expiresAt: minutes === null ? null : startAt + minutes * MINUTE_MS,
            products: [...names],
          }),
        ),
      ),
    ),
  )
}

function card(kind: string, change: Partial<Credential>): Credential {
  return {
    id: `crd_${kind}` as CredentialId,
    providerId: 'prv_lee' as ProviderId,
    kind,
    status: 'active',
    number: '',
    validFrom: '2000-01-01',
    validUntil: '2099-12-31',
    products: [],
    expiresAt: null,
    verifiedOn: null,
    source: '',
    ...change,
  }
}

function judged(asked: {
  readonly rule: CredentialRule
  readonly cards: readonly Credential[]
  readonly product: string | null
  readonly startAt: number
}) {
  const seed = seedPractice()
  const service = {
    ...seed.services.find(({ id }) => id === 'svc_iv'),
    durationMinutes: MINUTES,
    product: asked.product,
    requirement: { roles: [], credentials: asked.rule },
  } as Service
  const practice = preparePractice({
    ...seed,
    services: [service],
    providers: seed.providers.filter(({ id }) => id === 'prv_lee'),
    credentials: asked.cards,
  })
  const request = { serviceId: service.id as ServiceId, locationId: AUSTIN }
  const match = matchProviders(practice, { ...request, startAt: asked.startAt })
  return match?.verdicts[0]?.reasons.filter(({ code }) => code.startsWith('credential')) ?? []
}

const dates = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' })

const known = new Map<number, string>()

function localDate(instantMs: number): string {
  const date = known.get(instantMs) ?? dates.format(new Date(instantMs))
  known.set(instantMs, date)
  return date
}
