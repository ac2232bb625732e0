import { ConnectorError } from '@chairflow/connector-kit'
import { decideTask, keepInSync } from '@chairflow/runtime'
import { listExecutions } from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { inbound } from './testing/fake-vendors.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { queueTexts, statusOf } from './testing/queue-effects.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const CHLOE = '+15125550122'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
})
afterEach(() => clinic.close())

describe('an answer given in time while Chairflow was down', () => {
  test('counts, although its time limit ran out in the same downtime', async () => {
    await ask()
    write('yes', 'SM1', clinic.clock.now() + HOUR_MS)
    await downFor(5 * HOUR_MS)
    expect(outcomes()).toEqual(['yes'])
  })

  test('counts after the carrier could not be asked for a while', async () => {
    await ask()
    write('yes', 'SM1', clinic.clock.now() + HOUR_MS)
    clinic.vendors.outage.asking = unreachable
    await downFor(5 * HOUR_MS)
    await clinic.pass(3 * SECOND_MS)
    expect(outcomes()).toEqual([null])
    clinic.vendors.outage.asking = null
    await clinic.pass(3 * SECOND_MS)
    expect(outcomes()).toEqual(['yes'])
  })

  test('counts when the machine slept rather than stopped', async () => {
    await ask()
    write('yes', 'SM1', clinic.clock.now() + HOUR_MS)
    await clinic.pass(5 * HOUR_MS)
    expect(outcomes()).toEqual(['yes'])
  })
})

describe('a carrier that cannot be asked', () => {
  beforeEach(async () => {
    await ask()
    clinic.vendors.outage.asking = unreachable
    await downFor(5 * HOUR_MS)
  })

  test('holds up what is due for four minutes, not for longer', async () => {
    for (let step = 0; step < 7; step += 1) await clinic.pass(30 * SECOND_MS)
    expect(outcomes()).toEqual([null])
    await clinic.pass(30 * SECOND_MS)
    expect(outcomes()).toEqual(['no-reply'])
  })

  test('does not hold up what happens now', async () => {
    await tellAppointment(clinic, visit('7001', clinic.clock.now() + 48 * HOUR_MS))
    expect(clinic.executions()).toHaveLength(2)
  })
})

test('a text that waited from before goes to nobody whose STOP was missed', async () => {
  clinic.vendors.outage.sms = unreachable
  const [id = ''] = await queueTexts(clinic, 1)
  clinic.vendors.outage.sms = null
  write('STOP', 'SM1', clinic.clock.now() + MINUTE_MS, '+15125550000')
  await downFor(10 * MINUTE_MS)
  await clinic.pass(MINUTE_MS)
  expect(statusOf(clinic, id)).toBe('failed')
  expect(clinic.vendors.texts).toEqual([])
})

test('an appointment confirmed in the calendar meanwhile counts before the time limit', async () => {
  let stop = keepInSync(clinic.chairflow.runtime)
  await publish(clinic, awaitingConfirmation)
  const booked = visit('7001', clinic.clock.now() + 48 * HOUR_MS)
  await tellAppointment(clinic, booked)
  clinic.vendors.calendar.splice(0, clinic.vendors.calendar.length, {
    ...booked,
    status: 'confirmed',
  })
  stop()
  stop = await sleepAndSync(5 * HOUR_MS)
  expect(outcomes()).toEqual(['confirmed'])
  stop()
})

test('after a downtime timers fire in order, 50 at a time, so that what comes in is not held up', async () => {
  await publish(clinic, asking({}))
  for (let nth = 0; nth < 120; nth += 1) {
    const booked = visit(String(8_000 + nth), clinic.clock.now() + 48 * HOUR_MS)
    const patient = { ...booked.patient, externalId: String(nth), phone: phoneOf(nth) }
    await tellAppointment(clinic, { ...booked, patient } as typeof booked)
  }
  await downFor(5 * HOUR_MS)
  const left = [ended()]
  for (let pause = 0; pause < 2; pause += 1) {
    await clinic.pass(250)
    left.push(ended())
  }
  expect(left).toEqual([50, 100, 120])
})

describe('a planned start that was missed', () => {
  test('is for the front desk to decide where that was chosen, and starts once', async () => {
    await publish(clinic, planned)
    await downFor(8 * HOUR_MS)
    expect(clinic.executions()).toHaveLength(0)
    const [task, ...others] = clinic.openTasks()
    expect(others).toEqual([])
    expect(task?.title).toContain('did not start at')
    await decide(task?.id, 'start')
    expect(outcomes()).toEqual(['done'])
    await clinic.restart()
    expect(clinic.openTasks()).toEqual([])
    expect(outcomes()).toEqual(['done'])
  })

  test('is skipped when the front desk says so', async () => {
    await publish(clinic, planned)
    await downFor(8 * HOUR_MS)
    await decide(clinic.openTasks()[0]?.id, 'skip')
    expect(clinic.executions()).toHaveLength(0)
  })
})

describe('a planned start that nobody decided about', () => {
  let flowId = ''
  beforeEach(async () => {
    flowId = await publish(clinic, planned)
    await downFor(8 * HOUR_MS)
  })

  test('is not asked about any more after a day, and does not start', async () => {
    await clinic.pass(22 * HOUR_MS)
    expect(clinic.openTasks()).toHaveLength(1)
    await clinic.pass(3 * HOUR_MS)
    expect(clinic.openTasks()).toEqual([])
    expect(clinic.executions()).toHaveLength(0)
  })

  test('cannot start when the flow is gone meanwhile: that is said, and the question stays', async () => {
    const [task] = clinic.openTasks()
    await requestFlows(clinic, 'DELETE', `/${flowId}`)
    expect(await chosen(task?.id, 'start')).toBe('cannot-start')
    expect(clinic.openTasks()).toHaveLength(1)
    expect(await chosen(task?.id, 'skip')).toBe('decided')
    expect(clinic.openTasks()).toEqual([])
  })
})

