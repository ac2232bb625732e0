import { readFileSync } from 'node:fs'
import type { AppointmentFacts } from '@chairflow/connector-kit'
import { type Runtime, saveRecords } from '@chairflow/runtime'
import type { TimeOff } from '@chairflow/scheduling'
import { demoPractice, documentOf } from '@chairflow/simulator'
import type { Begin } from '../files.ts'
import type { Story } from '../story.ts'
import type { Teller } from '../teller.ts'
import { greeting, morning, thanks } from './flows-that-run-flows.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** By their ids in the practice system. */
const MARTINEZ = '22'
const TOXIN = '110'
const ROOM = '11'
/** Of a Monday, at five in the afternoon: three wait for it. */
const CANCELLED = '5004'
/** Martinez's visits of Friday, which others can take over. */
const TAKEN_OVER = ['5023', '5025', '5028']
/** Dr. Lee's visit of Thursday noon, when the only other who may do it is busy. */
const GIVEN_ANOTHER_TIME = '5018'

/** Four days of the recipes in examples/flows, and of flows that run another flow. */
export const recipes: Story = {
  beginning: () => ({
    practice: demoPractice(),
    flows: [
      ...['remind-and-confirm', 'tell-everybody', 'provider-swap'].map(readExample),
      ...[greeting, thanks, morning].map(documentOf),
    ],
  }),
  contains: {
    '"type":"change"': 4,
    'is now with': 3,
    'your visit is now on': 1,
    'flw_provider_swap finished reassigned': 3,
    'flw_provider_swap finished rescheduled': 1,
    'is free today at 5:15 PM': 3,
    'flw_tell finished done': 1,
    'Please reply YES or NO.': 3,
    'flw_remind finished confirmed': 2,
    'Dear Gina, thank you.': 1,
    'flw_morning finished greeted': 3,
    'flw_greeting finished found': 4,
  },
  tell: async (teller) => {
    await bookAndCancel(teller)
    await loseProviders(teller)
    await goOnUntilTuesdayNoon(teller)
    await hearReminded(teller)
    await teller.advanceTo(timeOf(2, 10, 5))
    await teller.advanceTo(timeOf(2, 11, 0))
    await teller.advanceTo(timeOf(4, 20, 0))
  },
}

async function bookAndCancel({ begin, staffWrite }: Teller): Promise<void> {
  const { yes, seen, no } = reminded(begin)
  const at = { occurredAt: begin.at, hasFacts: true }
  for (const visit of [yes, seen, no]) {
    await staffWrite(visit, { ...at, dedupeKey: `book-${visit.externalId}`, change: 'booked' })
  }
  const cancelled = { ...find(begin, CANCELLED), status: 'cancelled' } as const
  await staffWrite(cancelled, { ...at, dedupeKey: 'cancel', change: 'cancelled', hasFacts: false })
}

/** Two are out. What our moves change in the practice system it tells us like anything else. */
async function loseProviders({ begin, runtime, decide, tellOf }: Teller): Promise<void> {
  const friday = { startAt: begin.at + timeOf(4, 8, 0), endAt: begin.at + timeOf(4, 20, 0) }
  await isOut(runtime, { id: 'off_1', resourceId: 'prv_martinez', ...friday })
  for (const id of TAKEN_OVER) await tellOf(id, `moved-${id}`)
  const thursday = { startAt: begin.at + timeOf(3, 12, 0), endAt: begin.at + timeOf(3, 19, 0) }
  await isOut(runtime, { id: 'off_2', resourceId: 'prv_lee', ...thursday })
  await decide('Another time for ', 'time-1')
  await tellOf(GIVEN_ANOTHER_TIME, 'moved-later')
}

async function goOnUntilTuesdayNoon({ advanceTo }: Teller): Promise<void> {
  await advanceTo(timeOf(0, 10, 5))
  await advanceTo(timeOf(0, 11, 0))
  await advanceTo(timeOf(1, 10, 5))
  await advanceTo(timeOf(1, 12, 0))
}

/** One says YES, one was confirmed in the calendar before answering, one says NO and is called. */
async function hearReminded(teller: Teller): Promise<void> {
  const { begin, advanceTo, receiveText, staffWrite, decide } = teller
  const { yes, seen, no } = reminded(begin)
  await advanceTo(timeOf(1, 12, 31))
  await receiveText(phoneOf(yes), 'YES', 'in-1')
  await advanceTo(timeOf(1, 14, 46))
  const confirmed = { ...seen, status: 'confirmed' } as const
  const at = { occurredAt: begin.at + timeOf(1, 14, 46), hasFacts: true }
  await staffWrite(confirmed, { ...at, dedupeKey: 'confirm', change: 'updated' })
  await advanceTo(timeOf(1, 16, 1))
  await receiveText(phoneOf(no), 'NO', 'in-2')
  await decide('Please call ', 'cancels')
}

async function isOut({ store, host, live, wake, settle }: Runtime, off: Out): Promise<void> {
  const row = { ...off, resourceKind: 'provider', reason: '' } as TimeOff
  const write = { list: 'timeOff', id: row.id, row } as const
  live.tell(await store.write((tx) => saveRecords(tx, host, { actor: 'Ann', writes: [write] })))
  wake()
  await settle()
}

type Out = Readonly<Record<'id' | 'resourceId', string> & Record<'startAt' | 'endAt', number>>

/** Visits of Thursday afternoon; their reminders are due on Tuesday. */
function reminded(begin: Begin): Readonly<Record<'yes' | 'seen' | 'no', AppointmentFacts>> {
  return {
    yes: visitOf(begin, '6001', { patientOf: '5006', after: timeOf(3, 12, 30) }),
    seen: visitOf(begin, '6002', { patientOf: '5034', after: timeOf(3, 14, 45) }),
    no: visitOf(begin, '6003', { patientOf: '5029', after: timeOf(3, 16, 0) }),
  }
}

type Booked = { readonly patientOf: string; readonly after: number }

function visitOf(begin: Begin, externalId: string, { patientOf, after }: Booked): AppointmentFacts {
  const startAt = begin.at + after
  return {
    ...find(begin, patientOf),
    externalId,
    startAt,
    endAt: startAt + 30 * MINUTE_MS,
    status: 'booked',
    serviceExternalId: TOXIN,
    providerExternalId: MARTINEZ,
    roomExternalId: ROOM,
  }
}

function find({ calendar }: Begin, id: string): AppointmentFacts {
  const visit = calendar.find(({ externalId }) => externalId === id)
  if (visit === undefined) throw new Error(`There is no visit ${id}`)
  return visit
}

function phoneOf({ patient }: AppointmentFacts): string {
  return patient?.phone ?? ''
}

/** The story begins on a Monday, at nine in the morning. */
function timeOf(day: number, hour: number, minute: number): number {
  return day * DAY_MS + (hour - 9) * HOUR_MS + minute * MINUTE_MS
}

function readExample(name: string): object {
  const file = new URL(`../../../../examples/flows/${name}.flow.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as object
}
