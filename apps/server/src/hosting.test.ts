import { type AppointmentFacts, ConnectorError } from '@chairflow/connector-kit'
import type { NodeId } from '@chairflow/flow'
import {
  cancelExecution,
  cancelExecutions,
  decideTask,
  effectsToRepeat,
  moveExecutions,
  pauseFlow,
  resumeFlow,
  retryExecution,
  scopeOf,
  standings,
  startByHand,
} from '@chairflow/runtime'
import { findAppointment, listDueTimers, listEvents } from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const CHLOE = '+15125550122'
const HOUR_MS = 60 * 60_000
const carrierDown = new ConnectorError(
  { code: 'unreachable', blame: 'service', message: 'The carrier cannot be reached.' },
  { certainty: 'not-sent' },
)
const silence = new ConnectorError(
  { code: 'timeout', blame: 'service', message: 'The carrier did not answer.' },
  { certainty: 'unknown' },
)
const refusedNumber = new ConnectorError(
  { code: 'invalid-number', blame: 'author', message: 'This number cannot get texts.' },
  { certainty: 'rejected' },
)
const by = { actor: 'Ann', reason: 'Done by phone' }

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
})
afterEach(() => clinic.close())

describe('how many may be under way for one patient', () => {
  const limit = (onCollision: 'queue' | 'drop' | 'replace') => ({
    concurrency: { key: 'patient.patientId', limit: 1, onCollision },
  })

  test('queue: the next waits for its turn and starts when the first ends', async () => {
    await publish(clinic, asking(limit('queue')))
    await book('1')
    await book('2')
    await book('3')
    expect(texts()).toHaveLength(1)
    expect(statuses()).toEqual(['waiting', 'waiting', 'waiting'])
    await clinic.answer(CHLOE, 'yes')
    expect(texts()).toHaveLength(2)
    await clinic.answer(CHLOE, 'yes')
    await clinic.answer(CHLOE, 'yes')
    expect(texts()).toHaveLength(3)
    expect(statuses()).toEqual(['finished', 'finished', 'finished'])
  })

  test('queue: one that is cancelled while it waits never starts', async () => {
    await publish(clinic, asking(limit('queue')))
    await book('1')
    await book('2')
    await cancelExecutions(runtime(), { filter: { subject: '2' }, ...by })
    await clinic.answer(CHLOE, 'yes')
    expect(texts()).toHaveLength(1)
    expect(statuses().toSorted()).toEqual(['cancelled', 'finished'])
  })

  test('drop: the next does not come to be, and the event says why', async () => {
    await publish(clinic, asking(limit('drop')))
    await book('1')
    await book('2')
    expect(statuses()).toEqual(['waiting'])
    const reasons = runtime().store.read((tx) =>
      listEvents(tx, { limit: 9 }).map(({ reason }) => reason),
    )
    expect(reasons.join()).toContain('1 not started')
  })

  test('replace: the oldest is cancelled in the same commit as the newest starts', async () => {
    await publish(clinic, asking(limit('replace')))
    await book('1')
    await book('2')
    expect(statuses()).toEqual(['waiting', 'cancelled'])
    await clinic.answer(CHLOE, 'yes')
    expect(statuses()).toEqual(['finished', 'cancelled'])
  })
})

describe('news of the appointment', () => {
  test('cancelOn ends the execution about it, and closes its wait and timer', async () => {
    await publish(clinic, asking({ cancelOn: ['appointment.cancelled'] }))
    await book('1')
    await tell({ ...at('1'), status: 'cancelled' })
    expect(statuses()).toEqual(['cancelled'])
    expect(
      runtime().store.read((tx) => listDueTimers(tx, { now: Number.MAX_SAFE_INTEGER, limit: 9 })),
    ).toEqual([])
    await clinic.answer(CHLOE, 'yes')
    expect(statuses()).toEqual(['cancelled'])
  })

  test('restartOn asks again with what is known now', async () => {
    await publish(
      clinic,
      asking({ restartOn: ['appointment.changed'] }, 'Come at {{ appointment.startAt | time }}?'),
    )
    await book('1')
    const moved = at('1')
    await tell({ ...moved, startAt: moved.startAt + HOUR_MS, endAt: moved.endAt + HOUR_MS })
    expect(texts()).toHaveLength(2)
    expect(new Set(texts()).size).toBe(2)
    expect(statuses()).toEqual(['waiting'])
  })
})

