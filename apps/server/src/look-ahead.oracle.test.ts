import { findAppointment } from '@chairflow/store'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { callApi, close, dispatching } from './testing/dispatching.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const QUARTER_MS = 15 * MINUTE_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Monday, November 23, midnight in Austin; no clock changes before March. */
const MIDNIGHT = Date.UTC(2026, 10, 23, 6)
const TREATMENT_MS = 30 * MINUTE_MS
const CLEANUP_MS = QUARTER_MS
const OPENS_MS = 9 * HOUR_MS
const CLOSES_MS = 19 * HOUR_MS
const NOTICE_MS = 60 * MINUTE_MS
const RUNS = 70

/** Who may give it, and where; on weekdays, and nobody works on the weekend. */
const PROVIDERS = { prv_lee: 'Dr. Lee', prv_martinez: 'NP Martinez' } as const
const EXTERNAL = { prv_lee: '21', prv_martinez: '22', room_t1: '11', room_t2: '12' } as const
const ROOMS = ['room_t1', 'room_t2'] as const
type Resource = keyof typeof EXTERNAL

type Taken = { readonly startAt: number; readonly endAt: number; readonly of: Resource | 'chloe' }

let clinic: Clinic
let booked: readonly Taken[] = []
/** The visit that is asked about each time: far away, and its rooms are closed then. */
const ASKED = visit('8000', MIDNIGHT + 80 * DAY_MS + 10 * HOUR_MS)

beforeAll(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  await clinic.cancel()
  await openOnWeekdays()
  await tell(ASKED)
  const { startAt, endAt } = ASKED
  for (const room of ROOMS) await close(clinic, 'room', room, { startAt, endAt })
  booked = await bookAtRandom()
}, 60_000)
afterAll(() => clinic.close())

const off = fc.record({
  of: fc.constantFrom<Resource>('prv_lee', 'prv_martinez', 'room_t1', 'room_t2'),
  quarter: fc.integer({ min: -20, max: 4 * 96 }),
  quarters: fc.integer({ min: 1, max: 3 * 96 }),
})
const question = fc.record({
  hours: fc.constantFrom(1, 2, 5, 10, 24, 48, 72),
  counts: fc.constantFrom('wall-hours' as const, 'business-hours' as const),
  /** Half of the questions come exactly at a quarter, so that a window can end at a start. */
  passMinutes: fc.oneof(
    fc.integer({ min: 0, max: 400 }),
    fc.nat({ max: 26 }).map((quarters) => quarters * 15),
  ),
  offs: fc.array(off, { maxLength: 5 }),
})

test('the first time is the one that counting every quarter of an hour finds, or nobody in time', async () => {
  const seen = { found: 0, nobody: 0 }
  const flows = await publishAll()
  await fc.assert(
    fc.asyncProperty(question, async ({ hours, counts, passMinutes, offs }) => {
      await clinic.pass(passMinutes * MINUTE_MS)
      if (passMinutes % 15 === 0) await clinic.pass(QUARTER_MS - (clinic.clock.now() % QUARTER_MS))
      const now = clinic.clock.now()
      const closed = offs.map(({ of, quarter, quarters }) => {
        const startAt = Math.floor(now / QUARTER_MS + quarter) * QUARTER_MS
        return { of, startAt, endAt: startAt + quarters * QUARTER_MS }
      })
      const ids: string[] = []
      for (const { of, ...at } of closed) ids.push(await close(clinic, kindOf(of), of, at))
      const expected = firstByCounting(now, endOf(now, hours, counts), [...booked, ...closed])
      const answer = await ask(flows[`${hours} ${counts}`] ?? '')
      if (expected === null) expect(answer).toBe('Nobody in time')
      else expect(expected).toContain(answer)
      seen[expected === null ? 'nobody' : 'found'] += 1
      for (const id of ids) await callApi(clinic, 'DELETE', `/time-off/${id}`)
    }),
    { numRuns: RUNS, seed: 11, endOnFailure: true },
  )
  expect(Math.min(seen.found, seen.nobody)).toBeGreaterThan(RUNS / 6)
}, 180_000)

/** The last start in time, counted minute by minute. */
function endOf(now: number, hours: number, counts: 'wall-hours' | 'business-hours'): number {
  if (counts === 'wall-hours') return now + hours * HOUR_MS
  let left = hours * 60
  let at = now
  while (left > 0) {
    if (isOpenAt(at)) left -= 1
    at += MINUTE_MS
  }
  return at
}

