import type { WaitlistInput, WaitlistRow } from '@chairflow/api'
import { localSpan, type TimePreference } from '@chairflow/scheduling'
import { calendarDate } from '../clock-words.ts'
import { texts } from './texts.ts'

/** What is entered about somebody who waits, before it is sent. */
export type Draft = {
  readonly patientId: string | null
  readonly serviceId: string | null
  readonly locationIds: readonly string[]
  readonly windows: readonly TimePreference[]
  readonly maxMiles: number | null
  readonly zip: string
  readonly providerId: string | null
  readonly strength: 'only' | 'rather'
  readonly noticeMinutes: number
  /** The last day they would come, as 2026-12-24; empty: no end. */
  readonly untilDay: string
  readonly note: string
}

export const NEW_WINDOW: TimePreference = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }

export function newDraft(locationIds: readonly string[]): Draft {
  return {
    ...{ patientId: null, serviceId: null, locationIds, windows: [], maxMiles: null, zip: '' },
    ...{ providerId: null, strength: 'rather', noticeMinutes: 0, untilDay: '', note: '' },
  }
}

export function draftOf(row: WaitlistRow, timeZone: string): Draft {
  const { patientId, serviceId, locationIds, windows, maxMiles, provider } = row
  const { noticeMinutes, expiresAt, note } = row
  return {
    ...{ patientId, serviceId, locationIds, windows, maxMiles, noticeMinutes, note },
    zip: row.zip ?? '',
    providerId: provider?.providerId ?? null,
    strength: provider?.strength ?? 'rather',
    untilDay: expiresAt === null ? '' : lastDay(Date.parse(expiresAt), timeZone),
  }
}

/** An entry as it would be sent to become what it is now. */
export function inputOfRow(row: WaitlistRow, status: WaitlistRow['status'] = row.status) {
  const { patientId, serviceId, locationIds, windows, zip, maxMiles, provider } = row
  const { noticeMinutes, expiresAt, note, revision } = row
  return {
    ...{ patientId, serviceId, locationIds, windows, zip, maxMiles, provider },
    ...{ noticeMinutes, expiresAt, note, revision },
    ...(status !== 'booked' && { status }),
  } satisfies WaitlistInput
}

/** What is sent. Whoever was paused stays so. */
export function inputOf(draft: Draft, timeZone: string, before: WaitlistRow | null): WaitlistInput {
  const { maxMiles, noticeMinutes, providerId, strength } = draft
  const provider = providerId === null ? null : ({ providerId, strength } as never)
  const status = before === null || before.status === 'booked' ? 'waiting' : before.status
  return {
    ...{ maxMiles, noticeMinutes, provider, status },
    patientId: draft.patientId ?? '',
    serviceId: draft.serviceId ?? '',
    locationIds: [...draft.locationIds],
    windows: draft.windows.map(({ days, ...hours }) => ({ days: [...days].sort(), ...hours })),
    zip: draft.zip.trim() === '' ? null : draft.zip.trim(),
    expiresAt: expiryOf(draft, timeZone, before),
    note: draft.note.trim(),
    ...(before !== null && { revision: before.revision }),
  }
}

const MINUTE_MS = 60_000

/** The end of the day; an hour that somebody else set stays while the day does. */
function expiryOf({ untilDay }: Draft, timeZone: string, before: WaitlistRow | null) {
  if (untilDay === '') return null
  const was = before?.expiresAt ?? null
  if (was !== null && lastDay(Date.parse(was), timeZone) === untilDay) return was
  const noonMs = Date.parse(`${untilDay}T12:00:00Z`)
  const { endAt } = localSpan(noonMs, { from: '00:00', to: '23:59' }, timeZone)
  return new Date(endAt + MINUTE_MS).toISOString()
}

/** A wish that runs out at midnight lasts through the day before. */
const lastDay = (expiresAt: number, timeZone: string) => calendarDate(expiresAt - 1, timeZone)

/** Sentences by field, such as `windows.0.to`; none when it may be sent. */
export type Problems = Readonly<Record<string, string>>

/** What the parts of the form share. */
export type PartProps = {
  readonly draft: Draft
  readonly problems: Problems
  readonly onChange: (change: Partial<Draft>) => void
}

export function problemsIn(draft: Draft, today: string): Problems {
  const { patientId, serviceId, locationIds, zip, untilDay, windows } = draft
  return {
    ...(patientId === null && { patientId: texts.missingPatient }),
    ...(serviceId === null && { serviceId: texts.missingService }),
    ...(locationIds.length === 0 && { locationIds: texts.missingLocation }),
    ...(zip.trim() !== '' && !/^\d{5}$/.test(zip.trim()) && { zip: texts.notZip }),
    ...(untilDay !== '' && untilDay < today && { expiresAt: texts.dayOver }),
    ...Object.assign({}, ...windows.map(windowProblems)),
  }
}

function windowProblems({ days, from, to }: TimePreference, index: number): Problems {
  const at = `windows.${index}`
  return {
    ...(days.length === 0 && { [`${at}.days`]: texts.missingDays }),
    ...(from === '' && { [`${at}.from`]: texts.missingFrom }),
    ...(to === '' && { [`${at}.to`]: texts.missingTo }),
    ...(from !== '' && to !== '' && to <= from && { [`${at}.to`]: texts.endBeforeStart }),
  }
}
