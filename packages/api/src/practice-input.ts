import {
  Credential,
  Equipment,
  Location,
  Provider,
  type RecordList,
  Room,
  Service,
  TimeOff,
} from '@chairflow/scheduling'
import { type Static, Type as T, type TObject, type TSchema } from 'typebox'

/** What may be left out when a record is sent, beside what its schema says. */
const DEFAULTS: Readonly<Record<RecordList, Readonly<Record<string, unknown>>>> = {
  locations: { externalId: '', address: '', zip: '', hours: [], closures: [] },
  rooms: { externalId: '', capacity: 1 },
  equipment: { externalId: '', capacity: 1 },
  services: {
    externalId: '',
    requirement: { credentials: { all: [] }, roles: [] },
    bufferAfterMinutes: 15,
  },
  providers: { externalId: '', firstName: '', lastName: '', shifts: [] },
  credentials: { number: '', validFrom: null, validUntil: null, status: 'active' },
  timeOff: { reason: '' },
}

const Moment = T.Union([T.Integer(), T.String({ maxLength: 40 }), T.Null()], {
  description: 'ISO 8601 with offset, or milliseconds UTC',
})

/** Fields that are instants: sent either way, kept as milliseconds UTC. */
export const momentFields = ['startAt', 'endAt', 'expiresAt', 'runningLateUntil'] as const

const Id = T.String({ pattern: '^[A-Za-z0-9_-]{1,100}$' })

/** A record as it is sent: the id is given when it is added, and may be chosen then. */
function inputOf(list: RecordList, schema: TObject): TObject {
  const defaults = DEFAULTS[list]
  const fields = Object.entries(schema.properties).map(([name, field]) => [
    name,
    fieldOf(name, field, defaults[name]),
  ])
  return T.Object(
    { ...Object.fromEntries(fields), id: T.Optional(Id) },
    { additionalProperties: false },
  )
}

function fieldOf(name: string, field: TSchema, fallback: unknown): TSchema {
  const isMoment = momentFields.some((moment) => moment === name)
  const asSent = isMoment ? Moment : limited(field)
  if (fallback !== undefined) return T.Optional({ ...asSent, default: fallback } as TSchema)
  const known = (field as { readonly default?: unknown }).default
  if (known === undefined) return asSent
  return T.Optional({ ...asSent, default: known } as TSchema)
}

const LONGEST = 500

function limited(field: TSchema): TSchema {
  const { type } = field as { readonly type?: unknown }
  return type === 'string' ? ({ maxLength: LONGEST, ...field } as TSchema) : field
}

function named(schema: TObject, name: string): TObject {
  const field = { ...schema.properties[name], minLength: 1 } as TSchema
  return T.Object({ ...schema.properties, [name]: field })
}

/** The body of POST and PUT for each list. */
export const recordInputs: Readonly<Record<RecordList, TObject>> = {
  locations: inputOf('locations', named(Location, 'name')),
  rooms: inputOf('rooms', named(Room, 'name')),
  equipment: inputOf('equipment', named(Equipment, 'name')),
  services: inputOf('services', named(Service, 'name')),
  providers: inputOf('providers', named(Provider, 'displayName')),
  credentials: inputOf('credentials', named(Credential, 'kind')),
  timeOff: inputOf('timeOff', TimeOff),
}

/** Each record as it is kept and answered. */
export const recordSchemas: Readonly<Record<RecordList, TObject>> = {
  locations: Location,
  rooms: Room,
  equipment: Equipment,
  services: Service,
  providers: Provider,
  credentials: Credential,
  timeOff: TimeOff,
}

export const RunningLate = T.Object(
  {
    minutes: T.Integer({ minimum: 0, maximum: 480, description: '0: no longer late' }),
    until: T.Optional(
      T.Union([T.Integer(), T.String({ maxLength: 40 })], {
        description: 'Default: the end of their day where they are at home',
      }),
    ),
  },
  { additionalProperties: false },
)

const Day = T.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** Somebody looked it up at the issuer: from now on it counts. */
export const VerifyCredential = T.Object(
  {
    verifiedOn: T.Optional(T.String({ ...Day, description: 'Default: today where they work' })),
    source: T.Optional(T.String({ maxLength: 200 })),
    number: T.Optional(T.String({ maxLength: 200 })),
    validFrom: T.Optional(T.Union([Day, T.Null()])),
    validUntil: T.Optional(T.Union([Day, T.Null()])),
  },
  { additionalProperties: false },
)

export const PracticeLogLine = T.Object({
  seq: T.Integer(),
  at: T.String(),
  actor: T.String(),
  action: T.Union([T.Literal('created'), T.Literal('changed'), T.Literal('removed')]),
  kind: T.String(),
  recordId: T.String(),
  text: T.String(),
  changes: T.Unknown(),
})
export type PracticeLogLine = Static<typeof PracticeLogLine>
