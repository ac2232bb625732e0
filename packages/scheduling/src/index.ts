export type {
  AvailabilityRequest,
  FreeSlot,
  ReachablePlace,
} from './availability/availability-request.ts'
export {
  type NoneCode,
  type NoneExplained,
  type NoneReason,
  noneCodes,
  type Relaxation,
} from './availability/explain-none.ts'
export {
  type Availability,
  type AvailableSlot,
  findAvailability,
} from './availability/find-availability.ts'
export { findSlots } from './availability/find-slots.ts'
export { chooseDevices } from './bookings/choose-devices.ts'
export {
  type Buffers,
  type ResourceKind,
  type ResourceSpan,
  type VisitResources,
  visitSpans,
} from './bookings/visit-spans.ts'
export {
  type Classification,
  type ClassifiedRequest,
  type UnsureCode,
  type VisitModifier,
  visitModifiers,
} from './classify/classification.ts'
export { classify, SURE_ENOUGH } from './classify/classify.ts'
export { type CompiledLexicon, compileLexicon } from './classify/compiled-lexicon.ts'
export { Lexicon, LexiconTerm, withTerms } from './classify/lexicon.ts'
export { quantityUnits } from './classify/quantity.ts'
export { type ServiceAnswer, serviceFor } from './classify/service-for.ts'
export { readCells, writeCsv } from './csv.ts'
export { milesBetween, sayMiles } from './distance/miles-between.ts'
export { reachablePlaces, type Travel } from './distance/reachable-places.ts'
export { readZipTable, type Spot, type ZipSpot, type ZipTable } from './distance/zip-table.ts'
export { type EndingCard, endingCards } from './expiry/ending-cards.ts'
export { footprint, isOccupying, occupied } from './footprint.ts'
export { HrRecord } from './hr/hr-record.ts'
export { type HrPlan, planHr } from './hr/plan-hr.ts'
export { type HrProblem, readHrCsv } from './hr/read-hr-csv.ts'
export type {
  AppointmentId,
  CredentialId,
  EquipmentId,
  LocationId,
  PatientId,
  ProviderId,
  RoomId,
  ServiceId,
  TimeOffId,
  WaitlistEntryId,
} from './ids.ts'
export { contains, type Interval, overlaps, peakOverlap } from './intervals.ts'
export { type Gap, type GapCode, gapCodes } from './lint-practice/gap.ts'
export { isCurrent, isQualified } from './lint-practice/is-qualified.ts'
export { lintPractice } from './lint-practice/lint-practice.ts'
export { formatLocalTime, localDay, localParts, localSpan } from './local-time.ts'
export {
  type BatchRequest,
  type BatchResult,
  dispatchBatch,
} from './match/dispatch-batch.ts'
export type { Counterfactual } from './match/explain-runner-up.ts'
export type { MatchOption } from './match/match-option.ts'
export type { HeldSpan, MatchPractice, MatchRules } from './match/match-practice.ts'
export {
  type MatchRequest,
  type MatchVerdict,
  matchProviders,
  type ProviderMatch,
} from './match/match-providers.ts'
export { type MatchCode, type MatchReason, matchCodes } from './match/match-reason.ts'
export { type PreparedPractice, preparePractice, withHeld } from './match/prepare-practice.ts'
export {
  type OpenRequest,
  type Place,
  type PlacedOption,
  rankPlaces,
} from './match/rank-places.ts'
export {
  type MatchMode,
  type MatchWeights,
  matchModes,
  modeWeights,
  type WeightName,
  weightNames,
} from './match/score/match-weights.ts'
export { credentialKind, sayKind } from './matrix/credential-kind.ts'
export { foldWords } from './matrix/fold-words.ts'
export {
  type CellProblem,
  columnNames,
  type MatrixCells,
  type MatrixColumn,
  matrixColumns,
} from './matrix/matrix-cell.ts'
export type { PlanOptions } from './matrix/plan-location.ts'
export { type MatrixPlan, planMatrix } from './matrix/plan-matrix.ts'
export { findPerson } from './matrix/plan-people.ts'
export { readPeople } from './matrix/read-people.ts'
export { readRule } from './matrix/read-rule.ts'
export { sayRule } from './matrix/say-rule.ts'
export { matrixCsv, matrixMarkdown, matrixOf } from './matrix/write-matrix.ts'
export { moveIntoHours, nextLocalTime } from './next-local.ts'
export { Credential } from './practice/credential.ts'
export { CredentialRule, credentialKinds, meetsRule } from './practice/credential-rule.ts'
export { homeZone } from './practice/home-zone.ts'
export { Closure, Location } from './practice/location.ts'
export {
  listNames,
  noRecords,
  PracticeRecords,
  type RecordKind,
  type RecordList,
  recordLists,
} from './practice/practice-records.ts'
export { Provider, Shift } from './practice/provider.ts'
export { recordName } from './practice/record-name.ts'
export { type RecordWrite, withWrites } from './practice/record-write.ts'
export { renewedUntil } from './practice/renewed-until.ts'
export { Equipment, Room } from './practice/room.ts'
export { sayAtEach } from './practice/say-at-each.ts'
export { Service, ServiceOverride, serviceAt } from './practice/service.ts'
export { TimeOff } from './practice/time-off.ts'
export { isDate } from './practice-check/check-dates.ts'
export { checkRecord } from './practice-check/check-record.ts'
export { findUses } from './practice-check/find-uses.ts'
export { isTimeZone } from './practice-check/is-time-zone.ts'
export type { RecordProblem } from './practice-check/record-problem.ts'
export { PracticeFile } from './practice-file.ts'
export type { Reason } from './reason.ts'
export { type ReadRecords, readRecords, writeRecords } from './record-csv/record-csv.ts'
export {
  Appointment,
  AppointmentStatus,
  Patient,
  TimePreference,
} from './records.ts'
export { isOptOut } from './reply/opt-out.ts'
export {
  type Prompt,
  type ReplyIntent,
  type Understood,
  understandReply,
} from './reply/understand-reply.ts'
export {
  type Draft,
  type DraftAlternative,
  type DraftLanguage,
  draftMessage,
  sayAlternatives,
} from './reroute/draft-message.ts'
export {
  type AlternativeChange,
  type AlternativeSlot,
  type Escalation,
  type EscalationCode,
  type EscalationReason,
  type EscalationRequest,
  escalateIf,
  escalationCodes,
  LOOK_BEYOND_MS,
} from './reroute/escalate-if.ts'
export {
  judgeBookings,
  type PlannedVisit,
  type UnfitBooking,
  wishOf,
} from './reroute/judge-bookings.ts'
export { judgeOffer, lostOffer } from './reroute/judge-offer.ts'
export { lacksDevice } from './reroute/lacks-device.ts'
export { type Window, windowEnd } from './reroute/window-end.ts'
export { type Role, roleLattice, roles, satisfiesRole } from './roles.ts'
export { type AcceptPrior, acceptChance, DEFAULT_PRIOR } from './waitlist/accept-chance.ts'
export { checkCaps } from './waitlist/check-caps.ts'
export { entryFromFile } from './waitlist/entry-from-file.ts'
export {
  DEFAULT_ASSUMPTIONS,
  delayOf,
  priorOf,
  WaitlistAssumptions,
} from './waitlist/forecast/assumptions.ts'
export {
  forecastOffers,
  type OfferForecast,
  type OfferPlan,
} from './waitlist/forecast/forecast-offers.ts'
export {
  answeredWithin,
  DEFAULT_DELAY,
  type ReplyDelay,
} from './waitlist/forecast/reply-delay.ts'
export { morePeople, smallestWave } from './waitlist/forecast/suggest-offers.ts'
export {
  matchWaitlist,
  type WaitlistMatch,
  type WaitlistVerdict,
} from './waitlist/match-waitlist.ts'
export {
  type Offer,
  type OfferStatus,
  offerStatuses,
  type PastOffer,
} from './waitlist/offer.ts'
export {
  type PreparedWaitlist,
  prepareWaitlist,
  type Waiting,
} from './waitlist/prepare-waitlist.ts'
export { readWindows } from './waitlist/read-windows.ts'
export {
  ProviderWish,
  WaitlistEntry,
  WaitlistSource,
  WaitlistStatus,
} from './waitlist/waitlist-entry.ts'
export {
  DEFAULT_CAPS,
  type Matching,
  matchings,
  NO_CAPS,
  type OfferCaps,
  type WaitlistOrder,
  type WaitlistSearch,
  waitlistOrders,
} from './waitlist/waitlist-request.ts'