describe('a paused flow', () => {
  test('keeps what comes, finishes what is under way, and starts the rest when it resumes', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await pauseFlow(runtime(), { flowId, actor: 'Ann' })
    await book('2')
    expect(texts()).toHaveLength(1)
    await clinic.answer(CHLOE, 'yes')
    expect(statuses()).toEqual(['waiting', 'finished'])
    await clinic.restart()
    expect(await resumeFlow(runtime(), { flowId, actor: 'Ann', kept: 'start' })).toBe(1)
    await runtime().settle()
    expect(texts()).toHaveLength(2)
  })

  test('can discard what came, and says so in each journal', async () => {
    const flowId = await publish(clinic, asking({}))
    await pauseFlow(runtime(), { flowId, actor: 'Ann' })
    await book('1')
    await resumeFlow(runtime(), { flowId, actor: 'Ann', kept: 'discard' })
    expect(texts()).toEqual([])
    expect(clinic.journalOf(clinic.executions()[0]?.id ?? '').at(-1)).toContain('discarded')
  })
})

describe('stopping', () => {
  test('takes back a text that the carrier has not been given yet', async () => {
    await publish(clinic, asking({}))
    clinic.vendors.outage.sms = carrierDown
    await book('1')
    await cancelExecutions(runtime(), { filter: { subject: '1' }, ...by })
    clinic.vendors.outage.sms = null
    await clinic.pass(24 * HOUR_MS)
    expect(texts()).toEqual([])
  })

  test('a flow with a queue starts none of those that wait', async () => {
    const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'queue' } as const
    const flowId = await publish(clinic, asking({ concurrency }))
    for (const id of ['1', '2', '3']) await book(id)
    expect(await cancelExecutions(runtime(), { filter: { flowId }, ...by })).toBe(3)
    await runtime().settle()
    expect(texts()).toHaveLength(1)
    expect(statuses()).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })
})

