import { ConnectorError, type InboundEvent } from '@chairflow/connector-kit'
import { decideTask } from '@chairflow/runtime'
import { listEvents } from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { publish } from './testing/publish.ts'

const MINUTE_MS = 60_000
const MAYA = '+15125550110'
const DANA = '+15125550111'
const ELENA = '+15125550112'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

describe('filling a cancelled slot', () => {
  test('two people at a time are asked, the longest waiting first', async () => {
    await clinic.cancel()
    expect(received()).toEqual([`${MAYA} offer`, `${DANA} offer`])
  })

  test('the first YES is booked and confirmed, the other is told once', async () => {
    await clinic.cancel()
    await clinic.answer(DANA, 'Yes please!')
    await clinic.answer(MAYA, 'YES')
    expect(received().slice(2).sort()).toEqual([`${MAYA} filled`, `${DANA} confirmed`].sort())
    expect(clinic.vendors.bookings).toHaveLength(1)
    expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'filled' })
  })

  test('the booking starts the flows that wait for one, once, also when its webhook follows', async () => {
    const logic = {
      nodes: [
        { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
        { id: 'n_end', type: 'end', v: 1, config: { outcome: 'seen' } },
      ],
      edges: [{ id: 'e_1', from: 'n_start', port: 'next', to: 'n_end' }],
      settings: {},
    }
    const flowId = await publish(clinic, logic)
    await clinic.cancel()
    await clinic.answer(MAYA, 'YES')
    const started = () => clinic.executions().filter((one) => one.flowId === flowId)
    expect(started()).toHaveLength(1)
    const [booked] = clinic.vendors.bookings
    if (booked === undefined) throw new Error('nothing was booked')
    const { externalId } = booked
    const occurredAt = clinic.clock.now()
    const type = 'appointment-changed'
    const news = { type, dedupeKey: 'late', occurredAt, change: 'booked', externalId } as const
    await clinic.chairflow.runtime.ingest('mindbody', [{ ...news, appointment: booked }])
    await clinic.chairflow.runtime.settle()
    expect(started()).toHaveLength(1)
  })

  test('after ten minutes without an answer the next person is asked, and earlier ones may still say yes', async () => {
    await clinic.cancel()
    await pass(10 * MINUTE_MS - 1)
    expect(received()).toHaveLength(2)
    await pass(1)
    expect(received()).toEqual([`${MAYA} offer`, `${DANA} offer`, `${ELENA} offer`])
    await clinic.answer(MAYA, 'YES')
    expect(received()).toContain(`${MAYA} confirmed`)
  })

  test('two NOs bring the next person without waiting', async () => {
    await clinic.cancel()
    await clinic.answer(MAYA, 'no thanks')
    await clinic.answer(DANA, 'NO')
    expect(received().at(-1)).toBe(`${ELENA} offer`)
  })

  test('when nobody says yes the front desk gets a task with a drafted message', async () => {
    await clinic.cancel()
    await pass(10 * MINUTE_MS)
    await pass(10 * MINUTE_MS)
    const [task] = clinic.openTasks()
    expect(task).toMatchObject({ kind: 'review' })
    expect(task?.draftMessage).toContain('Neuromodulator injection')
    const decision = { id: task?.id ?? '', choice: 'leaveOpen', by: 'Ann', text: null }
    expect(await decideTask(clinic.chairflow.runtime, decision)).toBe('decided')
    expect(await decideTask(clinic.chairflow.runtime, decision)).toBe('closed-before')
    expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'unfilled' })
  })

  test('a YES after everything is over is answered once and books nothing', async () => {
    await clinic.cancel()
    await pass(10 * MINUTE_MS)
    await pass(10 * MINUTE_MS)
    await clinic.answer(DANA, 'YES')
    await clinic.answer(DANA, 'YES!')
    expect(received().filter((line) => line === `${DANA} filled`)).toHaveLength(1)
    expect(clinic.vendors.bookings).toHaveLength(0)
  })

  test('an unclear answer goes to a person, whose decision counts as the answer', async () => {
    await clinic.cancel()
    await clinic.answer(MAYA, 'yes but could it be 4pm')
    const [task] = clinic.openTasks()
    expect(task?.title).toContain('Maya')
    await decideTask(clinic.chairflow.runtime, {
      id: task?.id ?? '',
      choice: 'yes',
      by: 'Ann',
      text: null,
    })
    await clinic.chairflow.runtime.settle()
    expect(received()).toContain(`${MAYA} confirmed`)
  })
})

