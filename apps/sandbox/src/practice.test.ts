import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type as T } from 'typebox'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { byId, readPractice } from './practice.ts'

const MINUTE_MS = 60_000
const { practicePath } = readConfig({})
const practice = readPractice(practicePath)

/** The part of the file that a practice system does not hold, but Chairflow's own loader reads. */
const Rest = T.Object({
  services: T.Array(
    T.Object({
      id: T.String(),
      requirement: T.Object({
        credentials: T.Object({ all: T.Array(T.Object({ kind: T.String() })) }),
        roles: T.Array(T.String()),
      }),
    }),
  ),
  providers: T.Array(T.Object({ id: T.String(), roles: T.Array(T.String()) })),
  credentials: T.Array(T.Object({ providerId: T.String(), kind: T.String() })),
  waitlist: T.Array(
    T.Object({
      patientId: T.String(),
      serviceId: T.String(),
      preference: T.Object({ days: T.Array(T.Integer()), from: T.String(), to: T.String() }),
    }),
  ),
})
const rest = readRest()

/** The seed article's table of services (facts/scheduling S054 to S058). */
const eligible: Readonly<Record<string, readonly string[]>> = {
  svc_neuromodulator: ['prv_lee', 'prv_martinez'],
  svc_filler: ['prv_lee', 'prv_martinez', 'prv_singh'],
  svc_laser_hair: ['prv_rivera', 'prv_okon'],
  svc_hydrafacial: ['prv_rivera', 'prv_park'],
  svc_iv: ['prv_johnson', 'prv_patel'],
}

describe('the demo practice', () => {
  test.each(Object.entries(eligible))('%s is done by %j, as in the seed', (serviceId, expected) => {
    expect(eligibleFor(serviceId)).toEqual(expected)
  })

  test('every appointment has an eligible provider and a room of the right kind', () => {
    for (const { serviceId, providerId, roomId, patientId } of practice.appointments) {
      expect(eligible[serviceId]).toContain(providerId)
      expect(byId(practice.rooms, roomId)?.type).toBe(byId(practice.services, serviceId)?.roomType)
      expect(byId(practice.patients, patientId)).toBeDefined()
    }
  })

  test('no provider and no room is booked twice at a time', () => {
    const visits = practice.appointments.map((visit) => {
      const service = byId(practice.services, visit.serviceId)
      const [hour = 0, minute = 0] = visit.time.split(':').map(Number)
      const startAt = ((visit.dayOffset * 24 + hour) * 60 + minute) * MINUTE_MS
      const lengthMs =
        ((service?.durationMinutes ?? 0) + (service?.bufferAfterMinutes ?? 0)) * MINUTE_MS
      return { ...visit, startAt, endAt: startAt + lengthMs }
    })
    for (const visit of visits) {
      const together = visits.filter(
        ({ startAt, endAt }) => startAt <= visit.startAt && visit.startAt < endAt,
      )
      expect(together.filter(({ providerId }) => providerId === visit.providerId)).toHaveLength(1)
      const room = byId(practice.rooms, visit.roomId)
      const inRoom = together.filter(({ roomId }) => roomId === visit.roomId)
      expect(inRoom.length).toBeLessThanOrEqual(room?.capacity ?? 0)
    }
  })

  test('no patient with an appointment waits for another', () => {
    const waiting = new Set(rest.waitlist.map(({ patientId }) => patientId))
    expect(practice.appointments.filter(({ patientId }) => waiting.has(patientId))).toEqual([])
  })

  test.each(Object.keys(eligible))('whatever %s is cancelled, two people can come', (serviceId) => {
    const anyTime = rest.waitlist.filter(
      (entry) =>
        entry.serviceId === serviceId &&
        entry.preference.days.length === 7 &&
        entry.preference.from <= '09:00' &&
        entry.preference.to >= '19:00',
    )
    expect(anyTime.length).toBeGreaterThanOrEqual(2)
  })

  test('phones are of the block that is kept for fiction, and each belongs to one patient', () => {
    const phones = practice.patients.map(({ phone }) => phone)
    expect(phones.filter((phone) => !/^\+151255501\d\d$/.test(phone))).toEqual([])
    expect(new Set(phones).size).toBe(phones.length)
  })
})

/** The seed's "RN/NP/PA" includes its physician. */
function eligibleFor(serviceId: string): readonly string[] {
  const requirement = rest.services.find(({ id }) => id === serviceId)?.requirement
  const holds = (providerId: string, kind: string) =>
    rest.credentials.some((one) => one.providerId === providerId && one.kind === kind)
  return rest.providers
    .filter(({ roles }) =>
      roles.some((role) => role === 'MD' || isListed(requirement?.roles ?? [], role)),
    )
    .filter(({ id }) => requirement?.credentials.all.every(({ kind }) => holds(id, kind)) === true)
    .map(({ id }) => id)
}

function isListed(roles: readonly string[], role: string): boolean {
  return roles.length === 0 || roles.includes(role)
}

function readRest(): Static<typeof Rest> {
  const check = new Ajv2020({ strict: false }).compile<Static<typeof Rest>>(Rest)
  const file: unknown = JSON.parse(readFileSync(practicePath, 'utf8'))
  if (!check(file)) throw new Error(`The practice file lacks ${check.errors?.[0]?.instancePath}`)
  return file
}
