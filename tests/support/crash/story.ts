/**
 * The program that is killed: the real runtime on a real file, with vendors that keep a ledger, and
 * a story told from its beginning in every life – whoever tells the same thing twice is told so.
 * Arguments: the folder of this run.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppointmentFacts, InboundEvent } from '@chairflow/connector-kit'
import { createRuntime, type Runtime, syncAppointments } from '@chairflow/runtime'
import { catalogPorts } from '@chairflow/simulator'
import { openStore } from '@chairflow/store'
import { type Begin, files } from './files.ts'
import { readLedger } from './ledger.ts'
import { createVendors } from './vendors.ts'

const MINUTE_MS = 60_000
const folder = process.argv[2] ?? ''
const begin = JSON.parse(readFileSync(join(folder, files.begin), 'utf8')) as Begin
const ledger = join(folder, files.ledger)

let now = existsSync(join(folder, files.clock))
  ? Number(readFileSync(join(folder, files.clock), 'utf8'))
  : begin.at
let wakes: { readonly at: number; readonly wake: () => void }[] = []

const store = openStore(join(folder, files.database))
const runtime = createRuntime(store, {
  ...catalogPorts,
  clock: {
    now: () => now,
    elapsedMs: () => now,
    wakeAt: (at, wake) => {
      const asked = { at, wake }
      wakes.push(asked)
      return () => {
        wakes = wakes.filter((one) => one !== asked)
      }
    },
  },
  newId: (prefix) => `${prefix}_${crypto.randomUUID()}`,
  random: () => 0.5,
  log: {
    info: () => {},
    warn: () => {},
    error: (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
  },
  connectors: createVendors(ledger, calendar),
  unseal: () => ({}),
  retentionDays: null,
  largestBacklog: 10_000,
  publicUrl: 'http://127.0.0.1',
})

await runtime.start()
for (const connected of runtime.connections.all()) await syncAppointments(runtime, connected)
await runtime.settle()
await tell(runtime)
await runtime.stop()
store.close()
writeFileSync(join(folder, files.passed), String(globalThis.crashPointsPassed ?? 0))

async function tell(told: Runtime): Promise<void> {
  const { visit } = begin
  writeFileSync(join(folder, files.cancelled), '')
  await hear(told, 'mindbody', cancelled(visit))
  await hear(told, 'twilio', reply(offered('just opened', 0), 'NO', 'in-1'))
  await hear(told, 'twilio', reply(offered('The same chair', 0), 'YES', 'in-2'))
  await advanceTo(told, begin.at + 5 * MINUTE_MS)
  await hear(told, 'twilio', reply(offered('just opened', 1), 'YES', 'in-3'))
  await hear(told, 'twilio', reply(offered('The same chair', 1), 'STOP', 'in-4'))
  await hear(told, 'mindbody', booked(visit))
  await advanceTo(told, begin.at + 10 * MINUTE_MS)
  await hear(told, 'twilio', reply(visit.patient?.phone ?? '', 'who is this?', 'in-5'))
  await advanceTo(told, begin.at + 2 * 60 * MINUTE_MS)
  await advanceTo(told, begin.at + 3 * 24 * 60 * MINUTE_MS)
}

/** What the practice system shows by now. */
function calendar(): readonly AppointmentFacts[] {
  if (!existsSync(join(folder, files.cancelled))) return begin.calendar
  return begin.calendar.map((facts) =>
    facts.externalId === begin.visit.externalId ? { ...facts, status: 'cancelled' } : facts,
  )
}

/** Says so in a file once it was acknowledged, as a vendor would remember a 2xx. */
async function hear(told: Runtime, connectionId: string, event: InboundEvent): Promise<void> {
  await told.ingest(connectionId, [event])
  appendFileSync(join(folder, files.acknowledged), `${event.dedupeKey}\n`)
  await told.settle()
}

async function advanceTo(told: Runtime, at: number): Promise<void> {
  if (at > now) {
    writeFileSync(join(folder, files.clock), String(at))
    now = at
    const due = wakes.filter((one) => one.at <= now)
    wakes = wakes.filter((one) => one.at > now)
    for (const { wake } of due) wake()
  }
  await told.settle()
}

/** The phone of the n-th text that says so. */
function offered(words: string, index: number): string {
  const texts = readLedger(ledger).filter((one) => one.type === 'text' && one.body.includes(words))
  const phones = texts.flatMap((one) => (one.type === 'text' ? [one.to] : []))
  return [...new Set(phones)].sort()[index] ?? ''
}

function cancelled({ externalId }: AppointmentFacts): InboundEvent {
  const told = {
    dedupeKey: 'cancel',
    occurredAt: begin.at + 5 * MINUTE_MS,
    change: 'cancelled',
  } as const
  return { type: 'appointment-changed', ...told, externalId, appointment: null }
}

/** The patient who cancelled comes on another day. */
function booked(visit: AppointmentFacts): InboundEvent {
  const externalId = `${visit.externalId}-again`
  const dayMs = 24 * 60 * MINUTE_MS
  const [startAt, endAt] = [visit.startAt + 10 * dayMs, visit.endAt + 10 * dayMs]
  const told = { dedupeKey: 'book', occurredAt: begin.at, change: 'booked' } as const
  const appointment = { ...visit, externalId, startAt, endAt, status: 'booked' } as const
  return { type: 'appointment-changed', ...told, externalId, appointment }
}

function reply(from: string, body: string, id: string): InboundEvent {
  return {
    type: 'message-received',
    dedupeKey: id,
    occurredAt: null,
    from,
    to: '+15125550100',
    body,
    hasMedia: false,
    providerMessageId: id,
    optOutType: null,
  }
}
