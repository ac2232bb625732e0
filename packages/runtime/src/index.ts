export { cancelExecution, cancelExecutions } from './cancel-execution.ts'
export type { Connected, Connections } from './connections.ts'
export { type Decision, decideTask } from './decide-task.ts'
export { goneEvent } from './drift/look-for-absent.ts'
export { lastComparison } from './drift/reading.ts'
export type { Ingested } from './events/ingest.ts'
export { keepInSync } from './keep-in-sync.ts'
export type { Live, LiveChange, LiveTopic } from './live.ts'
export { pauseFlow, type Resume, resumeFlow } from './pause-flow.ts'
export type { AnyNextDue, AnyTrigger, Clock, Log, Ports, Seen } from './ports.ts'
export { applyHr, type HrApplied } from './practice/apply-hr.ts'
export { dropTerm, keepTerm } from './practice/keep-term.ts'
export { practiceChanged } from './practice/practice-changed.ts'
export { lexiconAlong, readLexicon } from './practice/read-lexicon.ts'
export { readMatchPractice } from './practice/read-match-practice.ts'
export { readRecords } from './practice/read-records.ts'
export type { RecordChange } from './practice/record-change.ts'
export { saveRecords } from './practice/save-records.ts'
export { scopeOf } from './practice/scope-of.ts'
export { zips } from './practice/zips.ts'
export { type MovePreview, type NeededNode, type Passage, previewMove } from './preview-move.ts'
export { removeFlow } from './remove-flow.ts'
export { whoCouldTakeOver } from './reroute/who-could.ts'
export {
  effectsToRepeat,
  isReached,
  type Retry,
  type RetryRefused,
  retryExecution,
} from './retry-execution.ts'
export { createRuntime, type Runtime } from './runtime.ts'
export { planSchedules } from './schedules/plan-schedules.ts'
export { type ByHand, type StartedByHand, startByHand } from './start-by-hand.ts'
export { type Stopped, stopOlderVersions } from './stop-older-versions.ts'
export { syncAppointments } from './sync-appointments.ts'
export {
  type Move,
  type Moved,
  moveExecutions,
  type Standing,
  standings,
} from './versions-under-way.ts'
export { keepAssumptions, readAssumptions } from './waitlist/keep-assumptions.ts'
export { keepWaitlistEntry } from './waitlist/keep-entry.ts'
export { searchWaitlist, type WaitlistWish } from './waitlist/search-waitlist.ts'
