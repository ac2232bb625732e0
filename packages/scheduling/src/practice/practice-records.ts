import { type Static, Type as T } from 'typebox'
import { Credential } from './credential.ts'
import { Location } from './location.ts'
import { Provider } from './provider.ts'
import { Equipment, Room } from './room.ts'
import { Service } from './service.ts'
import { TimeOff } from './time-off.ts'

/** The practice as a manager keeps it: all that matching reads beside the bookings. */
export const PracticeRecords = T.Object({
  locations: T.Array(Location),
  rooms: T.Array(Room),
  equipment: T.Array(Equipment),
  services: T.Array(Service),
  providers: T.Array(Provider),
  credentials: T.Array(Credential),
  timeOff: T.Array(TimeOff),
})
type Records = Static<typeof PracticeRecords>
export type PracticeRecords = {
  readonly [List in keyof Records]: readonly Records[List][number][]
}

export type RecordList = keyof PracticeRecords

/** What one record of a list is called in code. */
export type RecordKind =
  | 'location'
  | 'room'
  | 'equipment'
  | 'service'
  | 'provider'
  | 'credential'
  | 'timeOff'

/** In an order in which whatever a record refers to comes before it. */
export const recordLists = {
  locations: 'location',
  rooms: 'room',
  equipment: 'equipment',
  services: 'service',
  providers: 'provider',
  credentials: 'credential',
  timeOff: 'timeOff',
} as const satisfies Readonly<Record<RecordList, RecordKind>>

export const listNames = Object.keys(recordLists) as readonly RecordList[]

export const noRecords: PracticeRecords = {
  locations: [],
  rooms: [],
  equipment: [],
  services: [],
  providers: [],
  credentials: [],
  timeOff: [],
}
