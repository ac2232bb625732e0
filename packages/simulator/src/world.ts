import { createHash } from 'node:crypto'
import { type Carrier, createCarrier } from './carrier.ts'
import type { Life } from './life.ts'
import { createLives, type Lives } from './lives.ts'
import { createPatients, type Patients } from './patients.ts'
import { createPracticeSystem, type PracticeSystem } from './practice-system.ts'
import { createRandom, type Random } from './random.ts'
import { BEGIN_AT, type Template } from './template.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'
import { calm, drawWeather, type Weather } from './weather.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'

/** A practice with its vendors, its patients and Chairflow, all in one thread and one seed. */
export type World = Base & {
  readonly lives: Lives
  readonly life: () => Life | null
  readonly crash: () => void
  readonly restart: () => void
  readonly carrier: Carrier
  readonly pms: PracticeSystem
  readonly patients: Patients
  readonly webhooks: Webhooks
}

type Base = {
  readonly template: Template
  readonly random: Random
  readonly time: VirtualTime
  readonly weather: Weather
  readonly counts: { commits: number; jumps: number }
  /** When our clock was set forward, by the simulation's own clock. */
  readonly jumpedAtMs: number[]
  readonly violations: string[]
  /** Since which commit a number must not be texted. */
  readonly suppressedSince: Map<string, number>
  /** In the end everything works and nothing dies. */
  readonly sky: { isCalm: boolean }
}

export function createWorld(
  seed: number,
  template: Template,
  onCommit: (world: World) => void,
): World {
  const random = createRandom(seed)
  const base: Base = {
    template,
    random,
    time: createVirtualTime(BEGIN_AT, random),
    weather: drawWeather(random),
    counts: { commits: 0, jumps: 0 },
    jumpedAtMs: [],
    violations: [],
    suppressedSince: new Map(),
    sky: { isCalm: false },
  }
  const { time, weather, sky } = base
  const chances = () =>
    sky.isCalm
      ? { duplicate: 0, lost: 0 }
      : { duplicate: weather.duplicateWebhooks, lost: weather.lostWebhooks }
  const webhooks = createWebhooks({ time, random, life: () => lives.now(), chances })
  const patients = createPatients(random, (event, ms) => webhooks.tell('twilio', event, ms))
  const vendors = createVendors(base, webhooks, patients)
  const lives = createLives(template.snapshot, {
    time,
    random,
    newId: createIds(),
    connectorsFor: (isAlive) => {
      const line = { time, random, isAlive, fates: () => (sky.isCalm ? calm : weather.fates) }
      const { pms, carrier } = vendors
      return { mindbody: pms.connectorFor(line), twilio: carrier.connectorFor(line) }
    },
    onCommit: (life) => {
      base.counts.commits += 1
      noteSuppressions(life, base)
      onCommit(world)
      if (!sky.isCalm && random.chance(weather.crashAfterCommit)) lives.crash()
    },
    onFault: (message) => base.violations.push(`a fault of ours: ${message}`),
  })
  const { now: life, crash, restart } = lives
  const world: World = { ...base, ...vendors, patients, webhooks, lives, life, crash, restart }
  return world
}

function createVendors(base: Base, webhooks: Webhooks, patients: Patients) {
  const { time, weather, template, suppressedSince, counts, violations } = base
  const carrier = createCarrier({
    repeat: weather.smsRepeat,
    atOnce: weather.atOnce,
    onText: patients.read,
    onTry: (to) => {
      const since = suppressedSince.get(to)
      if (since !== undefined && since < counts.commits) violations.push(`texted ${to} after STOP`)
    },
    tell: (event, ms) => webhooks.tell('twilio', event, ms),
  })
  const pms = createPracticeSystem({
    entries: template.calendar,
    repeat: weather.pmsRepeat,
    atOnce: weather.atOnce,
    sharedRooms: template.sharedRooms,
    saysModifiedAt: weather.saysModifiedAt,
    now: time.trueNow,
    elapsed: time.elapsed,
    tell: (event) => webhooks.tell('mindbody', event),
  })
  return { carrier, pms }
}

function createIds() {
  let last = 0
  return (prefix: string) => {
    last += 1
    return `${prefix}_${String(last).padStart(8, '0')}`
  }
}

/** Which commit of all made a number unreachable. */
function noteSuppressions(life: Life, { suppressedSince, counts }: Base): void {
  const rows = life.inspect<{ phone: string }>('select phone from suppression')
  const now = new Set(rows.map(({ phone }) => phone))
  for (const phone of suppressedSince.keys()) if (!now.has(phone)) suppressedSince.delete(phone)
  for (const phone of now)
    if (!suppressedSince.has(phone)) suppressedSince.set(phone, counts.commits)
}

const tables = ['execution', 'journal', 'effect', 'event', 'message', 'task', 'appointment']

/** One number over everything that was written down, here and at the vendors. */
export function digestOf({ life, carrier, pms, counts }: World): string {
  const hash = createHash('sha256')
  for (const table of tables) {
    for (const row of life()?.inspect(`select * from ${table} order by 1, 2`) ?? []) {
      hash.update(JSON.stringify(withoutSalt(row)))
    }
  }
  hash.update(JSON.stringify([carrier.texts, pms.entries(), counts]))
  return hash.digest('hex')
}

/** A journal's salts are drawn by the operating system, so its hashes differ from run to run. */
function withoutSalt(row: unknown): object {
  const drawn = { salt: 0, commitment: 0, previousHash: 0, hash: 0 }
  return { ...(row as object), ...drawn }
}
