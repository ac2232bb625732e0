import { type ResourceSpan, visitSpans } from '@chairflow/scheduling'
import type { Random } from '@chairflow/simulator'

const MINUTE_MS = 60_000
const STEP_MINUTES = 5
const LENGTHS = [15, 30, 45, 60, 90]
const BUFFERS = [0, 5, 10, 15]
const PROVIDERS = ['provider-1', 'provider-2', 'provider-3', 'provider-4']
const PATIENTS = Array.from({ length: 12 }, (_, index) => `patient-${index}`)

/** How many visits fit into each room at one time. */
export const ROOMS: ReadonlyMap<string, number> = new Map([
  ['room-1', 1],
  ['room-2', 1],
  ['room-3', 2],
])

/** A visit that somebody wants; some keep its time first, others book at once. */
export type Wish = {
  readonly id: string
  readonly spans: readonly ResourceSpan[]
  readonly isHeldFirst: boolean
}

/** Within so many days: few enough that most wishes meet another one, and many find a place. */
export function drawWish(
  random: Random,
  { id, days }: { readonly id: string; readonly days: number },
): Wish {
  const steps = (days * 24 * 60) / STEP_MINUTES
  const startAt = random.between(1, steps) * STEP_MINUTES * MINUTE_MS
  const visit = { startAt, endAt: startAt + random.pick(LENGTHS) * MINUTE_MS }
  const resources = {
    providerId: random.pick(PROVIDERS),
    roomId: random.pick([...ROOMS.keys()]),
    patientId: random.pick(PATIENTS),
    equipmentIds: random.chance(0.3) ? ['laser'] : [],
  }
  const buffers = {
    beforeMs: random.pick(BUFFERS) * MINUTE_MS,
    afterMs: random.pick(BUFFERS) * MINUTE_MS,
  }
  return { id, spans: visitSpans(visit, resources, buffers), isHeldFirst: random.chance(0.5) }
}
