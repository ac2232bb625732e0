import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { connector } from './connector.ts'

const signatureKey = 'a key of sixteen'
const { webhooks } = connector.open({
  connectionId: 'hr',
  settings: {},
  secrets: { signatureKey },
  publicUrl: '',
  now: () => 0,
})
const webhook = webhooks['']

const body = JSON.stringify({
  records: [
    { employee: '21', credential: 'RN license', status: 'lapsed', expiresOn: '2026-11-01' },
  ],
})
const request = (text: string, signature?: string) => ({
  method: 'POST',
  pathAndQuery: '/hooks/hr/hr',
  headers: signature === undefined ? {} : { 'x-chairflow-signature': signature },
  body: text,
})
const sign = (text: string, key = signatureKey) =>
  `sha256=${createHmac('sha256', key).update(text).digest('hex')}`

test('only what is signed over these very bytes with the shared key is heard', () => {
  expect(webhook?.verify(request(body, sign(body)))).toBe(true)
  expect(webhook?.verify(request(`${body} `, sign(body)))).toBe(false)
  expect(webhook?.verify(request(body, sign(body, 'another key of 16')))).toBe(false)
  expect(webhook?.verify(request(body, ''))).toBe(false)
  expect(webhook?.verify(request(body))).toBe(false)
})

test('the same words have the same key, and an id of its own comes first', () => {
  const [one] = webhook?.read(request(body)) ?? []
  const [same] = webhook?.read(request(body)) ?? []
  expect(one).toEqual(same)
  const named = JSON.stringify({ ...JSON.parse(body), id: 'batch-7' })
  expect(webhook?.read(request(named))).toMatchObject([{ dedupeKey: 'hr batch-7' }])
})

test.each([['{'], ['{}'], ['{"records":[]}'], ['{"records":[{"employee":"a"}]}']])(
  '%s is refused',
  (text) => {
    expect(() => webhook?.read(request(text))).toThrow('cannot read')
  },
)
