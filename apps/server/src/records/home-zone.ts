import type { Location, PracticeRecords, ProviderId } from '@chairflow/scheduling'
import { Temporal } from 'temporal-polyfill'

/** The zone where somebody is at home. */
export function homeZone(
  { providers, locations }: PracticeRecords,
  providerId: ProviderId,
): Location['timeZone'] {
  const home = providers.find(({ id }) => id === providerId)?.locationId
  return locations.find(({ id }) => id === home)?.timeZone ?? 'UTC'
}

/** The instant (UTC ms) at which the day in a zone ends. */
export function endOfDay(nowMs: number, timeZone: string): number {
  return zoned(nowMs, timeZone).startOfDay().add({ days: 1 }).epochMilliseconds
}

function zoned(nowMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone)
}
