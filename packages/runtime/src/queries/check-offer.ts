import type { Queries } from '@chairflow/node-kit'
import { checkCaps, judgeOffer, preparePractice } from '@chairflow/scheduling'
import {
  findPatient,
  isSuppressed,
  listOffersOf,
  listWaitingPhones,
  type Tx,
} from '@chairflow/store'
import { plannedVisit } from '../practice/planned-visit.ts'
import { readOfferPractice } from '../practice/read-offer-practice.ts'
import type { Query } from '../query.ts'
import { answer as checkSlot } from './check-slot.ts'

/** More offers than any cap in a week. */
const RECENT = 60

type Input = Queries['check-offer']['input']

/** Asked before each wave, on each yes, and when what happened may have taken the time. */
export const answer: Query<'check-offer'> = (tx, input, context) => {
  const { slot, patientIds } = input
  const { free, reason } = checkSlot(tx, { slot }, context)
  const out = free ? whyLost(tx, input) : null
  const busy = listWaitingPhones(tx)
  const skip = patientIds.flatMap((patientId) => {
    const why = whyNot(tx, { input, patientId, busy, at: context.at })
    return why === null ? [] : [{ patientId, reason: why }]
  })
  return { free: free && out === null, reason: out ?? reason, skip }
}

/** By the practice's lists; what was never entered counts only once it was lost. */
function whyLost(tx: Tx, { slot, countsGaps }: Input): string | null {
  const practice = preparePractice(readOfferPractice(tx, slot))
  const found = judgeOffer(practice, plannedVisit(slot)).find(
    ({ isGap }) => countsGaps === true || isGap !== true,
  )
  return found?.text ?? null
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
  const asked = checkCaps({ caps, at }, listOffersOf(tx, patientId, { limit: RECENT }))
  return asked.isMet ? null : asked.text
}
