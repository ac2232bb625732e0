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