describe('nothing is sent twice, nothing is lost', () => {
  test('the same cancellation told twice starts one execution', async () => {
    await clinic.cancel()
    await clinic.cancel()
    expect(clinic.executions()).toHaveLength(1)
    expect(received()).toHaveLength(2)
  })

  test('a text whose answer was lost is looked up, not sent again', async () => {
    clinic.vendors.faults.push({ error: problem('unknown'), afterWrite: true })
    await clinic.cancel()
    await pass(2 * MINUTE_MS)
    expect(received().sort()).toEqual([`${MAYA} offer`, `${DANA} offer`].sort())
  })

  test('a text that surely did not leave is sent again', async () => {
    clinic.vendors.faults.push({ error: problem('not-sent'), afterWrite: false })
    await clinic.cancel()
    expect(received()).toHaveLength(1)
    await pass(2 * MINUTE_MS)
    expect(received()).toHaveLength(2)
  })

  test('a text of unknown fate that never left is sent once its absence can be believed', async () => {
    clinic.vendors.faults.push({ error: problem('unknown'), afterWrite: false })
    await clinic.cancel()
    expect(received()).toHaveLength(1)
    await pass(MINUTE_MS)
    expect(received()).toHaveLength(2)
  })

  test('a wait and its timer go on after a restart', async () => {
    await clinic.cancel()
    await clinic.restart()
    await pass(10 * MINUTE_MS)
    expect(received().at(-1)).toBe(`${ELENA} offer`)
    await clinic.restart()
    await clinic.answer(ELENA, 'YES')
    expect(received()).toContain(`${ELENA} confirmed`)
    expect(clinic.executions()).toHaveLength(1)
  })
})

describe('events that come to nothing are kept, with the reason', () => {
  test('an appointment the practice system does not know', async () => {
    await tell({ externalId: '9999', appointment: null })
    expect(newestEvent()).toMatchObject({
      status: 'ignored',
      reason: expect.stringContaining('does not know'),
    })
    expect(clinic.executions()).toEqual([])
  })

  test('a provider who is not in the practice’s lists', async () => {
    const [known] = clinic.vendors.calendar
    if (known === undefined) throw new Error('The calendar is empty')
    await tell({
      externalId: '5002',
      appointment: { ...known, externalId: '5002', providerExternalId: '77' },
    })
    expect(newestEvent()).toMatchObject({
      status: 'ignored',
      reason: expect.stringContaining('provider 77'),
    })
  })
})

describe('texts nobody waits for', () => {
  test('STOP closes the offer at once and nothing is ever sent to that number again', async () => {
    await clinic.cancel()
    await clinic.answer(MAYA, 'STOP')
    await clinic.answer(DANA, 'YES')
    expect(received().filter((line) => line.startsWith(MAYA))).toEqual([`${MAYA} offer`])
  })

  test('CANCEL stops texts and asks a person to call', async () => {
    await clinic.answer(MAYA, 'CANCEL')
    expect(clinic.openTasks()[0]?.title).toContain('may want to cancel')
  })

  test('a reply that nobody waits for is kept and shown', async () => {
    await clinic.answer('+15125550119', 'Are you open on Sunday?')
    expect(newestEvent()).toMatchObject({ status: 'unmatched' })
  })
})

/** "number kind" of every text, in the order the carrier took them. */
function received(): string[] {
  const kinds = { offer: 'just opened', confirmed: "You're booked", filled: 'Slot filled' }
  return clinic.vendors.texts.map(({ to, body }) => {
    const kind = Object.entries(kinds).find(([, words]) => body.includes(words))?.[0] ?? 'other'
    return `${to} ${kind}`
  })
}

type Change = Extract<InboundEvent, { type: 'appointment-changed' }>

async function tell(change: Pick<Change, 'externalId' | 'appointment'>): Promise<void> {
  const rest = { dedupeKey: change.externalId, occurredAt: 0, change: 'cancelled' } as const
  await clinic.chairflow.runtime.ingest('mindbody', [
    { type: 'appointment-changed', ...rest, ...change },
  ])
  await clinic.chairflow.runtime.settle()
}

function newestEvent() {
  return clinic.chairflow.runtime.store.read((tx) => listEvents(tx, { limit: 1 }))[0]
}

async function pass(ms: number): Promise<void> {
  clinic.clock.advance(ms)
  await clinic.chairflow.runtime.settle()
}

function problem(certainty: 'unknown' | 'not-sent'): ConnectorError {
  const failure = { code: 'service-fault', blame: 'service', message: 'A test says no.' } as const
  return new ConnectorError(failure, { certainty })
}