/** Each that could begin first, in words; null when none can until the end, itself included. */
function firstByCounting(now: number, end: number, taken: readonly Taken[]) {
  const first = Math.ceil((now + NOTICE_MS) / QUARTER_MS) * QUARTER_MS
  for (let at = first; at <= end; at += QUARTER_MS) {
    if (!isOpenAt(at) || !isOpenAt(at + TREATMENT_MS + CLEANUP_MS - 1)) continue
    const isFree = (of: Taken['of'], lengthMs: number) =>
      !taken.some((one) => one.of === of && one.startAt < at + lengthMs && at < one.endAt)
    const hasRoom = ROOMS.some((room) => isFree(room, TREATMENT_MS + CLEANUP_MS))
    if (!hasRoom || !isFree('chloe', TREATMENT_MS)) continue
    const able = Object.entries(PROVIDERS).filter(([id]) =>
      isFree(id as Resource, TREATMENT_MS + CLEANUP_MS),
    )
    if (able.length > 0) return able.map(([, name]) => `${wordsOf(at)} with ${name}`)
  }
  return null
}

function isOpenAt(instant: number): boolean {
  const since = instant - MIDNIGHT
  const weekday = Math.floor(since / DAY_MS) % 7
  const ofDay = since % DAY_MS
  return weekday < 5 && ofDay >= OPENS_MS && ofDay < CLOSES_MS
}

function wordsOf(instant: number): string {
  const zone = { timeZone: 'America/Chicago' } as const
  const date = { weekday: 'long', month: 'long', day: 'numeric' } as const
  const day = new Date(instant).toLocaleDateString('en-US', { ...date, ...zone })
  const time = { hour: 'numeric', minute: '2-digit' } as const
  return `${day}, ${new Date(instant).toLocaleTimeString('en-US', { ...time, ...zone })}`
}

function kindOf(of: Resource): 'room' | 'provider' {
  return of.startsWith('room') ? 'room' : 'provider'
}

/** One flow for each window that is asked for; nobody's booking starts them. */
async function publishAll(): Promise<Readonly<Record<string, string>>> {
  const flows: Record<string, string> = {}
  for (const counts of ['wall-hours', 'business-hours']) {
    for (const hours of [1, 2, 5, 10, 24, 48, 72]) {
      const ahead = { lookAheadHours: hours, lookAheadCounts: counts }
      const match = { ...ahead, visit: 'appointment.id', patient: 'patient' }
      flows[`${hours} ${counts}`] = await publish(
        clinic,
        dispatching({ match, events: ['no-show'] }),
      )
    }
  }
  return flows
}

/** Somebody starts the flow for the far visit, whose own time nobody can take. */
async function ask(flowId: string): Promise<string> {
  const key = { connectionId: 'mindbody', externalId: ASKED.externalId }
  const found = clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
  const start = { input: {}, appointmentId: found?.id }
  const { body } = await callApi(clinic, 'POST', `/flows/${flowId}/start`, start)
  const [task] = clinic.openTasks().filter(({ executionId }) => executionId === body.executionId)
  await callApi(clinic, 'POST', `/tasks/${task?.id}/decide`, { choice: 'own' })
  return task?.title ?? 'no task'
}

/** Visits on the first eight days; of each its provider and room are taken to the end of the clean-up. */
async function bookAtRandom(): Promise<readonly Taken[]> {
  const drawn = fc.sample(
    fc.record({
      day: fc.integer({ min: 0, max: 8 }),
      quarter: fc.integer({ min: 0, max: 36 }),
      provider: fc.constantFrom('prv_lee' as const, 'prv_martinez' as const),
      room: fc.constantFrom(...ROOMS),
      isChloe: fc.boolean(),
    }),
    { numRuns: 30, seed: 3 },
  )
  const taken: Taken[] = []
  for (const [index, { day, quarter, provider, room, isChloe }] of drawn.entries()) {
    const startAt = MIDNIGHT + day * DAY_MS + OPENS_MS + quarter * QUARTER_MS
    const one = visit(`9${index}00`, startAt)
    const patient = isChloe ? one.patient : { ...somebody, externalId: '100000101' }
    const place = { providerExternalId: EXTERNAL[provider], roomExternalId: EXTERNAL[room] }
    await tell({ ...one, ...place, patient })
    const endAt = startAt + TREATMENT_MS
    const whole = { startAt, endAt: endAt + CLEANUP_MS }
    taken.push({ ...whole, of: provider }, { ...whole, of: room })
    if (isChloe) taken.push({ startAt, endAt, of: 'chloe' })
  }
  return taken
}

const somebody = { firstName: 'Maya', lastName: 'Brooks', phone: '+15125550110', email: null }

async function tell(facts: ReturnType<typeof visit>) {
  clinic.vendors.calendar.push(facts)
  await tellAppointment(clinic, facts)
}

async function openOnWeekdays() {
  const { body } = await callApi(clinic, 'GET', '/locations/loc_austin')
  const { id: _, ...location } = body
  const hours = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '09:00', closes: '19:00' }))
  await callApi(clinic, 'PUT', '/locations/loc_austin', { ...location, hours })
}
