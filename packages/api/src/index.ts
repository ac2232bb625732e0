export { Alert, AlertPage } from './alerts.ts'
export { AuditDamage, AuditReport } from './audit.ts'
export {
  CancelExecution,
  Execution,
  ExecutionDetail,
  ExecutionStatus,
  JournalLine,
} from './executions.ts'
export {
  CreateFlow,
  FlowDetail,
  FlowSummary,
  FlowVersion,
  FlowVersionDetail,
  PublishFlow,
  RollbackFlow,
  SaveFlow,
  ValidateFlow,
  Validation,
} from './flows.ts'
export {
  Connection,
  DecideTask,
  type List,
  LiveEvent,
  Message,
  ReceivedEvent,
  Task,
} from './practice.ts'
export { ProblemDocument } from './problem.ts'
