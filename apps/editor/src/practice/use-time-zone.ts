import { useQuery } from '@tanstack/react-query'
import { locationsQuery } from './queries.ts'

/**
 * The IANA zone in which times are shown: of the given location, else of the practice's first one.
 * Until that is known, the zone of this device.
 */
export function useTimeZone(locationId?: string): string {
  const locations = useQuery(locationsQuery).data?.items ?? []
  const location = locations.find(({ id }) => id === locationId) ?? locations[0]
  return location?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}
