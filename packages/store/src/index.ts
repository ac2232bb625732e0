export { acknowledgeAlert, closeAlert } from './alerts/close-alert.ts'
export {
  findEndlessEffects,
  findStuckEffects,
  findStuckEvents,
  findStuckExecutions,
  findStuckSchedules,
  findStuckTimers,
  findUnreadReplies,
  type Stuck,
} from './alerts/find-stuck.ts'
export { listAlerts } from './alerts/list-alerts.ts'
export { findOpenAlert, raiseAlert } from './alerts/raise-alert.ts'
export { findLastCheckpoint } from './audit/append-checkpoint.ts'
export { checkpointAudit } from './audit/checkpoint-audit.ts'
export type { DamageKind } from './audit/judge-chain.ts'
export { type AuditReport, type Damage, verifyAudit } from './audit/verify-audit.ts'
export { type BackupDone, backupFile } from './backup/backup-file.ts'
export { checkFile, type FileCheck, isSound } from './backup/check-file.ts'
export { doneSince, findRecovery, type Recovery } from './backup/enter-recovery.ts'
export { type RestoreDone, restoreFile } from './backup/restore-file.ts'
export { releaseClaims } from './claims/release-claims.ts'
export { takeClaim } from './claims/take-claim.ts'
export {
  listConnectionHolds,
  setConnectionHolds,
} from './connections/connection-holds.ts'
export { listConnections } from './connections/list-connections.ts'
export { saveConnection } from './connections/save-connection.ts'
export { findOverlaps, type Overlap } from './drift/find-overlaps.ts'
export {
  countOpenDrift,
  countOpenOverlaps,
  countSeenDrift,
  findDrift,
  listDrift,
  listOpenDrift,
} from './drift/list-drift.ts'
export { closeDrift, findOpenDrift, forgetDrift, noteDrift } from './drift/note-drift.ts'
export { beginAttempt } from './effects/begin-attempt.ts'
export { doubtRunningEffects } from './effects/doubt-running-effects.ts'
export { findEffect } from './effects/find-effect.ts'
export { insertEffect } from './effects/insert-effect.ts'
export { listAgingEffects } from './effects/list-aging-effects.ts'
export { listEffectsOf } from './effects/list-effects-of.ts'
export {
  type EffectLine,
  listBusyConnections,
  listEffectLines,
  listOpenEffects,
  nextEffectAt,
} from './effects/list-open-effects.ts'
export { putOffEffect } from './effects/put-off-effect.ts'
export { settleEffect } from './effects/settle-effect.ts'
export { withdrawEffect } from './effects/withdraw-effect.ts'
export { countNewEvents } from './events/count-new-events.ts'
export { insertEvent } from './events/insert-event.ts'
export { listEvents } from './events/list-events.ts'
export { listLookUps, nextLookUpAt } from './events/list-look-ups.ts'
export { listOpenEvents } from './events/list-open-events.ts'
export { listUnmatchedReplies } from './events/list-unmatched-replies.ts'
export { postponeEvent, putOffEvent, reopenEvent, settleEvent } from './events/settle-event.ts'
export { breakExecution } from './executions/break-execution.ts'
export { countInFlight } from './executions/count-in-flight.ts'
export { countUnderWay, listUnderWayOf } from './executions/count-under-way.ts'
export { insertExecution } from './executions/insert-execution.ts'
export { listChildren } from './executions/list-children.ts'
export { type Concerned, listConcerned } from './executions/list-concerned.ts'
export {
  type ExecutionFilter,
  type ExecutionRow,
  listExecutions,
} from './executions/list-executions.ts'
export { leaveQueue, listQueued, requeueAt } from './executions/list-queued.ts'
export { listStartedBy, type StartedBy } from './executions/list-started-by.ts'
export { listUnderWay, type UnderWayFilter } from './executions/list-under-way.ts'
export { findExecution } from './executions/load-execution.ts'
export { renameNodes } from './executions/rename-nodes.ts'
export { saveTurn } from './executions/save-turn.ts'
export { setExecutionVersion } from './executions/set-version.ts'
export { isStoreFault } from './faults/is-store-fault.ts'
export { StoreFull } from './faults/store-full.ts'
export { type RefusalCode, StoreRefused } from './faults/store-refused.ts'
export { type StopReason, StoreStopped } from './faults/store-stopped.ts'
export type { StoreState } from './faults/watch-faults.ts'
export { type Figures, readFigures } from './figures/read-figures.ts'
export { deleteFlow } from './flows/delete-flow.ts'
export { findFlow } from './flows/find-flow.ts'
export { findVersion } from './flows/find-version.ts'
export { appendFlowLog, listFlowLog } from './flows/flow-log.ts'
export { insertFlow } from './flows/insert-flow.ts'
export { listFlows } from './flows/list-flows.ts'
export { listPublished, type Published } from './flows/list-published.ts'
export { listVersions } from './flows/list-versions.ts'
export { publishVersion, setPublishedVersion } from './flows/publish-version.ts'
export { saveDraft } from './flows/save-draft.ts'
export { setPaused } from './flows/set-paused.ts'
export type { Committed } from './group-commit.ts'
export {
  findDeskHold,
  findDeskHoldByKey,
  insertDeskHold,
  markReleased,
  sweepDeskHolds,
} from './holds/desk-holds.ts'
export { appendJournal } from './journal/append-journal.ts'
export { listJournal } from './journal/list-journal.ts'
export {
  listLexiconTerms,
  removeLexiconTerm,
  type SavedTerm,
  saveLexiconTerm,
} from './lexicon/lexicon-terms.ts'
export { advanceMessageStatus } from './messages/advance-message-status.ts'
export { isAtCarrier } from './messages/is-at-carrier.ts'
export { isSuppressed, listSuppressedPhones } from './messages/is-suppressed.ts'
export { listMessages } from './messages/list-messages.ts'
export { listProviderIds } from './messages/list-provider-ids.ts'
export { insertMessage, setMessageSent, setMessageStatus } from './messages/save-message.ts'
export { liftSuppression, suppressPhone } from './messages/suppress-phone.ts'
export { extendHold } from './occupation/extend-hold.ts'
export { findTaken, listOccupations, type Taken } from './occupation/find-taken.ts'
export { listDevicesOfVisits } from './occupation/list-devices.ts'
export { type Held, listHeld } from './occupation/list-held.ts'
export { findHoldOf, listHoldsOf, listOccupationsOf } from './occupation/list-holds.ts'
export { listOpenHolds } from './occupation/list-open-holds.ts'
export { occupyByAppointment } from './occupation/occupy-by-appointment.ts'
export {
  type Leeway,
  type NewHold,
  type Overbook,
  type Placed,
  placeHold,
} from './occupation/place-hold.ts'
export { type Move, placeMove } from './occupation/place-move.ts'
export { releaseHold, releaseHoldsOf, sweepOccupations } from './occupation/release-hold.ts'
export { reoccupy } from './occupation/reoccupy.ts'
export { type NewBooking, turnHoldIntoBooking } from './occupation/turn-hold-into-booking.ts'
export { listOffersOf, listOffersSince } from './offers/list-offers.ts'
export { listAllOpenOffers, listOpenOffers, type OpenOffer } from './offers/list-open-offers.ts'
export { insertOffer, settleOffer } from './offers/save-offer.ts'
export { openForReading, type ReadingStore } from './open-for-reading.ts'
export { openStore, type Store, type StoreOptions } from './open-store.ts'
export {
  findOverbookPermission,
  listOverbookPermissions,
} from './overbook/list-permissions.ts'
export {
  permitOverbooking,
  revokeOverbookPermission,
  useOverbookPermission,
} from './overbook/permit-overbooking.ts'
export { findOwner, type Owner } from './ownership/hold-database.ts'
export { type PragmasInForce, tryPragmas } from './ownership/try-pragmas.ts'
export {
  findAppointmentMark,
  listAppointmentRevisions,
  markAppointment,
} from './practice/appointment-mark.ts'
export { countAppointmentsOf } from './practice/count-appointments.ts'
export {
  findLocation,
  findPatient,
  findProvider,
  findRoom,
  findService,
  type RecordKey,
} from './practice/find-practice.ts'
export {
  listCredentials,
  listEquipment,
  listLocations,
  listPatients,
  listPatientsWithPhone,
  listProviders,
  listRooms,
  listServices,
  listTimeOff,
} from './practice/list-practice.ts'
export { getMeta, setMeta } from './practice/meta.ts'
export {
  findPlannedProduct,
  forgetProduct,
  planProduct,
  setVisitProduct,
  sweepPlannedProducts,
} from './practice/planned-product.ts'
export { closeFinding, keepFinding, listOpenFindings } from './practice/practice-finding.ts'
export {
  appendPracticeLog,
  listPracticeLog,
  type PracticeLogWish,
} from './practice/practice-log.ts'
export { type RemovableTable, removeRecord } from './practice/remove-practice.ts'
export {
  findAppointment,
  findAppointmentById,
  listAppointments,
  saveAppointment,
} from './practice/save-appointment.ts'
export {
  saveCredential,
  saveEquipment,
  saveLocation,
  savePatient,
  saveProvider,
  saveRoom,
  saveService,
  saveTimeOff,
  saveWaitlistEntry,
} from './practice/save-practice.ts'
export { stoodThere } from './practice/stood-there.ts'
export {
  findOpenReroute,
  findReroute,
  listGaps,
  listOpenReroutes,
  listReroutes,
  listReroutesOf,
} from './reroutes/list-reroutes.ts'
export { saveReroute } from './reroutes/save-reroute.ts'
export { purgeOld } from './retention/purge-old.ts'
export { listDueSchedules } from './schedules/list-due-schedules.ts'
export { listSchedules } from './schedules/list-schedules.ts'
export { deleteSchedule, saveSchedule } from './schedules/save-schedule.ts'
export type {
  AlertTable,
  AppointmentMark,
  ConnectionTable,
  DeskHoldTable,
  DriftKind,
  DriftOverlap,
  DriftTable,
  DriftVisit,
  EffectTable,
  EventStatus,
  EventTable,
  ExecutionTable,
  FlowLogTable,
  FlowTable,
  FlowVersionTable,
  JournalTable,
  MessageTable,
  OccupationTable,
  OverbookPermissionTable,
  PracticeFindingTable,
  PracticeLogTable,
  RerouteTable,
  ScheduleTable,
  StartedOnceTable,
  TaskTable,
  TimerTable,
  WaitTable,
} from './schema.ts'
export { hasStartedOnce, noteStartedOnce } from './started-once/started-once.ts'
export { decideTask, expireTask } from './tasks/close-task.ts'
export { findTask, listTasks } from './tasks/list-tasks.ts'
export { openTask } from './tasks/open-task.ts'
export { updateTask } from './tasks/update-task.ts'
export { deleteTimer, takeTimer } from './timers/delete-timer.ts'
export { listDueTimers } from './timers/list-due-timers.ts'
export { nextEventAt, nextTimerAt } from './timers/next-due.ts'
export { setTimer } from './timers/set-timer.ts'
export type { Tx } from './tx.ts'
export { findPlace, findWaitlistEntry } from './waitlist/find-waitlist-entry.ts'
export { listWaitingFor } from './waitlist/list-waiting-for.ts'
export { countWaiting, listWaitlist, type WaitlistFilter } from './waitlist/list-waitlist.ts'
export { setWaitlistStatus } from './waitlist/set-waitlist-status.ts'
export { closeWait, deleteExpiredWaits, lingerWait } from './waits/close-wait.ts'
export { listWaitingPhones } from './waits/list-waiting-phones.ts'
export { listWaitsOfPhone } from './waits/list-waits-of-phone.ts'
export { openWait } from './waits/open-wait.ts'
