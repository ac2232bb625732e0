import { expect, test } from 'vitest'
import { createApp } from './app.ts'
import { openClinic } from './testing/clinic.ts'

test('the OpenAPI document names the routes that take a body, with their schemas', async () => {
  const clinic = await openClinic()
  const app = createApp(clinic.chairflow)
  const document = await (await app.request('/openapi.json')).json()
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toContain('/api/v1/flows/{id}/publish')
  const schema = document.paths['/api/v1/flows'].post.requestBody.content['application/json'].schema
  expect(JSON.stringify(schema)).toContain('maxLength')
  await clinic.close()
})

test('it prints what operating a flow takes and answers', async () => {
  const clinic = await openClinic()
  const { paths } = await (await createApp(clinic.chairflow).request('/openapi.json')).json()
  const answered = (path: string, method: string, status = 200) =>
    JSON.stringify(paths[`/api/v1/${path}`][method].responses[status])
  expect(answered('flows/{id}/in-flight', 'get')).toContain('standings')
  expect(answered('flows/{id}/publish/preview', 'post')).toContain('movable')
  expect(answered('flows/{id}/publish', 'post')).toContain('stayed')
  expect(answered('flows/{id}/start', 'post', 201)).toContain('executionId')
  expect(answered('executions/{id}/retry-plan', 'get')).toContain('repeats')
  expect(JSON.stringify(paths['/api/v1/executions/cancel'].post.requestBody)).toContain('reason')
  await clinic.close()
})

test('the flow schema is served where documents point to', async () => {
  const clinic = await openClinic()
  const response = await createApp(clinic.chairflow).request('/schemas/flow-1.json')
  expect(await response.json()).toMatchObject({ $id: 'https://chairflow.dev/schemas/flow-1.json' })
  await clinic.close()
})