describe('running again', () => {
  test('from a step that texted: the text that would repeat is listed, and is sent again', async () => {
    await publish(clinic, asking({}))
    await book('1')
    await clinic.answer(CHLOE, 'yes')
    const id = clinic.executions()[0]?.id ?? ''
    const nodeId = 'n_ask' as NodeId
    const repeats = runtime().store.read((tx) =>
      effectsToRepeat(tx, runtime().host, { id, nodeId, version: 'same' }),
    )
    expect(repeats.map(({ activity }) => activity)).toEqual(['message.send'])
    const retry = { id, nodeId, actor: 'Ann', version: 'same', confirmedRepeats: 1 } as const
    expect(await retryExecution(runtime(), retry)).toBe('retried')
    await runtime().settle()
    expect(texts()).toHaveLength(2)
    expect(statuses()).toEqual(['waiting'])
    await clinic.answer(CHLOE, 'no')
    expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'no' })
  })

  test('each time it fails again, the front desk is asked again, and told who it is about', async () => {
    await publish(clinic, asking({}))
    clinic.vendors.outage.sms = refusedNumber
    await book('1')
    const [first] = clinic.openTasks()
    expect(first?.body).toMatch(/It is about \w+ \w+\./)
    const id = clinic.executions()[0]?.id ?? ''
    await decideTask(runtime(), { id: first?.id ?? '', choice: 'done', by: 'Ann', text: null })
    expect(clinic.openTasks()).toEqual([])
    const retry = { id, nodeId: 'n_ask' as NodeId, actor: 'Ann', version: 'same' } as const
    expect(await retryExecution(runtime(), { ...retry, confirmedRepeats: 0 })).toBe('retried')
    await runtime().settle()
    expect(statuses()).toEqual(['failed'])
    expect(clinic.openTasks()).toHaveLength(1)
  })

  test('a text of which nobody knows whether it was sent is listed as one that may repeat', async () => {
    await clinic.close()
    clinic = await openClinic({ repeat: 'never' })
    await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
    await publish(clinic, asking({}))
    clinic.vendors.faults.push({ error: silence, afterWrite: true })
    await book('1')
    expect(statuses()).toEqual(['failed'])
    const id = clinic.executions()[0]?.id ?? ''
    const repeats = runtime().store.read((tx) =>
      effectsToRepeat(tx, runtime().host, { id, nodeId: 'n_ask' as NodeId, version: 'same' }),
    )
    expect(repeats.map(({ status }) => status)).toEqual(['failed'])
  })

  test('what repeats is reckoned on the version it will run on', async () => {
    const flowId = await publish(clinic, texting('n_a', 'n_b'))
    await book('1')
    expect(texts()).toEqual(['n_a', 'n_b'])
    await publish(clinic, texting('n_b', 'n_a'), flowId)
    const id = clinic.executions()[0]?.id ?? ''
    const repeatsOn = (version: 'same' | 'current') =>
      runtime().store.read((tx) =>
        effectsToRepeat(tx, runtime().host, { id, nodeId: 'n_b' as NodeId, version }),
      )
    expect(repeatsOn('same').map(({ nodeId }) => nodeId)).toEqual(['n_b'])
    expect(repeatsOn('current').map(({ nodeId }) => nodeId)).toEqual(['n_a', 'n_b'])
    const wish = { id, actor: 'Ann', nodeId: 'n_b' as NodeId, version: 'current' } as const
    expect(await retryExecution(runtime(), { ...wish, confirmedRepeats: 1 })).toBe(
      'repeats-changed',
    )
    expect(await retryExecution(runtime(), { ...wish, confirmedRepeats: 2 })).toBe('retried')
  })

  test('asks for a place like any other start, unless it is under way', async () => {
    const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'replace' } as const
    await publish(clinic, asking({ concurrency }))
    await book('1')
    await book('2')
    const [newer, older] = clinic.executions()
    const retry = (id = '') => {
      const wish = { id, actor: 'Ann', nodeId: 'n_start' as NodeId, version: 'same' } as const
      const repeats = runtime().store.read((tx) => effectsToRepeat(tx, runtime().host, wish))
      return retryExecution(runtime(), { ...wish, confirmedRepeats: repeats.length })
    }
    expect(older?.status).toBe('cancelled')
    expect(await retry(older?.id)).toBe('limit-reached')
    expect(await retry(newer?.id)).toBe('retried')
    await cancelExecution(runtime(), { id: newer?.id ?? '', actor: 'Ann', reason: 'By phone' })
    expect(await retry(older?.id)).toBe('retried')
  })

  test('lets those start that waited behind it, when it counts with others from now on', async () => {
    const concurrency = { key: 'appointment.startAt', limit: 1, onCollision: 'queue' } as const
    await publish(clinic, asking({ concurrency }))
    await book('1')
    await tell({ ...at('1'), externalId: '2' })
    const later = { startAt: at('1').startAt + 5 * HOUR_MS, endAt: at('1').endAt + 5 * HOUR_MS }
    await tell({ ...at('1'), ...later })
    const id = clinic.executions().find(({ subject }) => subject === '1')?.id ?? ''
    const wish = { id, actor: 'Ann', nodeId: 'n_ask' as NodeId, version: 'same' } as const
    expect(await retryExecution(runtime(), { ...wish, confirmedRepeats: 1 })).toBe('retried')
    await runtime().settle()
    expect(clinic.executions().map(({ queuedStartJson }) => queuedStartJson)).toEqual([null, null])
  })

  test('is refused while its flow is paused', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    const id = clinic.executions()[0]?.id ?? ''
    await cancelExecution(runtime(), { id, actor: 'Ann', reason: 'By phone' })
    await pauseFlow(runtime(), { flowId, actor: 'Ann' })
    const wish = { id, actor: 'Ann', nodeId: 'n_start' as NodeId, version: 'same' } as const
    expect(await retryExecution(runtime(), { ...wish, confirmedRepeats: 1 })).toBe('paused')
  })

  test('from a step it never reached, or that is not there, is refused', async () => {
    await publish(clinic, asking({}))
    await book('1')
    const id = clinic.executions()[0]?.id ?? ''
    const wish = { id, actor: 'Ann', version: 'same', confirmedRepeats: 0 } as const
    const retry = (nodeId: string) =>
      retryExecution(runtime(), { ...wish, nodeId: nodeId as NodeId })
    expect(await retry('n_yes')).toBe('never-reached')
    expect(await retry('n_gone')).toBe('no-such-step')
  })
})

describe('an age that a flow limits', () => {
  test('counts while an execution waits for its turn: too old, it never starts', async () => {
    const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'queue' } as const
    await publish(clinic, asking({ concurrency, maxAge: 'PT1H' }))
    await book('1')
    await clinic.pass(HOUR_MS / 2)
    await book('2')
    await clinic.pass(HOUR_MS / 2)
    expect(statuses()).toEqual(['waiting', 'failed'])
    await clinic.pass(HOUR_MS / 2)
    expect(statuses()).toEqual(['failed', 'failed'])
    expect(texts()).toHaveLength(2)
  })

  test('of what a paused flow keeps ends with a task that says so', async () => {
    const flowId = await publish(clinic, asking({ maxAge: 'PT1H' }))
    await pauseFlow(runtime(), { flowId, actor: 'Ann' })
    await book('1')
    await clinic.pass(HOUR_MS)
    expect(statuses()).toEqual(['failed'])
    expect(clinic.openTasks()[0]?.body).toContain('waited longer for its turn')
    await resumeFlow(runtime(), { flowId, actor: 'Ann', kept: 'start' })
    expect(texts()).toEqual([])
  })

  test('ends with what is cancelled before it started', async () => {
    const flowId = await publish(clinic, asking({ maxAge: 'PT1H' }))
    await pauseFlow(runtime(), { flowId, actor: 'Ann' })
    await book('1')
    const id = clinic.executions()[0]?.id ?? ''
    await cancelExecution(runtime(), { id, ...by })
    const due = { now: Number.MAX_SAFE_INTEGER, limit: 9 }
    expect(runtime().store.read((tx) => listDueTimers(tx, due))).toEqual([])
  })
})

