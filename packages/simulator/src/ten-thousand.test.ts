import type { InboundEvent } from '@chairflow/connector-kit'
import { deleteFlow, insertFlow, publishVersion } from '@chairflow/store'
import { openSnapshot } from '@chairflow/store/testing'
import { expect, test } from 'vitest'
import { documentOf } from './flows.ts'
import { beginLife, type Life } from './life.ts'
import { createRandom } from './random.ts'
import { BEGIN_AT, createTemplate, type Template } from './template.ts'
import { createVirtualTime } from './virtual-time.ts'

const COUNT = 10_000
const AT_ONCE = 500
const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS

test('ten thousand executions wait over a restart, and each goes on when its time has come', {
  timeout: 300_000,
}, async () => {
  const template = await createTemplate()
  const random = createRandom(1)
  const time = createVirtualTime(BEGIN_AT, random)
  const faults: string[] = []
  let ids = 0
  const begin = (snapshot: Buffer) =>
    beginLife({
      snapshot,
      time,
      random,
      newId: (prefix) => {
        ids += 1
        return `${prefix}_${ids}`
      },
      connectorsFor: () => ({}),
      onCommit: () => {},
      onFault: (message) => faults.push(message),
    })
  const first = begin(await withWaitingFlow(template))
  await time.pass(100)
  for (let from = 0; from < COUNT; from += AT_ONCE) {
    const events = Array.from({ length: AT_ONCE }, (_, index) => booked(template, from + index))
    void first.runtime.ingest('mindbody', events)
    await time.pass(1_000)
  }
  expect(statuses(first)).toEqual({ waiting: COUNT })
  const second = begin(first.die())
  time.suspend(59 * MINUTE_MS - (COUNT / AT_ONCE) * 1_000)
  await time.pass(10_000)
  expect(statuses(second)).toEqual({ waiting: COUNT })
  time.suspend(2 * MINUTE_MS)
  await time.pass(90_000)
  expect(statuses(second)).toEqual({ finished: COUNT })
  expect(faults.filter((fault) => !fault.includes('unknown connector'))).toEqual([])
  second.die()
})

/** The practice with one flow only, which waits an hour for a reply that never comes. */
async function withWaitingFlow({ snapshot }: Template): Promise<Buffer> {
  const opened = openSnapshot(snapshot, (flush) => flush())
  const at = BEGIN_AT
  const documentJson = JSON.stringify(documentOf(waiting))
  await opened.store.write((tx) => {
    for (const { id } of opened.inspect<{ id: string }>('select id from flow')) {
      deleteFlow(tx, id, at)
    }
    insertFlow(tx, { id: waiting.id, name: waiting.name, draftJson: documentJson, at, by: 'test' })
    const frozen = { flowId: waiting.id, hash: '', documentJson, note: '' }
    publishVersion(tx, { ...frozen, publishedAt: at, publishedBy: 'test' })
  })
  const taken = opened.snapshot()
  opened.abandon()
  return taken
}

const waiting = {
  id: 'flw_wait',
  name: 'Wait',
  nodes: [
    { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
    { id: 'n_wait', type: 'wait-for-reply', v: 1, config: { from: 'patient', timeoutMinutes: 60 } },
    { id: 'n_end', type: 'end', v: 1, config: { outcome: 'silent' } },
  ],
  edges: [
    ['n_start', 'next', 'n_wait'],
    ['n_wait', 'noReply', 'n_end'],
  ],
} as const

/** The calendar's visits week after week: in one place at one time they would stand in each other's way. */
function booked({ calendar }: Template, index: number): InboundEvent {
  const like = calendar[index % calendar.length]
  if (like === undefined) throw new Error('The calendar is empty')
  const externalId = `many-${index}`
  const told = { dedupeKey: externalId, occurredAt: BEGIN_AT, change: 'booked' } as const
  const laterMs = Math.floor(index / calendar.length) * WEEK_MS
  const span = { startAt: like.startAt + laterMs, endAt: like.endAt + laterMs }
  const appointment = { ...like, ...span, externalId, status: 'booked' } as const
  return { type: 'appointment-changed', ...told, externalId, appointment }
}

function statuses({ inspect }: Life): Readonly<Record<string, number>> {
  const rows = inspect<{ status: string; count: number }>(
    'select status, count(*) as count from execution group by status',
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}
