import { localDay } from '../local-time.ts'
import { credentialKind } from '../matrix/credential-kind.ts'
import { foldWords } from '../matrix/fold-words.ts'
import { findPerson } from '../matrix/plan-people.ts'
import { readPeople } from '../matrix/read-people.ts'
import type { Credential } from '../practice/credential.ts'
import { homeZone } from '../practice/home-zone.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { Provider } from '../practice/provider.ts'
import { type RecordWrite, withWrites } from '../practice/record-write.ts'
import { type About, type HrOptions, stillCounts } from './about.ts'
import type { HrRecord } from './hr-record.ts'
import { lapse } from './lapse.ts'
import { newCard } from './new-card.ts'
import { renew, submit } from './renewal.ts'

export type HrFinding = {
  readonly key: string
  readonly code: 'unknown-employee' | 'disputed-lapse'
  readonly text: string
}

export type HrPlan = {
  readonly writes: readonly RecordWrite[]
  /** What somebody has to look at. */
  readonly findings: readonly HrFinding[]
  /** Keys of findings that are settled by this. */
  readonly settled: readonly string[]
}

/**
 * What an HR system's list makes of the certificates. What cuts is taken at once: a lapse, an earlier
 * day, a revocation. What extends counts only when HR looked it up (`verifiedOn`), after a lapse if
 * there was one; else it is kept as pending until somebody confirms it. The same list again changes
 * nothing. A lapse that is older than a confirmation does not undo it, and is found until HR's last
 * word agrees.
 */
export function planHr(
  told: readonly HrRecord[],
  records: PracticeRecords,
  options: HrOptions,
): HrPlan {
  const writes: RecordWrite[] = []
  const lastWords = new Map<string, HrFinding | null>()
  for (const record of told) {
    const { key, cards, finding } = planRecord(record, withWrites(records, writes), options)
    lastWords.set(key, finding)
    writes.push(...cards.map(writeOf))
  }
  const findings = [...lastWords.values()].flatMap((finding) => finding ?? [])
  const settled = [...lastWords].flatMap(([key, finding]) => (finding === null ? key : []))
  return { writes: realOf(writes, records), findings, settled }
}

type Planned = {
  readonly key: string
  readonly cards: readonly Credential[]
  readonly finding: HrFinding | null
}

function planRecord(record: HrRecord, now: PracticeRecords, options: HrOptions): Planned {
  const kinds = now.credentials.map((card) => card.kind)
  const kind = credentialKind(record.credential, kinds)
  const key = `hr ${foldWords(record.employee)} ${kind}`
  const provider = findEmployee(record.employee, now)
  if (provider === null) return { key, cards: [], finding: unknown(record, key) }
  const timeZone = homeZone(now, provider.id)
  const about = { provider, kind, timeZone, today: localDay(options.now, timeZone), options }
  const own = now.credentials.filter(
    (card) => card.providerId === provider.id && card.kind === kind,
  )
  const cards = cardsAfter(record, own, about)
  const after = own.map((card) => cards.find(({ id }) => id === card.id) ?? card)
  const isDisputed = record.status === 'lapsed' && after.some((card) => stillCounts(card, about))
  return { key, cards, finding: isDisputed ? disputed(record, about, key) : null }
}

function unknown({ credential, employee }: HrRecord, key: string): HrFinding {
  const text = `The HR list has a certificate (${credential}) of ${employee}, who is not among the providers.`
  return { key, code: 'unknown-employee', text }
}

function disputed({ credential }: HrRecord, { provider }: About, key: string): HrFinding {
  const text = `The HR list says that a certificate (${credential}) of ${provider.displayName} has lapsed, but it was confirmed since and still counts. Please look it up.`
  return { key, code: 'disputed-lapse', text }
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
