import type { Queries } from '@chairflow/node-kit'
import type {
  LocationId,
  OfferCaps,
  PatientId,
  ProviderId,
  Reason,
  ServiceId,
  WaitlistVerdict,
} from '@chairflow/scheduling'
import { personOf } from '../practice/scope-of.ts'
import type { Query } from '../query.ts'
import { searchWaitlist } from '../waitlist/search-waitlist.ts'

type Input = Queries['find-waitlist']['input']

export const answer: Query<'find-waitlist'> = (tx, input, { at }) => {
  const { match, patients } = searchWaitlist(tx, {
    at,
    slot: slotOf(input),
    matching: input.matching,
    order: input.order,
    longestOfEvery: input.longestOfEvery ?? 1,
    caps: capsOf(input),
    limit: input.limit,
    excludePatientIds: input.excludePatientIds as readonly PatientId[],
  })
  const known = new Map(patients.map((patient) => [patient.id, patient]))
  const people = match.chosen.flatMap(({ patientId }) => {
    const patient = known.get(patientId)
    return patient === undefined ? [] : [personOf(patient)]
  })
  return { people, verdicts: match.verdicts.map(toVerdict), considered: match.considered }
}

function slotOf({ slot }: Input) {
  return {
    serviceId: slot.service.id as ServiceId,
    locationId: slot.location.id as LocationId,
    providerId: slot.provider.id as ProviderId,
    startAt: slot.startAt,
    endAt: slot.endAt,
  }
}

/** Settings without caps are those of flows drawn before there were any: they keep asking. */
function capsOf({ maxOffersPerDay, maxOffersPerWeek }: Input): OfferCaps {
  return { perDay: maxOffersPerDay ?? null, perWeek: maxOffersPerWeek ?? null }
}

/** What goes without saying of whoever is asked. */
const UNTOLD: ReadonlySet<Reason['code']> = new Set(['paused', 'expired', 'notice', 'asked-lately'])

function toVerdict({ entryId, name, isChosen, reasons }: WaitlistVerdict) {
  const told = reasons.filter(({ code, isMet }) => (isChosen ? !UNTOLD.has(code) : !isMet))
  return { id: entryId, name, chosen: isChosen, reasons: told.map(({ text }) => text) }
}
