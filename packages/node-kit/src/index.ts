export type { Activities, Failure, Instant } from '@chairflow/connector-kit'
export type {
  AskQuery,
  Behavior,
  CallActivity,
  DoCommand,
  ExecutionResult,
  Happened,
  JsonObject,
  Signal,
  StepAction,
  StepContext,
  StepDecision,
  StepEvent,
} from './behavior.ts'
export type { BookingIds, CommandName, Commands } from './commands.ts'
export { endBranch, fail, leave, missingValue, stay, unexpectedEvent } from './decisions.ts'
export {
  type AnnotatedSchema,
  type ConnectionNeed,
  defineNode,
  type NodeDefinition,
  type Port,
} from './definition.ts'
export { askAboutLate, lateWords } from './late.ts'
export type { FoundTime, MatchInput, Queries, QueryName } from './queries.ts'
export type { Happening, NextDue, Start, Trigger } from './trigger.ts'
export {
  AppointmentScope,
  CredentialScope,
  People,
  Person,
  Reroute,
  RerouteScope,
  ScheduleScope,
  ServiceRequest,
  Slot,
  Slots,
  Verdict,
} from './values.ts'
