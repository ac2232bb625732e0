import { listWaitlist } from '@chairflow/store'
import { expect, test } from 'vitest'
import { openClinic } from './testing/clinic.ts'
import { publish } from './testing/publish.ts'

test('of two flows that put the same person on the waitlist one adds them and the other finds them there', async () => {
  const clinic = await openClinic()
  const config = { person: 'patient', service: 'service', days: 'weekends', maxMiles: 12 }
  const logic = {
    nodes: [
      { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['cancelled'] } },
      { id: 'n_add', type: 'add-to-waitlist', v: 1, config },
      { id: 'n_new', type: 'end', v: 1, config: { outcome: 'added' } },
      { id: 'n_old', type: 'end', v: 1, config: { outcome: 'already' } },
    ],
    edges: [
      { id: 'e_1', from: 'n_start', port: 'next', to: 'n_add' },
      { id: 'e_2', from: 'n_add', port: 'added', to: 'n_new' },
      { id: 'e_3', from: 'n_add', port: 'already', to: 'n_old' },
    ],
    settings: {},
  }
  await publish(clinic, logic)
  await publish(clinic, logic)
  await clinic.cancel()
  const mine = () =>
    clinic.chairflow.runtime.store.read((tx) =>
      listWaitlist(tx).filter(({ source }) => source === 'flow'),
    )
  const outcomes = clinic.executions().map(({ outcome }) => outcome)
  expect(outcomes.filter((one) => one === 'added' || one === 'already').sort()).toEqual([
    'added',
    'already',
  ])
  expect(mine()).toMatchObject([
    { maxMiles: 12, status: 'waiting', windows: [{ days: [6, 7] }], locationIds: ['loc_austin'] },
  ])
  await clinic.close()
})
