import type { ResourceSpan } from '../bookings/visit-spans.ts'
import type { AppointmentId, EquipmentId } from '../ids.ts'
import type { Credential } from '../practice/credential.ts'
import type { Location } from '../practice/location.ts'
import type { Provider } from '../practice/provider.ts'
import type { Equipment, Room } from '../practice/room.ts'
import type { Service } from '../practice/service.ts'
import type { TimeOff } from '../practice/time-off.ts'
import type { Appointment } from '../records.ts'
import type { roleLattice } from '../roles.ts'
import type { ClockStyle } from './say-when.ts'

/** Everything a match reads, as the practice's tables hold it. */
export type MatchPractice = {
  readonly locations: readonly Location[]
  readonly services: readonly Service[]
  readonly providers: readonly Provider[]
  readonly credentials: readonly Credential[]
  readonly rooms: readonly Room[]
  readonly equipment: readonly Equipment[]
  readonly timeOff: readonly TimeOff[]
  /** Those of the days around the visits asked for; a cancelled one takes nobody's time. */
  readonly appointments: readonly Appointment[]
  /** Which devices a visit has, where that is known; absent: nothing is, and each gets its own. */
  readonly devicesOf?: ReadonlyMap<AppointmentId, readonly EquipmentId[]> | undefined
  /** What we hold, or have on its way into the practice system; absent: nothing. */
  readonly held?: readonly HeldSpan[] | undefined
}

/** A resource that is taken by a hold or a booking of ours. */
export type HeldSpan = ResourceSpan & { readonly sourceId: string }

export type MatchRules = {
  /** Which roles may do what another may; state law differs. Default: `roleLattice`. */
  readonly lattice?: typeof roleLattice | undefined
  /** Default: 24h. */
  readonly clockStyle?: ClockStyle | undefined
}
