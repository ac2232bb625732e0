export { Alert, AlertPage } from './alerts.ts'
export { AuditDamage, AuditReport } from './audit.ts'
export { AvailabilityAnswer, AvailabilityWish } from './availability.ts'
export { ClassifyAnswer, ClassifyWish, LexiconAnswer } from './classify.ts'
export { DriftFinding, DriftPage, DriftVisitView } from './drift.ts'
export {
  CancelExecution,
  CancelExecutions,
  Cancelled,
  Execution,
  ExecutionDetail,
  ExecutionStatus,
  JournalLine,
} from './executions.ts'
export {
  ByHand,
  CreateFlow,
  FlowDetail,
  FlowSummary,
  FlowVersion,
  FlowVersionDetail,
  PublishedFlow,
  PublishFlow,
  RollbackFlow,
  SaveFlow,
  ValidateFlow,
  Validation,
} from './flows.ts'
export { HoldInput, HoldPage, HoldRow, Taken } from './holds.ts'
export {
  InFlight,
  InFlightChoice,
  InFlightResult,
  NeededStep,
  Passage,
  PublishPreview,
  Standing,
} from './in-flight.ts'
export { MatchAnswer, MatchWeights, MatchWish } from './match.ts'
export {
  GapPage,
  GapView,
  ImportCredentials,
  ImportedCredentials,
  ImportedMatrix,
  ImportMatrix,
  MatrixPage,
  MatrixProblem,
} from './matrix.ts'
export { FlowLog, FlowLogLine, Kept, ResumeFlow, StartedFlow, StartFlow } from './operate.ts'
export { OverbookInput, OverbookPage, OverbookPermission } from './overbook.ts'
export {
  ConnectHr,
  Connection,
  DecideTask,
  type List,
  LiveEvent,
  Message,
  ReceivedEvent,
  Task,
} from './practice.ts'
export {
  ImportedPractice,
  ImportPractice,
  PRACTICE_SCHEMA,
  PracticeExport,
} from './practice-import.ts'
export {
  momentFields,
  PracticeLogLine,
  RunningLate,
  recordInputs,
  recordSchemas,
  VerifyCredential,
} from './practice-input.ts'
export { ProblemDocument } from './problem.ts'
export { ReroutePage, RerouteView } from './reroutes.ts'
export { Repeat, RetryExecution, RetryPlan } from './retry.ts'
export { Forecast, ForecastWish, WaitlistInput, WaitlistRow } from './waitlist.ts'
