import { type Store, setMeta } from '@chairflow/store'
import { afterEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { type Clinic, openClinic } from '../testing/clinic.ts'

const MB = 1024 * 1024

let clinic: Clinic
afterEach(() => clinic.close())

test('on a full disk new work gets 503 with Retry-After, pages are still read, and it ends by itself', async () => {
  clinic = await openClinic({}, { limitBytes: 3 * MB })
  const { store } = clinic.chairflow.runtime
  const app = createApp(clinic.chairflow)
  const create = () =>
    app.request('/api/v1/flows', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Reminders' }),
    })
  expect((await app.request('/readyz')).status).toBe(200)

  expect(await fillUp(store)).toMatchObject({ name: 'StoreFull' })
  const refused = await create()
  expect(refused.status).toBe(503)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect((await app.request('/hooks/pms/mindbody', { method: 'POST' })).status).toBe(503)
  expect((await app.request('/readyz')).status).toBe(503)
  expect((await app.request('/healthz')).status).toBe(200)
  expect((await app.request('/api/v1/flows')).status).toBe(200)

  for (const key of [0, 1, 2]) await store.write((tx) => setMeta(tx, `filler${key}`, ''))
  expect((await app.request('/readyz')).status).toBe(200)
  expect((await create()).status).toBe(201)
})

/** Resolves to what the write that no longer fits was told. */
async function fillUp(store: Store, key = 0): Promise<unknown> {
  const write = store.write((tx) => setMeta(tx, `filler${key}`, 'x'.repeat(200_000)))
  return write.then(
    () => fillUp(store, key + 1),
    (error: unknown) => error,
  )
}
