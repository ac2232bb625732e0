import { keepInSync } from '@chairflow/runtime'
import { findAppointment } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Clinic, openClinic } from './testing/clinic.ts'

const MINUTE_MS = 60_000
const VISIT = { connectionId: 'mindbody', externalId: '5001' }

let clinic: Clinic
let stop: () => void
beforeEach(async () => {
  clinic = await openClinic()
  stop = keepInSync(clinic.chairflow.runtime)
  await minutes(2)
})
afterEach(async () => {
  stop()
  await clinic.close()
})

test('a cancellation whose webhook was lost is found within an hour, and starts its flow', async () => {
  cancelUnheard()
  await minutes(55)
  expect(statusHere()).toBe('booked')
  await minutes(10)
  expect(statusHere()).toBe('cancelled')
  expect(clinic.executions()).toHaveLength(1)
})

test('a clock that is set back holds up no comparison', async () => {
  clinic.clock.set(-5 * 60 * MINUTE_MS)
  cancelUnheard()
  await minutes(5)
  expect(statusHere()).toBe('cancelled')
})

test('nothing is compared any more once it is stopped', async () => {
  stop()
  cancelUnheard()
  await minutes(200)
  expect(statusHere()).toBe('booked')
})

function cancelUnheard(): void {
  const { calendar } = clinic.vendors
  const at = calendar.findIndex(({ externalId }) => externalId === VISIT.externalId)
  const before = calendar[at]
  if (before === undefined) throw new Error('The visit is not in the calendar')
  calendar[at] = { ...before, status: 'cancelled' }
}

function statusHere() {
  return clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, VISIT))?.status
}

async function minutes(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await clinic.pass(MINUTE_MS)
}
