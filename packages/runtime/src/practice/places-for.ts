import {
  type LocationId,
  type PreparedPractice,
  type ReachablePlace,
  reachablePlaces,
} from '@chairflow/scheduling'
import { findPatient, type Tx } from '@chairflow/store'
import { zips } from './zips.ts'

type Wanted = {
  /** Where the flow runs; null: every location. */
  readonly locationId: string | null
  /** How far the patient goes to another location; null: not at all. */
  readonly atMostMiles: number | null
  readonly patientId: string | null
}

/** Where a patient may be offered a time; undefined: everywhere. */
export function placesFor(
  tx: Tx,
  { records }: PreparedPractice,
  { locationId, atMostMiles, patientId }: Wanted,
): readonly ReachablePlace[] | undefined {
  const home = locationId as LocationId | null
  const here = home === null ? undefined : [{ locationId: home, miles: null }]
  if (atMostMiles === null) return here
  const zip = patientId === null ? '' : (findPatient(tx, { id: patientId })?.zip ?? '')
  return reachablePlaces(records.locations, { zip, atMostMiles, homeLocationId: home }, zips())
}