describe('what is held until somebody was heard', () => {
  test('is not given up meanwhile, nor right after, for being late', async () => {
    clinic.vendors.outage.sms = unreachable
    const [id = ''] = await queueTexts(clinic, 1)
    await clinic.pass(MINUTE_MS)
    expect(statusOf(clinic, id)).toBe('retry')
    clinic.vendors.outage.sms = null
    await clinic.pass(65 * MINUTE_MS)
    await clinic.pass(MINUTE_MS)
    expect(clinic.vendors.texts).toHaveLength(1)
    expect(statusOf(clinic, id)).toBe('done')
  })

  test('is no reason to tell that timers stand still', async () => {
    await ask()
    clinic.vendors.outage.asking = unreachable
    await downFor(5 * HOUR_MS)
    for (let step = 0; step < 3; step += 1) await clinic.pass(MINUTE_MS)
    expect(clinic.openAlerts().map(({ code }) => code)).not.toContain('stuck-timers')
  })

  test('stays held when the clock is set back a little', async () => {
    await ask()
    clinic.vendors.outage.asking = unreachable
    await downFor(5 * HOUR_MS)
    clinic.clock.set(-1_000)
    await clinic.pass(500)
    expect(outcomes()).toEqual([null])
  })
})

test('who decides to wait once more is not overruled, and is asked again when it is late again', async () => {
  const flow = asking({})
  const nodes = flow.nodes.map((node) =>
    node.id === 'n_ask'
      ? { ...node, config: { ...node.config, timeoutMinutes: 72 * 60, whenLate: 'ask' } }
      : node,
  )
  await publish(clinic, { ...flow, nodes })
  await tellAppointment(clinic, visit('7000', clinic.clock.now() + 400 * HOUR_MS))
  await downFor(75 * HOUR_MS)
  await decide(lateTasks()[0]?.id, 'again')
  await downFor(30 * HOUR_MS)
  expect(outcomes()).toEqual([null])
  await downFor(50 * HOUR_MS)
  expect(lateTasks()).toHaveLength(1)
})

const unreachable = new ConnectorError(
  { code: 'service-down', blame: 'service', message: 'The carrier does not answer.' },
  { certainty: 'not-sent' },
)

const awaitingConfirmation = {
  nodes: [
    { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
    {
      id: 'n_wait',
      type: 'wait-for-event',
      v: 1,
      config: {
        about: 'subject',
        changes: ['confirmed'],
        countEarlier: false,
        timeoutMinutes: 120,
      },
    },
    { id: 'n_yes', type: 'end', v: 1, config: { outcome: 'confirmed' } },
    { id: 'n_no', type: 'end', v: 1, config: { outcome: 'timeout' } },
  ],
  edges: [
    { id: 'e_0', from: 'n_start', port: 'next', to: 'n_wait' },
    { id: 'e_1', from: 'n_wait', port: 'confirmed', to: 'n_yes' },
    { id: 'e_2', from: 'n_wait', port: 'timeout', to: 'n_no' },
  ],
  settings: {},
}

const planned = {
  nodes: [
    {
      id: 'n_start',
      type: 'schedule',
      v: 1,
      config: { days: ['monday'], time: '12:00', whenLate: 'ask', lateAfterMinutes: 60 },
    },
    { id: 'n_end', type: 'end', v: 1, config: { outcome: 'done' } },
  ],
  edges: [{ id: 'e_0', from: 'n_start', port: 'next', to: 'n_end' }],
  settings: {},
}

async function ask(): Promise<void> {
  await publish(clinic, asking({}))
  await tellAppointment(clinic, visit('7000', clinic.clock.now() + 48 * HOUR_MS))
  expect(clinic.vendors.texts).toHaveLength(1)
}

function write(body: string, sid: string, at: number, phone = CHLOE): void {
  clinic.vendors.inbox.push({ ...inbound(phone, body, sid), occurredAt: at })
}

async function downFor(ms: number): Promise<void> {
  await clinic.chairflow.runtime.stop()
  clinic.clock.advance(ms)
  await clinic.restart()
}

async function sleepAndSync(ms: number): Promise<() => void> {
  const stop = keepInSync(clinic.chairflow.runtime)
  await clinic.pass(ms)
  return stop
}

async function decide(id = '', choice: string): Promise<void> {
  await chosen(id, choice)
  await clinic.chairflow.runtime.settle()
}

function chosen(id = '', choice: string) {
  return decideTask(clinic.chairflow.runtime, { id, choice, by: 'Ann', text: null })
}

function lateTasks() {
  return clinic.openTasks().filter(({ title }) => title.includes('while Chairflow was not running'))
}

function outcomes() {
  return clinic.executions().map(({ outcome }) => outcome)
}

function ended(): number {
  const { store } = clinic.chairflow.runtime
  const all = store.read((tx) => listExecutions(tx, { limit: 200 }))
  return all.filter(({ status }) => status === 'finished').length
}

function phoneOf(nth: number): string {
  return `+1512556${String(nth).padStart(4, '0')}`
}
