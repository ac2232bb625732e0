import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeService, silence, startFakeService } from '../http/fake-service.ts'
import { connector } from './connector.ts'
import { listOf, ROUTES, refusal, twilioAccount, vendorMessage } from './fake-twilio.ts'

const since = Date.UTC(2026, 2, 2, 14, 50)
const OURS = '+15125550100'

let service: FakeService
beforeEach(async () => {
  service = await startFakeService()
})
afterEach(() => service.close())

describe('what patients wrote', () => {
  it('is asked for by our number and time', async () => {
    service.on(ROUTES.list, listOf())
    expect(await list()).toEqual([])
    const query = service.received[0]?.query
    expect(query?.get('To')).toBe(OURS)
    expect(query?.get('DateSent>')).toBe('2026-03-02T14:50:00Z')
  })

  it('is told like its webhook, oldest first, without what we sent', async () => {
    const older = reply({ sid: `SM${'2'.repeat(32)}`, body: 'No' })
    service.on(ROUTES.list, listOf(vendorMessage(), reply({ body: 'YES', num_media: '1' }), older))
    const shared = { type: 'message-received', from: '+15125550123', to: OURS, optOutType: null }
    expect(await list()).toMatchObject([
      { ...shared, dedupeKey: `SM${'2'.repeat(32)}`, body: 'No', hasMedia: false },
      { ...shared, dedupeKey: `SM${'1'.repeat(32)}`, body: 'YES', hasMedia: true },
    ])
  })

  it.each([
    ['Twilio does not answer', silence(), 'service-no-answer'],
    ['our key is refused', refusal(401, 20003), 'connection-refused-credentials'],
  ])('cannot be told when %s', async (_, answer, code) => {
    service.on(ROUTES.list, answer)
    await expect(list()).rejects.toMatchObject({ failure: { code } })
  })
})

function list() {
  return connector.open(twilioAccount(service.url)).messages?.list({ since })
}

function reply(changes: Readonly<Record<string, unknown>>) {
  const between = { from: '+15125550123', to: OURS, direction: 'inbound', status: 'received' }
  const date_sent = 'Mon, 02 Mar 2026 15:00:00 +0000'
  return vendorMessage({ ...between, date_sent, ...changes })
}
