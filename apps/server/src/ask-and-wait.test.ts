import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'

const CHLOE = '+15125550122'
const MINUTE_MS = 60_000

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
})
afterEach(() => clinic.close())

test('a question and its wait: YES, NO, anything else and silence each have their way', async () => {
  await publish(clinic, asking({ question: 'Shall we call you, {{ patient.firstName }}?' }))
  await clinic.cancel()
  expect(texts()).toEqual(['Shall we call you, Chloe?'])
  await clinic.answer(CHLOE, 'Sí, por favor')
  expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'yes' })
})

test('nobody answers: the flow goes on when the time is up, not before', async () => {
  await publish(clinic, asking({ question: 'Shall we call you?' }))
  await clinic.cancel()
  await pass(120 * MINUTE_MS - 1)
  expect(clinic.executions()[0]).toMatchObject({ status: 'waiting' })
  await pass(1)
  expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'no-reply' })
})

test('two open questions to one phone: the front desk decides which was answered', async () => {
  await publish(clinic, asking({ question: 'First?' }))
  await publish(clinic, asking({ question: 'Second?' }))
  await clinic.cancel()
  await clinic.answer(CHLOE, 'yes')
  expect(clinic.executions().map(({ status }) => status)).toEqual(['waiting', 'waiting'])
  expect(clinic.openTasks()[0]?.title).toContain('Which question')
})

test('STOP ends both', async () => {
  await publish(clinic, asking({ question: 'First?' }))
  await publish(clinic, asking({ question: 'Second?' }))
  await clinic.cancel()
  await clinic.answer(CHLOE, 'STOP')
  expect(clinic.executions().map(({ status }) => status)).toEqual(['finished', 'finished'])
})

/** A flow with one question; each answer ends with an outcome of its own. */
function asking(config: object) {
  const outcomes = { yes: 'yes', no: 'no', unclear: 'unclear', noReply: 'no-reply' }
  const ends = Object.entries(outcomes)
  return {
    nodes: [
      { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['cancelled'] } },
      {
        id: 'n_ask',
        type: 'wait-for-reply',
        v: 1,
        config: { from: 'patient', timeoutMinutes: 120, ...config },
      },
      ...ends.map(([port, outcome]) => ({
        id: `n_${port}`,
        type: 'end',
        v: 1,
        config: { outcome },
      })),
    ],
    edges: [
      { id: 'e_0', from: 'n_start', port: 'next', to: 'n_ask' },
      ...ends.map(([port]) => ({ id: `e_${port}`, from: 'n_ask', port, to: `n_${port}` })),
    ],
    settings: {},
  }
}

function texts(): readonly string[] {
  return clinic.vendors.texts.map(({ body }) => body)
}

async function pass(ms: number): Promise<void> {
  clinic.clock.advance(ms)
  await clinic.chairflow.runtime.settle()
}
