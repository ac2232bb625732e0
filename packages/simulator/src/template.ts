import { readFileSync } from 'node:fs'
import type { AppointmentFacts } from '@chairflow/connector-kit'
import { hashLogic, parseFlow } from '@chairflow/flow'
import { entryFromFile, PracticeFile } from '@chairflow/scheduling'
import {
  insertFlow,
  publishVersion,
  saveConnection,
  saveCredential,
  saveLocation,
  savePatient,
  saveProvider,
  saveRoom,
  saveService,
  saveWaitlistEntry,
  setMeta,
  type Tx,
} from '@chairflow/store'
import { openSnapshot } from '@chairflow/store/testing'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { documentOf, simulatedFlows } from './flows.ts'

const DAY_MS = 24 * 60 * 60_000
const MINUTE_MS = 60_000
/** Monday, 9 in the morning in Austin; there the day began nine hours before. */
export const BEGIN_AT = Date.UTC(2026, 10, 23, 15)
const MIDNIGHT = BEGIN_AT - 9 * 60 * MINUTE_MS

export type Practice = Static<typeof PracticeFile>

/** The state of every simulated world before anything happened. */
export type Template = {
  readonly snapshot: Buffer
  readonly practice: Practice
  readonly calendar: readonly AppointmentFacts[]
  readonly sharedRooms: ReadonlySet<string>
}

const folder = new URL('../../../examples/demo-practice/', import.meta.url)

/** Where nothing is said: a longer waitlist, and flows that compete for the same chairs and phones. */
export type Beginning = {
  readonly practice?: Practice
  readonly flows?: readonly object[]
}

export async function createTemplate({
  practice = withMoreWaiting(demoPractice()),
  flows = demoFlows(),
}: Beginning = {}): Promise<Template> {
  const { store, snapshot, abandon } = openSnapshot(null, (flush) => flush())
  await store.write((tx) => {
    savePractice(tx, practice)
    saveConnections(tx)
    for (const flow of flows) publish(tx, flow)
  })
  const taken = snapshot()
  abandon()
  const shared = practice.rooms.filter(({ capacity }) => capacity > 1)
  return {
    snapshot: taken,
    practice,
    calendar: calendarOf(practice),
    sharedRooms: new Set(shared.map(({ externalId }) => externalId)),
  }
}

export function demoPractice(): Practice {
  return Value.Default(PracticeFile, readJson('practice.json')) as Practice
}

function demoFlows(): readonly object[] {
  return [readJson('gap-fill.flow.json') as object, ...simulatedFlows.map(documentOf)]
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

/** Everybody who may be texted waits for one more thing, so that offers collide. */
function withMoreWaiting(practice: Practice): Practice {
  const services = ['svc_neuromodulator', 'svc_filler']
  const more = practice.patients.map(({ id }, index) => ({
    id: `wl_more_${index}`,
    patientId: id as string,
    serviceId: services[index % services.length] ?? '',
    joinedDaysAgo: index,
    preference: { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '19:00' },
  }))
  return { ...practice, waitlist: [...practice.waitlist, ...more] }
}

function savePractice(tx: Tx, practice: Practice): void {
  setMeta(tx, 'practiceName', practice.practice.name)
  for (const location of practice.locations) saveLocation(tx, location as never)
  for (const room of practice.rooms) saveRoom(tx, room as never)
  for (const service of practice.services) saveService(tx, service as never)
  for (const provider of practice.providers) saveProvider(tx, provider as never)
  for (const credential of practice.credentials) saveCredential(tx, credential as never)
  for (const patient of practice.patients) savePatient(tx, patient as never)
  const [location] = practice.locations
  if (location === undefined) return
  for (const entry of practice.waitlist) {
    saveWaitlistEntry(tx, entryFromFile(entry, { locationId: location.id, at: BEGIN_AT }))
  }
}

function saveConnections(tx: Tx): void {
  const both = { settingsJson: '{}', secretsSealed: '', locationId: null }
  saveConnection(tx, { ...both, id: 'mindbody', connector: 'mindbody', kind: 'pms', name: 'PMS' })
  saveConnection(tx, { ...both, id: 'twilio', connector: 'twilio', kind: 'sms', name: 'Carrier' })
}

function publish(tx: Tx, document: object): void {
  const parsed = parseFlow(document)
  if (!parsed.ok) throw new Error(`A simulated flow is damaged: ${JSON.stringify(parsed)}`)
  const { id, name, logic } = parsed.flow
  const documentJson = JSON.stringify(parsed.flow)
  const by = 'simulator'
  insertFlow(tx, { id, name, draftJson: documentJson, at: BEGIN_AT, by })
  const frozen = { flowId: id, hash: hashLogic(logic), documentJson, note: '' }
  publishVersion(tx, { ...frozen, publishedAt: BEGIN_AT, publishedBy: by })
}

function calendarOf(practice: Practice): readonly AppointmentFacts[] {
  const externalId = (rows: readonly { id: string; externalId: string }[], id: string) =>
    rows.find((row) => row.id === id)?.externalId ?? ''
  return practice.appointments.map((visit) => {
    const service = practice.services.find(({ id }) => id === visit.serviceId)
    const patient = practice.patients.find(({ id }) => id === visit.patientId)
    const [hour = 0, minute = 0] = visit.time.split(':').map(Number)
    const startAt = MIDNIGHT + visit.dayOffset * DAY_MS + (hour * 60 + minute) * MINUTE_MS
    return {
      externalId: visit.externalId,
      startAt,
      endAt: startAt + (service?.durationMinutes ?? 30) * MINUTE_MS,
      status: visit.status as AppointmentFacts['status'],
      serviceExternalId: service?.externalId ?? null,
      providerExternalId: externalId(practice.providers, visit.providerId),
      roomExternalId: externalId(practice.rooms, visit.roomId),
      locationExternalId: practice.locations[0]?.externalId ?? '',
      patient:
        patient === undefined
          ? null
          : {
              externalId: patient.externalId,
              firstName: patient.firstName,
              lastName: patient.lastName,
              phone: patient.phone,
              email: patient.email,
            },
    }
  })
}
