export type { Activities, ActivityName, Capability, ConnectionKind } from './activities.ts'
export type {
  ActivityContext,
  ActivityHandler,
  AppointmentReader,
  ConnectionAccount,
  Connector,
  OpenConnection,
  RawRequest,
  ReconcileContext,
  Reconciliation,
  Webhook,
} from './connector.ts'
export { type Certainty, ConnectorError } from './connector-error.ts'
export type { Blame, Failure } from './failure.ts'
export type {
  AppointmentFacts,
  AppointmentStatus,
  InboundEvent,
  Instant,
  MessageStatus,
  PatientFacts,
} from './inbound-event.ts'
