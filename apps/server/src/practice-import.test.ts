import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { openClinic } from './testing/clinic.ts'
import { type EmptyPractice, openEmptyPractice } from './testing/empty-practice.ts'

let practice: EmptyPractice
beforeEach(async () => {
  practice = await openEmptyPractice()
})
afterEach(() => practice.close())

async function demoExport() {
  const clinic = await openClinic()
  const app = createApp(clinic.chairflow)
  const response = await app.request('/api/v1/practice/export', { headers: { host: '127.0.0.1' } })
  const exported = await response.json()
  await clinic.close()
  return exported
}

test('a practice goes from one Chairflow into an empty one, and a second time nothing changes', async () => {
  const exported = await demoExport()
  const preview = await practice.ask('POST', '/practice/import', {
    practice: exported,
    dryRun: true,
  })
  expect(preview.status).toBe(200)
  expect((await practice.ask('GET', '/services')).body.items).toEqual([])
  const first = await practice.ask('POST', '/practice/import', { practice: exported })
  expect(first.body).toMatchObject({ changed: [], unchanged: 0, created: preview.body.created })
  const again = await practice.ask('POST', '/practice/import', { practice: exported })
  expect(again.body).toMatchObject({
    created: [],
    changed: [],
    unchanged: first.body.created.length,
  })
  expect((await practice.ask('GET', '/practice/export')).body).toEqual(exported)
  for (const path of ['locations', 'rooms', 'services', 'providers', 'credentials']) {
    const csv = await practice.ask('GET', `/${path}?format=csv`)
    const back = await practice.ask('POST', `/practice/import/${path}`, csv.text, 'text/csv')
    expect(back.body).toMatchObject({ created: [], changed: [] })
  }
})

test('one record that cannot be refuses all of it, and says which', async () => {
  const exported = await demoExport()
  exported.credentials[2].providerId = 'prv_none'
  const { status, body } = await practice.ask('POST', '/practice/import', { practice: exported })
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ pointer: '#/practice/credentials/2/providerId' }])
  expect((await practice.ask('GET', '/locations')).body.items).toEqual([])
})
