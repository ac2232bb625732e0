import type { ProviderId } from '@chairflow/scheduling'
import {
  findWaitlistEntry,
  openStore,
  type Store,
  saveLocation,
  savePatient,
  saveService,
  saveWaitlistEntry,
} from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Host } from '../host.ts'
import { run } from './add-to-waitlist.ts'

const DAY_MS = 24 * 60 * 60_000
const mornings = [{ days: [1, 2], from: '09:00', to: '12:00' }]
const evenings = [{ days: [5], from: '17:00', to: '20:00' }]

let store: Store
beforeEach(async () => {
  store = openStore(':memory:')
  await store.write((tx) => {
    const address = { externalId: 'l', address: '', zip: '', hours: [], closures: [] }
    saveLocation(tx, { id: 'l', name: 'Here', timeZone: 'America/Chicago', ...address } as never)
    const person = { externalId: 'ana', firstName: 'Ana', lastName: '', phone: '', email: '' }
    savePatient(tx, { id: 'ana', ...person, smsConsent: true, zip: '' } as never)
    saveService(tx, {
      ...{ id: 's', externalId: 's', name: 'Facial', category: '', product: null },
      ...{ requirement: { credentials: { all: [] }, roles: [] }, roomType: 'any' },
      ...{ roomNeed: 'required', equipmentTypes: [], durationMinutes: 30, priceCents: null },
      ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, overrides: [] },
    } as never)
  })
})
afterEach(() => store.close())

test('who joins again while they wait keeps their place, with more times', async () => {
  const { entryId } = await join(0, { windows: mornings, expiresInDays: 30 })
  expect(await join(10 * DAY_MS, { windows: evenings, expiresInDays: null })).toMatchObject({
    outcome: 'already',
    entryId,
  })
  expect(entry(entryId)).toMatchObject({
    joinedAt: 0,
    expiresAt: 30 * DAY_MS,
    windows: [...mornings, ...evenings],
  })
})

test('who joins again after their wish ran out waits anew, with what they say today', async () => {
  const { entryId } = await join(0, { windows: mornings, expiresInDays: 30, note: 'by phone' })
  expect(await join(30 * DAY_MS, { windows: evenings, expiresInDays: null })).toEqual({
    outcome: 'added',
    entryId,
    reason: 'waits for it again',
  })
  expect(entry(entryId)).toMatchObject({
    ...{ status: 'waiting', joinedAt: 30 * DAY_MS, expiresAt: null },
    ...{ windows: evenings, note: '' },
  })
})

test('who joins again after their wish ran out is bound to no provider they wished for then', async () => {
  const { entryId } = await join(0, { expiresInDays: 30 })
  const only = { providerId: 'np' as ProviderId, strength: 'only' } as const
  const before = entry(entryId) ?? expect.fail('They are not on the waitlist')
  await store.write((tx) =>
    saveWaitlistEntry(tx, {
      ...before,
      ...{ provider: only, source: 'front-desk', createdBy: 'Kim', status: 'paused' },
    }),
  )
  await join(30 * DAY_MS, { windows: evenings })
  expect(entry(entryId)).toMatchObject({
    ...{ provider: null, source: 'flow', createdBy: 'e', status: 'waiting', expiresAt: null },
  })
})

function join(at: number, wish: object) {
  let count = 0
  const newId = (prefix: string) => `${prefix}_${at}_${++count}`
  const host = { ports: { newId } } as unknown as Host
  const context = { at, host, executionId: 'e', stepId: 'e.1' }
  const input = {
    ...{ patientId: 'ana', serviceId: 's', locationIds: ['l'], windows: [], zip: null },
    ...{ maxMiles: null, noticeMinutes: 0, expiresInDays: null, note: '', ...wish },
  }
  return store.write((tx) => run(tx, input, context))
}

function entry(id: string | null) {
  return store.read((tx) => findWaitlistEntry(tx, id ?? ''))
}
