import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { AppointmentFacts } from '@chairflow/connector-kit'

/** What a vendor took. Written before it answers, and not by the program under test. */
export type Taken =
  | { readonly type: 'text'; readonly effectId: string; readonly to: string; readonly body: string }
  | {
      readonly type: 'booking'
      readonly effectId: string
      readonly patient: string
      readonly provider: string
      readonly startAt: number
      /** As the calendar shows it. */
      readonly visit: AppointmentFacts
    }
  | {
      readonly type: 'change'
      readonly effectId: string
      readonly before: Place
      readonly visit: AppointmentFacts
    }

type Place = { readonly provider: string; readonly startAt: number }

/** What staff wrote into the practice system themselves. */
export type ByStaff = {
  readonly type: 'staff'
  readonly key: string
  readonly visit: AppointmentFacts
}

/** All that vendors know, in the order in which it came about. */
export type Entry = Taken | ByStaff

export function write(path: string, entry: Entry): void {
  appendFileSync(path, `${JSON.stringify(entry)}\n`)
}

export function readLedger(path: string): readonly Entry[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Entry)
}

/** What became of one of our effects, if the vendor took it. */
export function findTaken(path: string, wanted: string): Taken | undefined {
  return readLedger(path).find(
    (entry): entry is Taken => entry.type !== 'staff' && entry.effectId === wanted,
  )
}

/** The calendar as it was in the beginning, with all that was written since. */
export function calendarNow(
  beginning: readonly AppointmentFacts[],
  path: string,
): readonly AppointmentFacts[] {
  const visits = new Map(beginning.map((visit) => [visit.externalId, visit]))
  for (const entry of readLedger(path)) {
    if (entry.type !== 'text') visits.set(entry.visit.externalId, entry.visit)
  }
  return [...visits.values()]
}
