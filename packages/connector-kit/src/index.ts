export type {
  Activities,
  ActivityName,
  BookedPlace,
  Capability,
  ConnectionKind,
} from './activities.ts'
export type {
  ActivityContext,
  ActivityHandler,
  AppointmentReader,
  ConnectionAccount,
  Connector,
  MessageReader,
  OpenConnection,
  RawRequest,
  ReconcileContext,
  Reconciliation,
  Repeat,
  Webhook,
} from './connector.ts'
export { type Certainty, ConnectorError } from './connector-error.ts'
export type { Blame, Failure } from './failure.ts'
export type {
  AppointmentFacts,
  AppointmentStatus,
  CredentialFacts,
  InboundEvent,
  Instant,
  MessageStatus,
  PatientFacts,
} from './inbound-event.ts'
export { defaultPace, Pace } from './pace.ts'
