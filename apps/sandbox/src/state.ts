import { Temporal } from 'temporal-polyfill'
import type { SandboxConfig } from './config.ts'
import { byId, type Practice } from './practice.ts'

export type Appointment = {
  readonly id: string
  startAt: number
  endAt: number
  status: 'booked' | 'confirmed' | 'cancelled' | 'no-show'
  readonly serviceId: string
  providerId: string
  roomId: string | null
  readonly patientId: string
  readonly partnerExternalId: string | null
  readonly notes: string
}

export type Message = {
  readonly sid: string
  readonly at: number
  readonly direction: 'to-patient' | 'from-patient'
  readonly from: string
  readonly to: string
  readonly body: string
  status: string
  errorCode: number | null
  readonly statusCallback: string | null
}

export type ReceivedRequest = {
  readonly at: number
  readonly target: 'pms' | 'sms'
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
}

export type FaultKind =
  | 'down'
  | 'slow'
  | '429'
  | '500'
  | 'timeout-after-write'
  | 'duplicate-webhook'
  | 'reorder'

export type Fault = {
  readonly target: 'pms' | 'sms'
  readonly kind: FaultKind
  readonly rate: number
  readonly until: number
  readonly delayMs: number
}

/** Everything the look-alikes know; in memory, gone when the process ends. */
export type Sandbox = {
  readonly config: SandboxConfig
  readonly practice: Practice
  readonly timeZone: string
  clockOffsetMs: number
  nextAppointmentId: number
  nextMessage: number
  appointments: Appointment[]
  messages: Message[]
  requests: ReceivedRequest[]
  faults: Fault[]
  /** Numbers that said STOP. */
  blocked: Set<string>
  readonly listeners: Set<() => void>
}

/** Appointments that would start sooner than this are not seeded. */
const LEAD_MS = 2 * 60 * 60_000
const MINUTE_MS = 60_000

export function createState(config: SandboxConfig, practice: Practice): Sandbox {
  const sandbox: Sandbox = {
    config,
    practice,
    timeZone: practice.locations[0]?.timeZone ?? 'UTC',
    clockOffsetMs: 0,
    nextAppointmentId: 0,
    nextMessage: 1,
    appointments: [],
    messages: [],
    requests: [],
    faults: [],
    blocked: new Set(),
    listeners: new Set(),
  }
  reset(sandbox)
  return sandbox
}

/** Puts everything back to the first morning of the practice file. */
export function reset(sandbox: Sandbox): void {
  sandbox.clockOffsetMs = 0
  sandbox.messages = []
  sandbox.requests = []
  sandbox.faults = []
  sandbox.blocked = new Set()
  sandbox.nextMessage = 1
  sandbox.appointments = seedAppointments(sandbox)
  const ids = sandbox.practice.appointments.map(({ externalId }) => Number(externalId))
  sandbox.nextAppointmentId = Math.max(5000, ...ids) + 1
  changed(sandbox)
}

export function now(sandbox: Sandbox): number {
  return Date.now() + sandbox.clockOffsetMs
}

/** Tells the pages to look again. */
export function changed(sandbox: Sandbox): void {
  for (const listener of sandbox.listeners) listener()
}

function seedAppointments(sandbox: Sandbox): Appointment[] {
  const { practice, timeZone } = sandbox
  const today = Temporal.Instant.fromEpochMilliseconds(now(sandbox))
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  const seeded = practice.appointments.map((seed): Appointment => {
    const service = byId(practice.services, seed.serviceId)
    const startAt = today
      .add({ days: seed.dayOffset })
      .toZonedDateTime({ timeZone, plainTime: seed.time }).epochMilliseconds
    return {
      id: seed.externalId,
      startAt,
      endAt: startAt + (service?.durationMinutes ?? 30) * MINUTE_MS,
      status: seed.status,
      serviceId: seed.serviceId,
      providerId: seed.providerId,
      roomId: seed.roomId,
      patientId: seed.patientId,
      partnerExternalId: null,
      notes: '',
    }
  })
  return seeded.filter(({ startAt }) => startAt >= now(sandbox) + LEAD_MS)
}
