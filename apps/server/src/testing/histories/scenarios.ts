import type { NodeId } from '@chairflow/flow'
import {
  cancelExecution,
  decideTask,
  moveExecutions,
  retryExecution,
  startByHand,
} from '@chairflow/runtime'
import { asking } from '../asking.ts'
import { type Clinic, visit } from '../clinic.ts'
import { close, dispatching } from '../dispatching.ts'
import { publish, requestFlows } from '../publish.ts'
import { tellAppointment } from '../tell-appointment.ts'
import { parallelWays } from './parallel-ways.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const CHLOE = '+15125550122'
const MAYA = '+15125550110'
const DANA = '+15125550111'

export type Scenario = (clinic: Clinic) => Promise<void>

/** What is recorded, by name. Everybody in it is invented, as the demo practice is. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'gap-filled-by-the-first-yes': async (clinic) => {
    await clinic.cancel()
    await clinic.answer(DANA, 'Yes please!')
    await clinic.answer(MAYA, 'YES')
  },

  'gap-left-open-by-the-front-desk': async (clinic) => {
    await clinic.cancel()
    await clinic.pass(10 * MINUTE_MS)
    await clinic.pass(10 * MINUTE_MS)
    await decide(clinic, 'leaveOpen')
    await clinic.answer(DANA, 'YES')
  },

  'gap-with-stop-no-and-an-unclear-answer': async (clinic) => {
    await clinic.cancel()
    await clinic.answer(MAYA, 'STOP')
    await clinic.answer(DANA, 'yes but could it be 4pm')
    await decide(clinic, 'yes')
  },

  'question-moved-and-run-again': async (clinic) => {
    await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
    const flowId = await publish(clinic, asking({}))
    await book(clinic)
    const renamed = JSON.stringify(asking({}, 'New?')).replaceAll('"n_ask"', '"n_question"')
    await publish(clinic, JSON.parse(renamed), flowId)
    const { runtime } = clinic.chairflow
    const nodes = { n_ask: 'n_question' as NodeId }
    const move = { flowId, version: 2, nodes, actor: 'Ann' }
    await runtime.store.write((tx) => moveExecutions(tx, runtime.host, move))
    await clinic.answer(CHLOE, 'no')
    await runAgain(clinic, 'n_question' as NodeId)
    await clinic.pass(120 * MINUTE_MS)
  },

  'question-cancelled-by-a-person': async (clinic) => {
    await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
    await publish(clinic, asking({ cancelOn: ['appointment.cancelled'] }))
    await book(clinic)
    const id = clinic.executions()[0]?.id ?? ''
    const { runtime } = clinic.chairflow
    await cancelExecution(runtime, { id, actor: 'Ann', reason: 'Called in' })
    await runtime.settle()
  },

  'two-ways-that-meet-started-by-hand': async (clinic) => {
    const flowId = await publish(clinic, parallelWays)
    const { runtime } = clinic.chairflow
    const input = { reason: 'A test' }
    await startByHand(runtime, { flowId, actor: 'Ann', input, appointment: null })
    await runtime.settle()
    await decide(clinic, 'ok')
    await decide(clinic, 'ok')
  },

  'nobody-in-time-and-a-kept-time-chosen': async (clinic) => {
    await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
    await clinic.cancel()
    const ahead = { lookAheadHours: 48, holdMinutes: 60, patient: 'patient' }
    await publish(clinic, dispatching({ match: { ...ahead, visit: 'appointment.id' } }))
    const booked = visit('6001', clinic.clock.now() + DAY_MS)
    clinic.vendors.calendar.push(booked)
    await tellAppointment(clinic, booked)
    const startAt = clinic.clock.now()
    const at = { startAt, endAt: startAt + 3 * DAY_MS }
    for (const room of ['room_t2', 'room_t1']) await close(clinic, 'room', room, at)
    await decide(clinic, 'time-2')
    await decide(clinic, 'own')
  },
}

async function decide(clinic: Clinic, choice: string): Promise<void> {
  const [task] = clinic.openTasks()
  if (task === undefined) throw new Error('Nobody is asked')
  const { runtime } = clinic.chairflow
  await decideTask(runtime, { id: task.id, choice, by: 'Ann', text: null })
  await runtime.settle()
}

async function runAgain(clinic: Clinic, nodeId: NodeId): Promise<void> {
  const { runtime } = clinic.chairflow
  const id = clinic.executions()[0]?.id ?? ''
  const retry = { id, nodeId, actor: 'Ann', version: 'same', confirmedRepeats: 1 } as const
  const done = await retryExecution(runtime, retry)
  if (done !== 'retried') throw new Error(`It does not run again: ${done}`)
  await runtime.settle()
}

function book(clinic: Clinic): Promise<void> {
  return tellAppointment(clinic, visit('6001', clinic.clock.now() + DAY_MS))
}
