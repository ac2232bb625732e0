import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppointmentFacts } from '@chairflow/connector-kit'
import { syncAppointments } from '@chairflow/runtime'
import {
  listAlerts,
  listExecutions,
  listJournal,
  listTasks,
  type StoreOptions,
} from '@chairflow/store'
import { type Chairflow, createChairflow, type Outside } from '../chairflow.ts'
import type { Config } from '../config.ts'
import { loadDemo } from '../demo/load-demo.ts'
import {
  type CarrierTraits,
  cancelled,
  createFakeVendors,
  type FakeVendors,
  inbound,
} from './fake-vendors.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

const MONDAY_9_AM = Date.UTC(2026, 10, 23, 15)
const HOUR_MS = 60 * 60_000
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

export type Clinic = {
  chairflow: Chairflow
  readonly clock: TestClock
  readonly vendors: FakeVendors
  /** Ends the process's life and begins the next on the same file, or on what was made of it meanwhile. */
  readonly restart: (meanwhile?: (databasePath: string) => Promise<unknown>) => Promise<void>
  readonly answer: (phone: string, body: string) => Promise<void>
  readonly cancel: () => Promise<void>
  readonly executions: () => ReturnType<typeof listExecutions>
  readonly journalOf: (id: string) => readonly string[]
  readonly openTasks: () => ReturnType<typeof listTasks>
  readonly openAlerts: () => ReturnType<typeof listAlerts>
  /** Time passes, and what falls due in it is done. */
  readonly pass: (ms: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** The demo practice on a virtual clock, with vendors that keep a ledger. Time is Monday 9 AM. */
export async function openClinic(
  carrier: CarrierTraits = {},
  storeOptions: StoreOptions = {},
  settings: Partial<Config> = {},
  ports: Omit<Outside, 'clock' | 'connectors'> = {},
): Promise<Clinic> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'chairflow-clinic-'))
  const clock = createTestClock(MONDAY_9_AM)
  const vendors = createFakeVendors(carrier)
  vendors.calendar.push(visit('5001', MONDAY_9_AM + 4 * HOUR_MS))
  let replies = 0
  const begin = async () => {
    const outside = { ...ports, clock, connectors: vendors.connectors, storeOptions }
    const chairflow = createChairflow({ ...configOf(dataFolder), ...settings }, quiet, outside)
    await chairflow.runtime.start()
    await loadDemo(chairflow)
    for (const connected of chairflow.runtime.connections.all()) {
      await syncAppointments(chairflow.runtime, connected)
    }
    await chairflow.runtime.settle()
    return chairflow
  }
  const clinic: Clinic = {
    chairflow: await begin(),
    clock,
    vendors,
    restart: async (meanwhile) => {
      await clinic.chairflow.runtime.stop()
      clinic.chairflow.runtime.store.close()
      await meanwhile?.(join(dataFolder, 'chairflow.db'))
      clinic.chairflow = await begin()
    },
    answer: async (phone, body) => {
      replies += 1
      await clinic.chairflow.runtime.ingest('twilio', [inbound(phone, body, `SMin${replies}`)])
      await clinic.chairflow.runtime.settle()
    },
    cancel: async () => {
      const [booked] = vendors.calendar.splice(0)
      if (booked !== undefined) vendors.calendar.push({ ...booked, status: 'cancelled' })
      const event = { ...cancelled('5001'), occurredAt: clock.now() }
      await clinic.chairflow.runtime.ingest('mindbody', [event])
      await clinic.chairflow.runtime.settle()
    },
    executions: () =>
      clinic.chairflow.runtime.store.read((tx) => listExecutions(tx, { limit: 50 })),
    journalOf: (id) =>
      clinic.chairflow.runtime.store.read((tx) => listJournal(tx, id).map(({ text }) => text)),
    openTasks: () =>
      clinic.chairflow.runtime.store.read((tx) => listTasks(tx, { status: 'open', limit: 50 })),
    openAlerts: () =>
      clinic.chairflow.runtime.store.read((tx) => listAlerts(tx, { status: 'open', limit: 50 })),
    pass: async (ms) => {
      clock.advance(ms)
      await clinic.chairflow.runtime.settle()
    },
    close: async () => {
      await clinic.chairflow.runtime.stop()
      clinic.chairflow.runtime.store.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
  return clinic
}

export function configOf(dataFolder: string): Config {
  return {
    port: 4310,
    host: '127.0.0.1',
    dataFolder,
    publicUrl: 'http://127.0.0.1:4310',
    isDemo: true,
    sandboxUrl: 'http://127.0.0.1:4311',
    secretKey: 'a key for tests',
    logLevel: 'error',
    retentionDays: null,
    largestBacklog: 10_000,
  }
}

/** A neuromodulator visit with Dr. Lee in the first treatment room. */
export function visit(externalId: string, startAt: number): AppointmentFacts {
  return {
    externalId,
    startAt,
    endAt: startAt + HOUR_MS / 2,
    status: 'booked',
    serviceExternalId: '110',
    providerExternalId: '21',
    roomExternalId: '11',
    locationExternalId: '1',
    patient: {
      externalId: '100000113',
      firstName: 'Chloe',
      lastName: 'Bennett',
      phone: '+15125550122',
      email: null,
    },
  }
}
