import { createHmac, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { brokenChains } from './broken-chains.ts'
import { phonesWithTexts, textsWith } from './phones.ts'
import { get, openWorld, post, until, type World } from './world.ts'

const CLIENTS = 64
const BOOKINGS_EACH = 1
const HOUR_MS = 60 * 60_000
const PATIENCE_MS = 600_000

export type KillLoop = {
  readonly rounds: number
  /** Told to the server by somebody, acknowledged or not. */
  readonly told: number
  readonly acknowledged: number
  /** Acknowledged, and never texted about. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly faults: readonly string[]
}

/**
 * Kills the server again and again while 64 clients tell it of bookings, then lets it end in peace.
 * A flow texts the patient of each booking; the sandbox's phones say how often.
 */
export async function killLoop(rounds: number): Promise<KillLoop> {
  const world = await openWorld()
  const practice = await get(`${world.sandbox}/control/practice`)
  const told = new Set<string>()
  const acknowledged = new Set<string>()
  try {
    await publishTexting(world)
    for (let round = 0; round < rounds; round += 1) {
      const ids = await bookMany(world, practice, round * CLIENTS * BOOKINGS_EACH)
      for (const id of ids) told.add(id)
      const enough = acknowledged.size + 1 + ((round * 37) % (CLIENTS * BOOKINGS_EACH))
      await tellUntilKilled(world, { ids, siteId: practice.practice.siteId, acknowledged, enough })
      await world.startServer()
    }
    await endInPeace(world)
    return {
      rounds,
      told: told.size,
      acknowledged: acknowledged.size,
      ...(await judge(world, told, acknowledged)),
    }
  } finally {
    await world.stop()
  }
}

type Load = {
  readonly ids: readonly string[]
  readonly siteId: number
  readonly acknowledged: Set<string>
  /** The server dies as soon as so many are acknowledged, amid all the others. */
  readonly enough: number
}

async function tellUntilKilled(world: World, { ids, siteId, acknowledged, enough }: Load) {
  const left = [...ids]
  let kill: Promise<void> | undefined
  const client = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      if (await tell(world, id, siteId)) acknowledged.add(id)
      if (acknowledged.size >= enough) kill ??= world.killServer()
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await (kill ?? world.killServer())
}

function bookMany(world: World, practice: Practice, from: number): Promise<readonly string[]> {
  const indexes = Array.from({ length: CLIENTS * BOOKINGS_EACH }, (_, index) => from + index)
  return Promise.all(indexes.map((index) => book(world, practice, index)))
}

async function judge(world: World, told: ReadonlySet<string>, acknowledged: ReadonlySet<string>) {
  const counts = await countTexts(world)
  const times = (id: string) => counts.get(id) ?? 0
  await world.killServer()
  return {
    lost: [...acknowledged]
      .filter((id) => times(id) === 0)
      .map((id) => `${id}: ${whatBecameOf(world, id)}`),
    doubled: [...told].filter((id) => times(id) > 1),
    faults: brokenChains(join(world.dataFolder, 'chairflow.db')),
  }
}

/** For whoever has to find out why. */
function whatBecameOf({ dataFolder }: World, externalId: string): string {
  const database = new SQLite(join(dataFolder, 'chairflow.db'), { readonly: true })
  const events = database
    .prepare(`select status, reason from event where payloadJson ->> 'externalId' = ?`)
    .all(externalId)
  const effects = database
    .prepare(
      `select effect.status, failureJson from effect join execution on execution.id = executionId
        where subject = ?`,
    )
    .all(externalId)
  database.close()
  return JSON.stringify({ events, effects })
}

const OPEN = `
  select (select count(*) from event where status in ('new', 'looking-up'))
    + (select count(*) from effect where status not in ('done', 'failed')) as count`

/** Nothing is left to do. */
function endInPeace({ dataFolder }: World): Promise<void> {
  const countOpen = () => {
    const database = new SQLite(join(dataFolder, 'chairflow.db'), { readonly: true })
    const { count } = database.prepare(OPEN).get() as { count: number }
    database.close()
    return count
  }
  return until(() => countOpen() === 0, 'all is done', PATIENCE_MS)
}

async function countTexts(world: World): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const body of textsWith(await phonesWithTexts(world), 'Your booking is number')) {
    const id = /number (\d+)\./.exec(body)?.[1] ?? body
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** Each at an hour of its own, so that nothing is in its way. */
async function book({ sandbox }: World, practice: Practice, index: number): Promise<string> {
  const begin = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 100 * 24 * HOUR_MS
  const patient = practice.patients[index % practice.patients.length]
  const response = await post(`${sandbox}/control/appointments`, {
    start: new Date(begin + index * HOUR_MS).toISOString(),
    service: 'Neuromodulator injection',
    provider: 'Dr. Lee',
    patient: patient?.id,
  })
  const { id } = (await response.json()) as { id: string }
  return id
}

/** As the practice system would; true once it is acknowledged. */
async function tell({ chairflow }: World, id: string, siteId: number): Promise<boolean> {
  const body = JSON.stringify({
    messageId: randomUUID(),
    eventId: 'appointmentBooking.created',
    eventSchemaVersion: 1,
    eventInstanceOriginationDateTime: new Date().toISOString(),
    eventData: { siteId, appointmentId: Number(id) },
  })
  const hmac = createHmac('sha256', 'sandbox-signature-key').update(body).digest('base64')
  const headers = { 'content-type': 'application/json', 'X-Mindbody-Signature': `sha256=${hmac}` }
  return fetch(`${chairflow}/hooks/pms/mindbody`, { method: 'POST', headers, body }).then(
    ({ ok }) => ok,
    () => false,
  )
}

type Practice = {
  readonly practice: { readonly siteId: number }
  readonly patients: readonly { readonly id: string }[]
}

async function publishTexting({ chairflow }: World): Promise<void> {
  const flows = `${chairflow}/api/v1/flows`
  const { id, document } = await (await post(flows, { name: 'Text about bookings' })).json()
  const message = 'Your booking is number {{ appointment.id }}.'
  const logic = {
    nodes: [
      { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
      { id: 'n_text', type: 'send-sms', v: 1, config: { to: 'patient', message } },
      { id: 'n_end', type: 'end', v: 1, config: { outcome: 'told' } },
    ],
    edges: [
      { id: 'e_1', from: 'n_start', port: 'next', to: 'n_text' },
      { id: 'e_2', from: 'n_text', port: 'sent', to: 'n_end' },
    ],
    settings: {},
  }
  const body = JSON.stringify({ revision: 1, document: { ...document, logic } })
  const headers = { 'content-type': 'application/json' }
  const saved = await fetch(`${flows}/${id}`, { method: 'PUT', headers, body })
  const { revision } = (await saved.json()) as { revision: number }
  const published = await post(`${flows}/${id}/publish`, { revision })
  if (!published.ok) throw new Error(`The flow cannot be published: ${await published.text()}`)
}
