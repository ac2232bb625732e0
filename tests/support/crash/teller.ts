import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppointmentFacts, InboundEvent } from '@chairflow/connector-kit'
import { decideTask, type Runtime } from '@chairflow/runtime'
import { listTasks } from '@chairflow/store'
import type { Clock } from './clock.ts'
import { type Begin, files } from './files.ts'
import { readLedger, write } from './ledger.ts'

type Changed = Extract<InboundEvent, { type: 'appointment-changed' }>

/** What can happen in a story. Whatever happened in an earlier life changes nothing any more. */
export type Teller = {
  readonly begin: Begin
  readonly runtime: Runtime
  /** Staff write a visit into the practice system, which tells of it. */
  readonly staffWrite: (visit: AppointmentFacts, told: Telling) => Promise<void>
  /** The practice system tells of a visit that we changed ourselves. */
  readonly tellOf: (externalId: string, dedupeKey: string) => Promise<void>
  readonly receiveText: (from: string, body: string, id: string) => Promise<void>
  /** Phones that got a text which says so. */
  readonly phonesWith: (words: string) => readonly string[]
  /** Decides the one open task that is called so, if it is still open. */
  readonly decide: (title: string, choice: string) => Promise<void>
  /** Milliseconds after the beginning. */
  readonly advanceTo: (afterMs: number) => Promise<void>
}

/** Without the facts a vendor tells that something changed, and wants to be asked what. */
export type Telling = Pick<Changed, 'dedupeKey' | 'occurredAt' | 'change'> & {
  readonly hasFacts: boolean
}

type World = {
  readonly begin: Begin
  readonly folder: string
  readonly runtime: Runtime
  readonly clock: Clock
}

export function createTeller({ begin, folder, runtime, clock }: World): Teller {
  const ledger = join(folder, files.ledger)
  const hear = async (connectionId: string, event: InboundEvent) => {
    await runtime.ingest(connectionId, [event])
    /** As a vendor would remember a 2xx. */
    appendFileSync(join(folder, files.acknowledged), `${event.dedupeKey}\n`)
    await runtime.settle()
  }
  return {
    begin,
    runtime,
    staffWrite: (visit, { hasFacts, ...told }) => {
      writeOnce(ledger, told.dedupeKey, visit)
      const appointment = hasFacts ? visit : null
      const { externalId } = visit
      return hear('mindbody', { type: 'appointment-changed', ...told, externalId, appointment })
    },
    tellOf: (externalId, dedupeKey) => {
      const at = { dedupeKey, occurredAt: begin.at } as const
      const told = { ...at, change: 'updated', externalId } as const
      return hear('mindbody', { type: 'appointment-changed', ...told, appointment: null })
    },
    receiveText: (from, body, id) => hear('twilio', textFrom(from, body, id)),
    phonesWith: (words) => phonesWith(ledger, words),
    decide: (title, choice) => decide(runtime, title, choice),
    advanceTo: (afterMs) => {
      clock.advanceTo(begin.at + afterMs)
      return runtime.settle()
    },
  }
}

function writeOnce(ledger: string, key: string, visit: AppointmentFacts): void {
  const isWritten = readLedger(ledger).some((one) => one.type === 'staff' && one.key === key)
  if (!isWritten) write(ledger, { type: 'staff', key, visit })
}

function phonesWith(ledger: string, words: string): readonly string[] {
  const phones = readLedger(ledger).flatMap((one) =>
    one.type === 'text' && one.body.includes(words) ? [one.to] : [],
  )
  return [...new Set(phones)].sort()
}

async function decide(runtime: Runtime, title: string, choice: string): Promise<void> {
  const tasks = runtime.store.read((tx) => listTasks(tx, { status: 'open', limit: 1_000 }))
  const task = tasks.find((one) => one.title.startsWith(title))
  if (task !== undefined) {
    await decideTask(runtime, { id: task.id, choice, by: 'Ann', text: null })
  }
  await runtime.settle()
}

function textFrom(from: string, body: string, id: string): InboundEvent {
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
