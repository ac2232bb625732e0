import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type as T } from 'typebox'

const Named = T.Object({ id: T.String(), externalId: T.String(), name: T.String() })

/** The part of a practice file that a practice system would hold. */
const PracticeFile = T.Object({
  practice: T.Object({ name: T.String(), siteId: T.Integer(), smsNumber: T.String() }),
  locations: T.Array(T.Object({ ...Named.properties, timeZone: T.String() }), { minItems: 1 }),
  rooms: T.Array(
    T.Object({
      ...Named.properties,
      type: T.String(),
      capacity: T.Integer(),
      locationId: T.String(),
    }),
  ),
  services: T.Array(
    T.Object({
      ...Named.properties,
      roomType: T.String(),
      durationMinutes: T.Integer(),
      bufferAfterMinutes: T.Integer(),
    }),
  ),
  providers: T.Array(
    T.Object({
      id: T.String(),
      externalId: T.String(),
      firstName: T.String(),
      lastName: T.String(),
      displayName: T.String(),
      locationId: T.String(),
    }),
  ),
  patients: T.Array(
    T.Object({
      id: T.String(),
      externalId: T.String(),
      firstName: T.String(),
      lastName: T.String(),
      phone: T.String(),
      email: T.String(),
    }),
  ),
  appointments: T.Array(
    T.Object({
      externalId: T.String(),
      dayOffset: T.Integer(),
      time: T.String(),
      serviceId: T.String(),
      providerId: T.String(),
      roomId: T.String(),
      patientId: T.String(),
      status: T.Union([T.Literal('booked'), T.Literal('confirmed')]),
    }),
  ),
})
export type Practice = Static<typeof PracticeFile>

/** Throws when the file is not a practice. */
export function readPractice(path: string): Practice {
  const check = new Ajv2020({ strict: false }).compile<Practice>(PracticeFile)
  const practice: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!check(practice)) {
    throw new Error(`${path} is not a practice file: ${check.errors?.[0]?.instancePath}`)
  }
  return practice
}

export function byId<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string | null,
): Row | undefined {
  return rows.find((row) => row.id === id)
}

export function byExternalId<Row extends { readonly externalId: string }>(
  rows: readonly Row[],
  externalId: string,
): Row | undefined {
  return rows.find((row) => row.externalId === externalId)
}
