import type { ProviderId } from '../ids.ts'
import type { Location } from './location.ts'
import type { PracticeRecords } from './practice-records.ts'

/** The zone where somebody is at home. */
export function homeZone(
  { providers, locations }: Pick<PracticeRecords, 'providers' | 'locations'>,
  providerId: ProviderId,
): Location['timeZone'] {
  const home = providers.find(({ id }) => id === providerId)?.locationId
  return locations.find(({ id }) => id === home)?.timeZone ?? 'UTC'
}
