export { checkCredentials, type Reason } from './check-credentials.ts'
export { footprint, isOccupying, occupied } from './footprint.ts'
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
export { formatLocalTime, localParts, localSpan } from './local-time.ts'
export {
  type CandidateVerdict,
  type MatchRequest,
  matchProviders,
  type ProviderMatch,
} from './match-providers.ts'
export { matchWaitlist, type WaitlistRequest, type WaitlistVerdict } from './match-waitlist.ts'
export { moveIntoHours, nextLocalTime } from './next-local.ts'
export { Credential } from './practice/credential.ts'
export { CredentialRule, credentialKinds, meetsRule } from './practice/credential-rule.ts'
export { Closure, Location } from './practice/location.ts'
export { Provider, Shift } from './practice/provider.ts'
export { Equipment, Room } from './practice/room.ts'
export { Service, ServiceOverride, serviceAt } from './practice/service.ts'
export { TimeOff } from './practice/time-off.ts'
export { PracticeFile } from './practice-file.ts'
export {
  Appointment,
  AppointmentStatus,
  Patient,
  TimePreference,
  WaitlistEntry,
} from './records.ts'
export { isOptOut } from './reply/opt-out.ts'
export {
  type Prompt,
  type ReplyIntent,
  type Understood,
  understandReply,
} from './reply/understand-reply.ts'
export { type Role, roleLattice, roles, satisfiesRole } from './roles.ts'
