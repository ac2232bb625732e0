import { Type as T } from 'typebox'
import { Credential } from './practice/credential.ts'
import { Location } from './practice/location.ts'
import { Provider } from './practice/provider.ts'
import { Equipment, Room } from './practice/room.ts'
import { Service } from './practice/service.ts'
import { Patient, TimePreference } from './records.ts'
import { ProviderWish } from './waitlist/waitlist-entry.ts'

/** A practice as one JSON file (read it with ajv's `useDefaults`), with times relative to the day it is loaded. */
export const PracticeFile = T.Object({
  practice: T.Object({ name: T.String(), siteId: T.Integer(), smsNumber: T.String() }),
  locations: T.Array(Location, { minItems: 1 }),
  rooms: T.Array(Room),
  equipment: T.Array(Equipment, { default: [] }),
  services: T.Array(Service),
  providers: T.Array(Provider),
  credentials: T.Array(Credential),
  patients: T.Array(Patient),
  appointments: T.Array(
    T.Object({
      id: T.String(),
      externalId: T.String(),
      dayOffset: T.Integer({ minimum: 0 }),
      time: T.String(),
      serviceId: T.String(),
      providerId: T.String(),
      roomId: T.String(),
      patientId: T.String(),
      status: T.String(),
    }),
  ),
  waitlist: T.Array(
    T.Object({
      id: T.String(),
      patientId: T.String(),
      serviceId: T.String(),
      joinedDaysAgo: T.Number({ minimum: 0 }),
      preference: TimePreference,
      /** More days and hours beside `preference`. */
      windows: T.Optional(T.Array(TimePreference)),
      maxMiles: T.Optional(T.Number({ minimum: 0 })),
      provider: T.Optional(ProviderWish),
      noticeMinutes: T.Optional(T.Integer({ minimum: 0 })),
      note: T.Optional(T.String()),
    }),
  ),
})
