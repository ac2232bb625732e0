import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const CHLOE = '+15125550122'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  await publish(clinic, textThenListen)
})
afterEach(() => clinic.close())

test('an answer that comes before the flow listens counts', async () => {
  await book()
  await clinic.answer(CHLOE, 'yes')
  expect(clinic.openTasks()).toHaveLength(1)
  await clinic.pass(2 * MINUTE_MS)
  expect(outcomes()).toEqual(['yes'])
  expect(clinic.openTasks()).toEqual([])
})

test('what was written before anything was asked answers nothing, and stays with the front desk', async () => {
  await clinic.answer(CHLOE, 'yes')
  await clinic.pass(MINUTE_MS)
  await book()
  await clinic.pass(2 * MINUTE_MS)
  expect(outcomes()).toEqual([null])
  expect(clinic.openTasks()).toHaveLength(1)
  await clinic.answer(CHLOE, 'no')
  expect(outcomes()).toEqual(['no'])
})

const aMinute = {
  ...{ mode: 'delay', minutes: 1, whenPast: 'go-on', whenLate: 'go-on' },
  lateAfterMinutes: 60,
}

const ports = ['yes', 'no', 'unclear', 'noReply'] as const

const textThenListen = {
  nodes: [
    { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
    { id: 'n_text', type: 'send-sms', v: 1, config: { to: 'patient', message: 'Will you come?' } },
    { id: 'n_pause', type: 'wait-until', v: 1, config: aMinute },
    { id: 'n_wait', type: 'wait-for-reply', v: 1, config: { from: 'patient', timeoutMinutes: 60 } },
    ...ports.map((port) => ({
      id: `n_${port}`,
      type: 'end',
      v: 1,
      config: { outcome: port.toLowerCase() },
    })),
  ],
  edges: [
    { id: 'e_0', from: 'n_start', port: 'next', to: 'n_text' },
    { id: 'e_1', from: 'n_text', port: 'sent', to: 'n_pause' },
    { id: 'e_2', from: 'n_pause', port: 'next', to: 'n_wait' },
    ...ports.map((port) => ({ id: `e_${port}`, from: 'n_wait', port, to: `n_${port}` })),
  ],
  settings: {},
}

async function book(): Promise<void> {
  await tellAppointment(clinic, visit('7000', clinic.clock.now() + 48 * HOUR_MS))
}

function outcomes() {
  return clinic.executions().map(({ outcome }) => outcome)
}
