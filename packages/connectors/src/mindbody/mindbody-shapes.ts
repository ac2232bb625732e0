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

export const ClientsAnswer = T.Object({
  Clients: T.Array(
    T.Object({
      Id: VendorId,
      FirstName: T.String(),
      LastName: T.String(),
      MobilePhone: Maybe(T.String()),
      Email: Maybe(T.String()),
    }),
  ),
})

export const WebhookMessage = T.Object({
  messageId: T.String({ minLength: 1 }),
  eventId: T.String(),
  eventInstanceOriginationDateTime: T.Optional(T.String()),
  eventData: T.Object({
    siteId: VendorId,
    appointmentId: T.Optional(VendorId),
    status: Maybe(T.String()),
    isConfirmed: Maybe(T.Boolean()),
  }),
})
export type WebhookMessage = Static<typeof WebhookMessage>

const ajv = new Ajv2020({ strict: false })

/** What Mindbody sent, if it has the shape it documents. */
export function parserOf<Schema extends TSchema>(
  schema: Schema,
  what: string,
): (value: unknown) => Static<Schema> {
  const check = ajv.compile<Static<Schema>>(schema)
  return (value) => {
    if (check(value)) return value
    const message = `Mindbody sent ${what} that we cannot read.`
    const failure = { code: 'answer-unreadable', blame: 'service', message } as const
    throw new ConnectorError(failure, { certainty: 'unknown' })
  }
}
