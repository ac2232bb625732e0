import { type Static, Type as T } from 'typebox'

/** Someone a text can be sent to. */
export const Person = T.Object(
  {
    patientId: T.String({ title: 'Patient id' }),
    externalId: T.String({ title: 'Id in the practice system' }),
    firstName: T.String({ title: 'First name' }),
    lastName: T.String({ title: 'Last name' }),
    phone: T.String({ title: 'Mobile number' }),
  },
  { 'x-is': 'person', title: 'Person' },
)
export type Person = Static<typeof Person>

const Named = (title: string, is?: 'service' | 'provider') =>
  T.Object(
    { id: T.String({ title: 'Id' }), name: T.String({ title: 'Name' }) },
    { title, ...(is !== undefined && { 'x-is': is }) },
  )

/** A time in a chair: who treats, where, from when to when (UTC milliseconds). */
export const Slot = T.Object(
  {
    service: Named('Service', 'service'),
    provider: Named('Provider', 'provider'),
    room: T.Union([Named('Room'), T.Null()], { title: 'Room' }),
    location: Named('Location'),
    startAt: T.Number({ title: 'Start', 'x-is': 'instant' }),
    endAt: T.Number({ title: 'End', 'x-is': 'instant' }),
    /** What will be used, where that is more than the service says: some certificates cover one alone. */
    product: T.Optional(T.String({ title: 'Product' })),
  },
  { 'x-is': 'slot', title: 'Slot' },
)
export type Slot = Static<typeof Slot>

/** Several times, of which one may be chosen. */
export const Slots = T.Array(Slot, { 'x-is': 'slots', title: 'Times' })
export type Slots = Static<typeof Slots>

export const People = T.Array(Person, { 'x-is': 'people', title: 'People' })
export type People = Static<typeof People>

/** One treatment that somebody asked for in words. */
export const ServiceRequest = T.Object({
  category: T.String(),
  label: T.String({ title: 'Treatment' }),
  product: T.Union([T.String(), T.Null()], { title: 'Product' }),
  amount: T.Union([T.Number(), T.Null()], { title: 'Amount' }),
  unit: T.Union([T.String(), T.Null()], { title: 'Unit' }),
  /** 0 to 1. */
  confidence: T.Number(),
  /** The practice's services that are meant; one when it is clear. */
  services: T.Array(Named('Service', 'service')),
})
export type ServiceRequest = Static<typeof ServiceRequest>

/** Why a candidate was or was not chosen; shown in the journal. */
export const Verdict = T.Object({
  id: T.String(),
  name: T.String(),
  chosen: T.Boolean(),
  reasons: T.Array(T.String()),
})
export type Verdict = Static<typeof Verdict>

/** What a flow about an appointment starts with. */
export const AppointmentScope = T.Object({
  appointment: T.Object(
    {
      id: T.String({ title: 'Appointment id' }),
      status: T.String({ title: 'Status' }),
      startAt: T.Number({ title: 'Start', 'x-is': 'instant' }),
      endAt: T.Number({ title: 'End', 'x-is': 'instant' }),
      minutesUntilStart: T.Number({ title: 'Minutes until it starts' }),
      durationMinutes: T.Number({ title: 'Length in minutes' }),
    },
    { title: 'Appointment' },
  ),
  patient: Person,
  slot: Slot,
  service: Named('Service', 'service'),
  provider: Named('Provider', 'provider'),
  location: T.Object(
    {
      id: T.String({ title: 'Id' }),
      name: T.String({ title: 'Name' }),
      timeZone: T.String({ title: 'Time zone' }),
    },
    { title: 'Location' },
  ),
  practice: T.Object({ name: T.String({ title: 'Name' }) }, { title: 'Practice' }),
})
export type AppointmentScope = Static<typeof AppointmentScope> & {
  /** For a booking that cannot stay as it is. */
  readonly reroute?: Reroute
}

/** Why a booking cannot stay as it is. */
export const Reroute = T.Object(
  {
    reason: T.String({ title: 'Why it cannot stay' }),
    codes: T.String({ title: 'Short words for why' }),
  },
  { title: 'What stands against the booking' },
)
export type Reroute = Static<typeof Reroute>

/** What a flow about a booking that cannot stay starts with. */
export const RerouteScope = T.Object({ ...AppointmentScope.properties, reroute: Reroute })

/** What a flow that comes by the clock starts with: once for each location, in its own time. */
export const ScheduleScope = T.Object({
  schedule: T.Object(
    {
      dueAt: T.Number({ title: 'Planned for', 'x-is': 'instant' }),
      date: T.String({ title: 'Date' }),
    },
    { title: 'Schedule' },
  ),
  location: T.Object(
    {
      id: T.String({ title: 'Id' }),
      name: T.String({ title: 'Name' }),
      timeZone: T.String({ title: 'Time zone' }),
    },
    { title: 'Location' },
  ),
  practice: T.Object({ name: T.String({ title: 'Name' }) }, { title: 'Practice' }),
})
export type ScheduleScope = Static<typeof ScheduleScope>

/** What a flow about a certificate that ends starts with. */
export const CredentialScope = T.Object({
  credential: T.Object(
    {
      id: T.String({ title: 'Id' }),
      type: T.String({ title: 'Certificate' }),
      /** YYYY-MM-DD. */
      expiresOn: T.String({ title: 'Last day' }),
      daysLeft: T.Number({ title: 'Days left' }),
      /** "ends in 7 days, on Tuesday, December 1". */
      ends: T.String({ title: 'When it ends, in words' }),
      isRenewalPending: T.Boolean({ title: 'A renewal was submitted' }),
    },
    { title: 'Certificate' },
  ),
  provider: Named('Provider', 'provider'),
  affected: T.Object(
    {
      /** Names, comma between; "no service" when there is none. */
      services: T.String({ title: 'Services it is needed for' }),
      serviceCount: T.Number({ title: 'How many services' }),
      bookings: T.Number({ title: 'Bookings after it ends' }),
    },
    { title: 'What its end touches' },
  ),
  location: T.Object(
    {
      id: T.String({ title: 'Id' }),
      name: T.String({ title: 'Name' }),
      timeZone: T.String({ title: 'Time zone' }),
    },
    { title: 'Location' },
  ),
  practice: T.Object({ name: T.String({ title: 'Name' }) }, { title: 'Practice' }),
})
export type CredentialScope = Static<typeof CredentialScope>
