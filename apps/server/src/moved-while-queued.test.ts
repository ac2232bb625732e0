import type { FlowLogic, NodeId } from '@chairflow/flow'
import { moveExecutions, pauseFlow } from '@chairflow/runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const HOUR_MS = 3_600_000

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
})
afterEach(() => clinic.close())

test('what waits too long is told at the step that it stands at in its new version', async () => {
  await moveWaiting()
  await clinic.pass(HOUR_MS)
  expect(clinic.executions()).toMatchObject([{ status: 'failed' }])
  const body = expect.stringContaining('waited longer')
  expect(clinic.openTasks()).toMatchObject([{ nodeId: 'n_begin', body }])
})

test('a move lets nothing start that waits, and its history tells of it', async () => {
  await moveWaiting()
  const [execution] = clinic.executions()
  expect(execution).toMatchObject({ status: 'waiting', version: 2 })
  expect(clinic.vendors.texts).toEqual([])
  const journal = clinic.journalOf(execution?.id ?? '')
  expect(JSON.stringify(journal)).toContain('Goes on in version 2 of the flow.')
})

async function moveWaiting(): Promise<void> {
  const { runtime } = clinic.chairflow
  const flow = asking({ maxAge: 'PT1H' })
  const flowId = await publish(clinic, flow)
  await pauseFlow(runtime, { flowId, actor: 'Ann' })
  await tellAppointment(clinic, visit('1', clinic.clock.now() + 48 * HOUR_MS))
  const renamed = JSON.stringify(flow).replaceAll('n_start', 'n_begin')
  await publish(clinic, JSON.parse(renamed) as FlowLogic, flowId)
  const nodes = { n_start: 'n_begin' as NodeId }
  const move = { flowId, version: 2, nodes, actor: 'Ann' }
  const { moved } = await runtime.store.write((tx) => moveExecutions(tx, runtime.host, move))
  expect(moved).toBe(1)
}
