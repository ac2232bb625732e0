import { readFileSync } from 'node:fs'
import { decideTask, startByHand } from '@chairflow/runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const CHLOE = '+15125550122'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
})
afterEach(() => clinic.close())

describe('remind and confirm', () => {
  beforeEach(async () => {
    await publish(clinic, example('remind-and-confirm'))
  })

  test('asks two days before, and moves with the appointment', async () => {
    const booked = inDays(7)
    await tell(booked)
    await pass(4 * DAY_MS)
    await tell({
      ...booked,
      startAt: booked.startAt + 3 * DAY_MS,
      endAt: booked.endAt + 3 * DAY_MS,
    })
    await pass(2 * DAY_MS)
    expect(texts()).toEqual([])
    await pass(2 * DAY_MS)
    expect(texts()).toHaveLength(1)
    await clinic.answer(CHLOE, 'yes')
    expect(outcomes()).toEqual(['confirmed'])
  })

  test('takes a confirmation in the calendar for an answer, and asks no more', async () => {
    const booked = inDays(7)
    await tell(booked)
    await pass(5 * DAY_MS)
    expect(texts()).toHaveLength(1)
    await tell({ ...booked, status: 'confirmed' })
    expect(outcomes()).toEqual(['confirmed'])
    await clinic.answer(CHLOE, 'no')
    expect(outcomes()).toEqual(['confirmed'])
  })

  test('what the front desk hears on the phone is how it ended, also when the calendar tells nothing', async () => {
    await tell(inDays(7))
    await pass(5 * DAY_MS)
    await clinic.answer(CHLOE, 'no')
    const [task] = clinic.openTasks()
    const decision = { id: task?.id ?? '', choice: 'cancels', by: 'Ann', text: null }
    await decideTask(clinic.chairflow.runtime, decision)
    await pass(12 * HOUR_MS)
    expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'declined' })
  })

  test('has the front desk call who does not answer', async () => {
    await tell(inDays(7))
    await pass(5 * DAY_MS)
    await pass(12 * HOUR_MS)
    const [task] = clinic.openTasks()
    expect(task?.title).toContain('Chloe')
    const decision = { id: task?.id ?? '', choice: 'cancels', by: 'Ann', text: null }
    await decideTask(clinic.chairflow.runtime, decision)
    expect(outcomes()).toEqual(['declined'])
  })

  test('ends when the appointment is cancelled, and texts nobody', async () => {
    const booked = inDays(7)
    await tell(booked)
    await tell({ ...booked, status: 'cancelled' })
    await pass(9 * DAY_MS)
    expect(texts()).toEqual([])
    expect(clinic.executions()[0]?.status).toBe('cancelled')
  })

  test('survives restarts, and after a long downtime asks a person instead of texting late', async () => {
    await tell(inDays(7))
    await clinic.restart()
    clinic.clock.advance(6 * DAY_MS)
    await clinic.restart()
    expect(texts()).toEqual([])
    expect(clinic.openTasks()[0]?.title).toContain('was due while Chairflow was not running')
  })
})

test('everybody who waits is told, three at a time, and one who cannot be texted stops nobody', async () => {
  await publish(clinic, example('tell-everybody'))
  await clinic.cancel()
  expect(texts().length).toBeGreaterThan(2)
  expect(new Set(clinic.vendors.texts.map(({ to }) => to)).size).toBe(texts().length)
  expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'done' })
})

