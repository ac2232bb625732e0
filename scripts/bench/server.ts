/** The server under test, as a process of its own: the real app, runtime and store, bench vendors. */
import { connectors } from '@chairflow/connectors'
import { serve } from '@hono/node-server'
import { createApp } from '../../apps/server/src/app.ts'
import { createChairflow } from '../../apps/server/src/chairflow.ts'
import { systemClock } from '../../apps/server/src/clock.ts'
import { writeCompiled } from '../../apps/server/src/compile-cache.ts'
import { readConfig } from '../../apps/server/src/config.ts'
import { loadDemo } from '../../apps/server/src/demo/load-demo.ts'
import { createLogger } from '../../apps/server/src/log.ts'
import { benchPms, benchSms } from './connectors.ts'
import { logicOf } from './flows.ts'
import { widenPractice } from './practice.ts'

const config = readConfig(process.env)
const { BENCH_FLOW = 'confirm', BENCH_SMS = 'plain' } = process.env
const sms = BENCH_SMS === 'twilio' ? connectors.twilio : benchSms(config.sandboxUrl)
const outside = { clock: systemClock, connectors: { mindbody: benchPms, twilio: sms } }
const chairflow = createChairflow(config, createLogger('error'), outside)
await chairflow.runtime.start()
const app = createApp(chairflow)
if (await loadDemo(chairflow)) {
  await widenPractice(ask)
  await publish()
}
/** For a profile, which is only written by a process that ends by itself. */
process.on('message', () => process.exit(0))

serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () => {
  writeCompiled()
  process.send?.('ready')
})

async function publish(): Promise<void> {
  await ask('DELETE', 'flows/flw_gap_fill')
  const created = (await ask('POST', 'flows', { name: 'Bench' })) as Answer
  const document = { ...created.document, logic: logicOf(BENCH_FLOW) }
  const saved = (await ask('PUT', `flows/${created.id}`, {
    revision: created.revision,
    document,
  })) as Answer
  await ask('POST', `flows/${created.id}/publish`, { revision: saved.revision })
}

type Answer = { readonly id: string; readonly revision: number; readonly document: object }

async function ask(method: string, path: string, body?: object): Promise<object> {
  const init = { method, headers: { 'content-type': 'application/json' } }
  const whole = body === undefined ? init : { ...init, body: JSON.stringify(body) }
  const response = await app.request(`/api/v1/${path}`, whole)
  if (response.status === 204) return {}
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as object
}