test('what a flow says it is about is what news have to be about', async () => {
  const settings = { subject: 'input.visit', cancelOn: ['appointment.cancelled'] } as const
  const logic = asking(settings)
  const inputs = [{ name: 'visit', title: 'Visit', required: true }]
  const start = { id: 'n_start', type: 'manual', v: 1, config: { about: 'appointment', inputs } }
  const flowId = await publish(clinic, { ...logic, nodes: [start, ...logic.nodes.slice(1)] })
  await book('1')
  await book('2')
  const about = runtime().store.read((tx) => {
    const visit = findAppointment(tx, { connectionId: 'mindbody', externalId: '1' })
    return visit === undefined ? null : scopeOf(tx, visit, clinic.clock.now())
  })
  const wish = { flowId, actor: 'Ann', input: { visit: '2' }, appointment: about }
  await startByHand(runtime(), wish)
  await runtime().settle()
  expect(clinic.executions()[0]).toMatchObject({ subject: '2', status: 'waiting' })
  await tell({ ...at('1'), status: 'cancelled' })
  expect(statuses()).toEqual(['waiting'])
  await tell({ ...at('2'), status: 'cancelled' })
  expect(statuses()).toEqual(['cancelled'])
})

describe('a new version', () => {
  test('leaves those under way alone until they are moved; then they go on in it', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await publish(clinic, asking({}, 'New question?', { yes: 'agreed' }), flowId)
    const where = () => runtime().store.read((tx) => standings(tx, flowId))
    expect(where()).toEqual([{ version: 1, nodeId: 'n_ask', count: 1 }])
    const move = { flowId, version: 2, nodes: {}, actor: 'Ann' }
    const moved = await runtime().store.write((tx) => moveExecutions(tx, runtime().host, move))
    expect(moved).toMatchObject({ moved: 1, stayed: [] })
    expect(where()).toEqual([{ version: 2, nodeId: 'n_ask', count: 1 }])
    await clinic.answer(CHLOE, 'yes')
    expect(clinic.executions()[0]).toMatchObject({ version: 2, outcome: 'agreed' })
    expect(texts()).toEqual(['Will you come?'])
  })

  test('one whose step has no place in it stays on its version and finishes there', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    const logic = asking({})
    const renamed = JSON.parse(JSON.stringify(logic).replaceAll('n_ask', 'n_other'))
    await publish(clinic, renamed, flowId)
    const id = clinic.executions()[0]?.id
    const move = (nodes: Record<string, NodeId>) =>
      runtime().store.write((tx) =>
        moveExecutions(tx, runtime().host, { flowId, version: 2, nodes, actor: 'Ann' }),
      )
    expect(await move({})).toMatchObject({ moved: 0, stayed: [id] })
    expect(await move({ n_ask: 'n_yes' as NodeId })).toMatchObject({ moved: 0, stayed: [id] })
    expect(await move({ n_ask: 'n_other' as NodeId })).toMatchObject({ moved: 1 })
    await clinic.answer(CHLOE, 'no')
    expect(clinic.executions()[0]).toMatchObject({ version: 2, outcome: 'no' })
  })
})

function at(externalId: string): AppointmentFacts {
  return visit(externalId, clinic.clock.now() + (24 + Number(externalId)) * HOUR_MS)
}

function book(externalId: string) {
  return tell(at(externalId))
}

function tell(facts: AppointmentFacts) {
  return tellAppointment(clinic, facts)
}

function runtime() {
  return clinic.chairflow.runtime
}

function texts() {
  return clinic.vendors.texts.map(({ body }) => body)
}

function statuses() {
  return clinic.executions().map(({ status }) => status)
}

/** Two texts, one after the other, each saying which step it is of. */
function texting(...ids: readonly [string, string]) {
  const [first, second] = ids
  return {
    nodes: [
      { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
      ...ids.map((id) => ({
        id,
        type: 'send-sms',
        v: 1,
        config: { to: 'patient', message: id },
      })),
      { id: 'n_end', type: 'end', v: 1, config: { outcome: 'done' } },
    ],
    edges: [
      { id: 'e_0', from: 'n_start', port: 'next', to: first },
      { id: 'e_1', from: first, port: 'sent', to: second },
      { id: 'e_2', from: second, port: 'sent', to: 'n_end' },
    ],
    settings: {},
  }
}
