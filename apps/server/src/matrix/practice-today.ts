import { localDay, type PracticeRecords } from '@chairflow/scheduling'
import type { Chairflow } from '../chairflow.ts'

/** The zone of the machine, for a practice that has no location yet. */
export function serverZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The day it is where the practice is (its first location). */
export function practiceToday({ runtime }: Chairflow, { locations }: PracticeRecords): string {
  const zone = locations[0]?.timeZone ?? serverZone()
  return localDay(runtime.host.ports.clock.now(), zone)
}
