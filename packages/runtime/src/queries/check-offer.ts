import type { Queries, Slot } from '@chairflow/node-kit'
import { checkCaps } from '@chairflow/scheduling'
import {
  findPatient,
  isSuppressed,
  listOffersOf,
  listTimeOff,
  listWaitingPhones,
  type Tx,
} from '@chairflow/store'
import type { Query } from '../query.ts'
import { answer as checkSlot } from './check-slot.ts'

/** More offers than any cap in a week. */
const RECENT = 60

type Input = Queries['check-offer']['input']

/** Asked before each wave, on each yes, and when the practice system tells of something at that time. */
export const answer: Query<'check-offer'> = (tx, input, context) => {
  const { slot, patientIds } = input
  const { free, reason } = checkSlot(tx, { slot }, context)
  const out = free ? whoIsOut(tx, slot) : null
  const busy = listWaitingPhones(tx)
  const skip = patientIds.flatMap((patientId) => {
    const why = whyNot(tx, { input, patientId, busy, at: context.at })
    return why === null ? [] : [{ patientId, reason: why }]
  })
  return { free: free && out === null, reason: out ?? reason, skip }
}

function whoIsOut(tx: Tx, { provider, room, startAt, endAt }: Slot): string | null {
  const away = listTimeOff(tx, { startAt, endAt })
  const isAway = (id: string | undefined) => away.some(({ resourceId }) => resourceId === id)
  if (isAway(provider.id)) return `${provider.name} is out then`
  return isAway(room?.id) ? `${room?.name} cannot be used then` : null
}

type Asked = {
  readonly input: Input
  readonly patientId: string
  readonly busy: ReadonlySet<string>
  readonly at: number
}

function whyNot(tx: Tx, { input, patientId, busy, at }: Asked): string | null {
  const patient = findPatient(tx, { id: patientId })
  if (patient === undefined || patient.phone === '') return 'cannot be texted'
  if (isSuppressed(tx, patient.phone)) return 'asked us to stop texting'
  if (busy.has(patient.phone)) return 'has another question open'
  const { maxOffersPerDay, maxOffersPerWeek } = input
  const caps = { perDay: maxOffersPerDay ?? null, perWeek: maxOffersPerWeek ?? null }
  const asked = checkCaps(caps, listOffersOf(tx, patientId, { limit: RECENT }), at)
  return asked.isMet ? null : asked.text
}
