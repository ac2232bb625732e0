import { ConnectorError } from '@chairflow/connector-kit'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type as T, type TSchema } from 'typebox'

/** Ids are typed now as numbers, now as strings (facts/pms 1.5). */
const VendorId = T.Union([T.String(), T.Number()])
const Maybe = <Schema extends TSchema>(schema: Schema) => T.Optional(T.Union([schema, T.Null()]))

export const VendorAppointment = T.Object({
  Id: VendorId,
  Status: T.String(),
  StartDateTime: T.String(),
  EndDateTime: T.String(),
  SessionTypeId: Maybe(VendorId),
  LocationId: VendorId,
  StaffId: VendorId,
  ClientId: Maybe(VendorId),
  PartnerExternalId: Maybe(T.String()),
  Resources: Maybe(T.Array(T.Object({ Id: VendorId }))),
})
export type VendorAppointment = Static<typeof VendorAppointment>

const Pagination = T.Object({ TotalResults: T.Number() })

export const AppointmentsAnswer = T.Object({
  PaginationResponse: Pagination,
  Appointments: T.Array(VendorAppointment),
})

export const AddAppointmentAnswer = T.Object({ Appointment: VendorAppointment })

export const TokenAnswer = T.Object({
  AccessToken: T.String({ minLength: 1 }),
  /** UTC. */
  Expires: T.String(),
})

export const ClientsAnswer = T.Object({
  Clients: T.Array(
    T.Object({
      Id: VendorId,
      FirstName: Maybe(T.String()),
      LastName: Maybe(T.String()),
      MobilePhone: Maybe(T.String()),
      Email: Maybe(T.String()),
    }),
  ),
})

export const WebhookMessage = T.Object({
  messageId: T.String({ minLength: 1 }),
  eventId: T.String(),
  eventInstanceOriginationDateTime: T.Optional(T.String()),
})
export type WebhookMessage = Static<typeof WebhookMessage>

/** All that we use of it: the rest is read by API. */
export const AppointmentEventData = T.Object({
  eventData: T.Object({ siteId: VendorId, appointmentId: VendorId }),
})

const ajv = new Ajv2020({ strict: false })

/** What Mindbody sent, if it has the shape it documents; otherwise throws what `fail` makes. */
export function parserOf<Schema extends TSchema>(
  schema: Schema,
  fail: () => ConnectorError,
): (value: unknown) => Static<Schema> {
  const check = ajv.compile<Static<Schema>>(schema)
  return (value) => {
    if (check(value)) return value
    throw fail()
  }
}

/** An answer came, so the call may have done its work. */
export function unreadableAnswer(what: string): () => ConnectorError {
  const message = `Mindbody sent ${what} that we cannot read.`
  const failure = { code: 'answer-unreadable', blame: 'service', message } as const
  return () => new ConnectorError(failure, { certainty: 'unknown' })
}