describe('a flow that runs another', () => {
  test('goes on with its outcome and what it gave back', async () => {
    const child = await publish(clinic, shared())
    await publish(clinic, running(child))
    await tell(inDays(7))
    await clinic.answer(CHLOE, 'yes')
    expect(outcomes().toSorted()).toEqual(['agreed', 'done'])
    expect(texts().at(-1)).toBe('You said: fine.')
  })

  test('stops it when it is stopped itself', async () => {
    const child = await publish(clinic, shared())
    await publish(clinic, { ...running(child), settings: { cancelOn: ['appointment.cancelled'] } })
    const booked = inDays(7)
    await tell(booked)
    await tell({ ...booked, status: 'cancelled' })
    expect(clinic.executions().map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
  })

  test('goes on by "failed" when there is nothing to run', async () => {
    await publish(clinic, running('flw_gone'))
    await tell(inDays(7))
    expect(outcomes()).toEqual(['failed'])
  })
})

describe('at a time', () => {
  test('starts once for each location, and once after a downtime', async () => {
    await publish(clinic, daily('run'))
    await pass(DAY_MS)
    const first = outcomes().length
    expect(first).toBeGreaterThan(0)
    clinic.clock.advance(5 * DAY_MS)
    await clinic.restart()
    expect(outcomes()).toHaveLength(2 * first)
  })

  test('skips what is too late, when that was chosen', async () => {
    await publish(clinic, daily('skip'))
    clinic.clock.advance(5 * DAY_MS)
    await clinic.restart()
    expect(outcomes()).toEqual([])
  })
})

test('a person starts a flow by hand with what it asks for', async () => {
  const flowId = await publish(clinic, shared())
  const { runtime } = clinic.chairflow
  const wish = { flowId, actor: 'Ann', appointment: null }
  expect(await startByHand(runtime, { ...wish, input: {} })).toEqual({ type: 'not-by-hand' })
  const started = await startByHand(runtime, { ...wish, input: { who: person } })
  expect(started.type).toBe('started')
  await runtime.settle()
  expect(texts()).toEqual(['All fine?'])
})

const person = { patientId: 'p', firstName: 'Chloe', lastName: 'Bennett', phone: CHLOE }

function node(id: string, type: string, config: object) {
  return { id, type, v: 1, config }
}

function edges(...ways: readonly (readonly [string, string, string])[]) {
  return ways.map(([from, port, to], index) => ({ id: `e_${index}`, from, port, to }))
}

/** Asks somebody, and gives back a word. */
function shared() {
  const input = { name: 'who', title: 'Who', kind: 'person', required: true }
  return {
    nodes: [
      node('n_hand', 'manual', { about: 'nothing', inputs: [input] }),
      node('n_ask', 'wait-for-reply', {
        from: 'input.who',
        question: 'All fine?',
        timeoutMinutes: 60,
      }),
      node('n_yes', 'end', { outcome: 'agreed', values: [{ name: 'word', value: 'fine' }] }),
      node('n_no', 'end', { outcome: 'no' }),
    ],
    edges: edges(
      ['n_hand', 'next', 'n_ask'],
      ['n_ask', 'yes', 'n_yes'],
      ...['no', 'unclear', 'noReply'].map((port) => ['n_ask', port, 'n_no'] as const),
    ),
    settings: {},
  }
}

function running(flowId: string) {
  const inputs = [{ name: 'who', value: '{{ patient }}' }]
  const returns = [{ name: 'word', title: 'Word' }]
  const message = 'You said: {{ steps.n_run.values.word }}.'
  return {
    nodes: [
      node('n_booked', 'appointment-event', { events: ['booked'] }),
      node('n_run', 'run-flow', { flowId, version: 1, inputs, returns, timeoutMinutes: 600 }),
      node('n_text', 'send-sms', { to: 'patient', message }),
      node('n_done', 'end', { outcome: 'done' }),
      node('n_failed', 'end', { outcome: 'failed' }),
    ],
    edges: edges(
      ['n_booked', 'next', 'n_run'],
      ['n_run', 'done', 'n_text'],
      ['n_run', 'failed', 'n_failed'],
      ['n_run', 'timeout', 'n_failed'],
      ['n_text', 'sent', 'n_done'],
    ),
    settings: {},
  }
}

function daily(whenLate: 'run' | 'skip') {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  return {
    nodes: [
      node('n_time', 'schedule', { days, time: '12:00', whenLate, lateAfterMinutes: 60 }),
      node('n_end', 'end', { outcome: 'ran' }),
    ],
    edges: edges(['n_time', 'next', 'n_end']),
    settings: {},
  }
}

function example(name: string): object {
  const file = new URL(`../../../examples/flows/${name}.flow.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).logic
}

function inDays(days: number) {
  return visit('1', clinic.clock.now() + days * DAY_MS)
}

function tell(facts: ReturnType<typeof visit>) {
  return tellAppointment(clinic, facts)
}

/** In steps of an hour, as a clock that wakes the pump would. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= HOUR_MS) await clinic.pass(Math.min(left, HOUR_MS))
}

function texts() {
  return clinic.vendors.texts.map(({ body }) => body)
}

function outcomes() {
  return clinic.executions().flatMap(({ outcome }) => (outcome === null ? [] : [outcome]))
}
