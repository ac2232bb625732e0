import type { AppointmentFacts } from '@chairflow/connector-kit'
import type { Begin } from '../files.ts'
import type { Story } from '../story.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A chair becomes free, and five flows that know nothing of each other want something of it. */
export const gapFill: Story = {
  beginning: () => ({}),
  contains: {
    '"type":"booking"': 1,
    'slot just opened': 2,
    'The same chair is free': 2,
    'flw_rival finished filled': 1,
    'flw_together finished ready': 2,
    'flw_confirm finished silent': 2,
  },
  tell: async ({ begin, staffWrite, receiveText, phonesWith, advanceTo }) => {
    const visit = visitToCancel(begin)
    const phoneWith = (words: string, index: number) => phonesWith(words)[index] ?? ''
    await staffWrite(
      { ...visit, status: 'cancelled' },
      {
        dedupeKey: 'cancel',
        occurredAt: begin.at + 5 * MINUTE_MS,
        change: 'cancelled',
        hasFacts: false,
      },
    )
    await receiveText(phoneWith('just opened', 0), 'NO', 'in-1')
    await receiveText(phoneWith('The same chair', 0), 'YES', 'in-2')
    await advanceTo(5 * MINUTE_MS)
    await receiveText(phoneWith('just opened', 1), 'YES', 'in-3')
    await receiveText(phoneWith('The same chair', 1), 'STOP', 'in-4')
    await staffWrite(onAnotherDay(visit), {
      dedupeKey: 'book',
      occurredAt: begin.at,
      change: 'booked',
      hasFacts: true,
    })
    await advanceTo(10 * MINUTE_MS)
    await receiveText(visit.patient?.phone ?? '', 'who is this?', 'in-5')
    await advanceTo(2 * HOUR_MS)
    await advanceTo(3 * DAY_MS)
  },
}

/** Something that many wait for, hours ahead. */
function visitToCancel({ at, calendar }: Begin): AppointmentFacts {
  const visit = calendar.find(
    ({ startAt, serviceExternalId }) => serviceExternalId === '110' && startAt > at + 3 * HOUR_MS,
  )
  if (visit === undefined) throw new Error('There is no visit to cancel')
  return visit
}

/** The patient who cancelled comes on another day. */
function onAnotherDay(visit: AppointmentFacts): AppointmentFacts {
  const externalId = `${visit.externalId}-again`
  const [startAt, endAt] = [visit.startAt + 10 * DAY_MS, visit.endAt + 10 * DAY_MS]
  return { ...visit, externalId, startAt, endAt, status: 'booked' }
}
