import type { InboundEvent } from '@chairflow/connector-kit'
import type { Text } from './carrier.ts'
import type { Random } from './random.ts'

const MINUTE_MS = 60_000
const answers = {
  YES: 10,
  'yes please!': 2,
  NO: 4,
  'maybe later in the week?': 2,
  STOP: 4,
  START: 0.3,
} as const

export type Patients = {
  /** What somebody does about a text, if anything. */
  readonly read: (text: Text) => void
  /** Somebody writes without being asked. */
  readonly write: (phone: string) => void
}

/** People answer at once, late, twice, or not at all. */
export function createPatients(
  random: Random,
  tell: (event: InboundEvent, afterMs: number) => void,
): Patients {
  let written = 0
  const write = (from: string, body: string, afterMs: number) => {
    if (from === '') return
    written += 1
    const id = `IN${String(written).padStart(6, '0')}`
    const optOutType = body === 'STOP' && random.chance(0.5) ? 'stop' : null
    tell(
      {
        type: 'message-received',
        dedupeKey: id,
        occurredAt: null,
        from,
        to: '+15125550100',
        body,
        hasMedia: false,
        providerMessageId: id,
        optOutType,
      },
      afterMs,
    )
  }
  const delayMs = () =>
    random.between(0, random.pick([500, MINUTE_MS, 12 * MINUTE_MS, 60 * MINUTE_MS]))
  return {
    write: (phone) => write(phone, random.weighted(answers), 0),
    read: ({ to, body }) => {
      if (!body.includes('YES') || random.chance(0.3)) return
      write(to, random.weighted(answers), delayMs())
      if (random.chance(0.15)) write(to, random.weighted(answers), delayMs())
    },
  }
}
