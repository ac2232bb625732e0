export { type Advanced, advance } from './advance.ts'
export {
  type Admission,
  admit,
  concurrencyKey,
  type Queued,
  type Released,
  release,
} from './concurrency.ts'
export { type Effect, effectIdOf, type Origin } from './effects.ts'
export { type AskedFor, type ExecutionEvent, instantOf } from './events.ts'
export {
  activeSteps,
  type Branch,
  type BranchMark,
  type Execution,
  type ExecutionId,
  type ExecutionStatus,
  isEnded,
  isWatching,
  newExecution,
  type OpenItem,
  type Step,
  type StepId,
} from './execution.ts'
export type { JournalDraft, JournalKind } from './journal.ts'
export {
  type AnyBehavior,
  compileProgram,
  type FindNodeType,
  type NodeType,
  type Program,
} from './program.ts'
