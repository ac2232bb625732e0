export { type Advanced, advance } from './advance.ts'
export { type Effect, effectIdOf, type Origin } from './effects.ts'
export { type ExecutionEvent, instantOf } from './events.ts'
export {
  type Execution,
  type ExecutionId,
  type ExecutionStatus,
  isEnded,
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
