/**
 * The program that is killed: the real runtime on a real file, with vendors that keep a ledger, and
 * a story. Arguments: the folder of this run, and which story.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRuntime, type Log, syncAppointments } from '@chairflow/runtime'
import { catalogPorts } from '@chairflow/simulator'
import { openStore } from '@chairflow/store'
import { createCarrier } from './carrier.ts'
import { createClock } from './clock.ts'
import { type Begin, files } from './files.ts'
import { createPracticeSystem } from './practice-system.ts'
import { isStoryName, stories } from './stories/stories.ts'
import { createTeller } from './teller.ts'

const [, , folder = '', name = ''] = process.argv
if (!isStoryName(name)) throw new Error(`No story is called ${name}`)
const begin = JSON.parse(readFileSync(join(folder, files.begin), 'utf8')) as Begin
const ledger = join(folder, files.ledger)
const clock = createClock(join(folder, files.clock), begin.at)

const log: Log = {
  info: () => {},
  warn: () => {},
  error: (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
}

const store = openStore(join(folder, files.database))
const runtime = createRuntime(store, {
  ...catalogPorts,
  clock,
  newId: (prefix) => `${prefix}_${crypto.randomUUID()}`,
  random: () => 0.5,
  log,
  connectors: {
    mindbody: createPracticeSystem(begin.calendar, ledger),
    twilio: createCarrier(ledger),
  },
  unseal: () => ({}),
  retentionDays: null,
  largestBacklog: 10_000,
  publicUrl: 'http://127.0.0.1',
})

await runtime.start()
for (const connected of runtime.connections.all()) await syncAppointments(runtime, connected)
await runtime.settle()
await stories[name].tell(createTeller({ begin, folder, runtime, clock }))
await runtime.stop()
store.close()
writeFileSync(join(folder, files.passed), String(globalThis.crashPointsPassed ?? 0))
