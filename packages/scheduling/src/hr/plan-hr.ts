import { Temporal } from 'temporal-polyfill'
import type { CredentialId } from '../ids.ts'
import { credentialKind } from '../matrix/credential-kind.ts'
import { foldWords } from '../matrix/fold-words.ts'
import { findPerson } from '../matrix/plan-people.ts'
import { readPeople } from '../matrix/read-people.ts'
import type { Credential } from '../practice/credential.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { Provider } from '../practice/provider.ts'
import { type RecordWrite, withWrites } from '../practice/record-write.ts'
import type { HrRecord } from './hr-record.ts'

export type HrOptions = {
  readonly newId: (prefix: string) => string
  /** The day in the practice, such as 2026-11-24. */
  readonly today: string
  /** Who says so, e.g. "HR feed". */
  readonly source: string
}

export type HrFinding = { readonly key: string; readonly text: string }

export type HrPlan = {
  readonly writes: readonly RecordWrite[]
  /** About whom nothing could be written. */
  readonly findings: readonly HrFinding[]
  /** Keys of findings that are settled by this. */
  readonly settled: readonly string[]
}

/**
 * What an HR system's list makes of the certificates. What cuts is taken at once: a lapse, an earlier
 * day, a revocation. What extends counts only when HR looked it up (`verifiedOn`); else it is kept as
 * pending until somebody confirms it. The same list again changes nothing, and a lapse that is older
 * than a confirmation does not undo it.
 */
export function planHr(
  told: readonly HrRecord[],
  records: PracticeRecords,
  options: HrOptions,
): HrPlan {
  const writes: RecordWrite[] = []
  const findings: HrFinding[] = []
  const settled: string[] = []
  for (const record of told) {
    const now = withWrites(records, writes)
    const kinds = now.credentials.map(({ kind }) => kind)
    const kind = credentialKind(record.credential, kinds)
    const key = `hr ${foldWords(record.employee)} ${kind}`
    const provider = findEmployee(record.employee, now)
    if (provider === null) {
      const text = `The HR list has a certificate (${record.credential}) of ${record.employee}, who is not among the providers.`
      findings.push({ key, text })
      continue
    }
    settled.push(key)
    const own = now.credentials.filter(
      (card) => card.providerId === provider.id && card.kind === kind,
    )
    const cards = cardsAfter(record, own, { provider, kind, options })
    writes.push(...cards.map(writeOf))
  }
  return { writes: realOf(writes, records), findings, settled }
}

function writeOf(card: Credential): RecordWrite {
  return { list: 'credentials', id: card.id, row: card }
}

/** The last word on each card, where it says something new. */
function realOf(writes: readonly RecordWrite[], { credentials }: PracticeRecords) {
  const last = new Map(writes.map((write) => [write.id, write]))
  return [...last.values()].filter(({ id, row }) => {
    const before = credentials.find((card) => card.id === id)
    return JSON.stringify(before) !== JSON.stringify(row)
  })
}

/** By the id of the practice system, by ours, or by the name. */
function findEmployee(employee: string, records: PracticeRecords): Provider | null {
  const words = employee.trim()
  const byId = records.providers.find(({ id, externalId }) => id === words || externalId === words)
  if (byId !== undefined) return byId
  const people = readPeople(words)
  const [person, ...more] = people.ok ? people.value : []
  if (person === undefined || more.length > 0) return null
  const found = findPerson(person, records)
  return found === 'several' ? null : found
}

type About = { readonly provider: Provider; readonly kind: string; readonly options: HrOptions }

function cardsAfter(
  record: HrRecord,
  own: readonly Credential[],
  about: About,
): readonly Credential[] {
  switch (record.status) {
    case 'lapsed':
      return lapse(record, own, about)
    case 'revoked':
      return own.length === 0
        ? [{ ...newCard(record, about), status: 'revoked' }]
        : own.map((card) => ({ ...card, status: 'revoked' }))
    case 'renewal-submitted':
      return submit(record, own, about)
    case 'active':
      return renew(record, own, about)
    default:
      return record.status satisfies never
  }
}

/** Ends every card that says otherwise, but for one that was confirmed since. */
function lapse(record: HrRecord, own: readonly Credential[], about: About): readonly Credential[] {
  const last = record.expiresOn ?? dayBefore(about.options.today)
  const active = own.filter(({ status }) => status === 'active')
  if (active.length === 0 && own.length === 0) {
    return [{ ...newCard(record, about), status: 'active', validUntil: last }]
  }
  return active
    .filter(({ verifiedOn }) => verifiedOn === null || verifiedOn <= last)
    .filter(({ validUntil }) => validUntil === null || validUntil > last)
    .map((card) => ({ ...card, validUntil: last }))
}

function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()
}

/** Beside the card that counts there is one that waits to be confirmed. */
function submit(record: HrRecord, own: readonly Credential[], about: About): readonly Credential[] {
  const { expiresOn = null } = record
  const covers = own.some(
    ({ status, validUntil }) =>
      status === 'active' && expiresOn !== null && validUntil !== null && validUntil >= expiresOn,
  )
  if (covers) return []
  const waiting = own.find(({ status }) => status === 'pending')
  if (waiting === undefined) return [{ ...newCard(record, about), status: 'pending' }]
  return [{ ...waiting, ...datesOf(record, waiting) }]
}

function renew(record: HrRecord, own: readonly Credential[], about: About): readonly Credential[] {
  const { expiresOn = null, verifiedOn = null } = record
  const active = own.find(({ status }) => status === 'active')
  if (verifiedOn !== null) {
    const card = active ?? own.find(({ status }) => status === 'pending') ?? newCard(record, about)
    return [{ ...card, ...datesOf(record, card), status: 'active', verifiedOn }]
  }
  if (active === undefined) return submit(record, own, about)
  const isEarlier =
    expiresOn !== null && (active.validUntil === null || expiresOn < active.validUntil)
  if (isEarlier) return [{ ...active, ...datesOf(record, active) }]
  return expiresOn === active.validUntil || expiresOn === null ? [] : submit(record, own, about)
}

function datesOf(record: HrRecord, card: Credential) {
  return {
    validUntil: record.expiresOn ?? card.validUntil,
    validFrom: record.issuedOn ?? card.validFrom,
    number: record.number ?? card.number,
  }
}

function newCard(record: HrRecord, { provider, kind, options }: About): Credential {
  return {
    ...{ id: options.newId('crd') as CredentialId, providerId: provider.id, kind },
    ...{ status: 'pending', number: record.number ?? '', products: [], expiresAt: null },
    ...{ validFrom: record.issuedOn ?? null, validUntil: record.expiresOn ?? null },
    ...{ verifiedOn: null, source: options.source },
  }
}
