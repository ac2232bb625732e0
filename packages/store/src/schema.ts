import type {
  Appointment,
  Credential,
  Equipment,
  Location,
  Offer,
  Patient,
  Provider,
  ResourceKind,
  Room,
  Service,
  TimeOff,
  WaitlistEntry,
} from '@chairflow/scheduling'
import type { Generated } from 'kysely'

/**
 * The tables, as TypeScript sees them. Instants are integer milliseconds UTC, JSON columns end in
 * `Json`. `migrations/` says the same in SQL; a test holds the two together.
 */
export type Schema = {
  readonly meta: MetaTable
  readonly flow: FlowTable
  readonly flowVersion: FlowVersionTable
  readonly flowLog: FlowLogTable
  readonly event: EventTable
  readonly execution: ExecutionTable & PurgeMark
  readonly endedCount: EndedCountTable
  readonly settledCount: SettledCountTable
  readonly timer: TimerTable
  readonly schedule: ScheduleTable
  readonly startedOnce: StartedOnceTable
  readonly wait: WaitTable
  readonly claim: ClaimTable
  readonly occupation: OccupationTable & { id: Generated<number> }
  readonly deskHold: DeskHoldTable
  readonly overbookPermission: OverbookPermissionTable
  readonly drift: DriftTable
  readonly effect: EffectTable
  readonly connectionHold: ConnectionHoldTable
  readonly alert: AlertTable
  readonly journal: JournalTable
  readonly auditCheckpoint: AuditCheckpointTable
  readonly auditHead: AuditHeadTable
  readonly task: TaskTable
  readonly message: MessageTable
  readonly suppression: SuppressionTable
  readonly connection: ConnectionTable
  readonly location: LocationTable
  readonly room: Room
  readonly equipment: Equipment
  readonly timeOff: TimeOff
  readonly service: ServiceTable
  readonly provider: ProviderTable
  readonly credential: CredentialTable
  readonly patient: PatientTable
  readonly appointment: AppointmentTable
  readonly waitlistEntry: WaitlistEntryTable
  readonly offer: OfferTable
  readonly plannedProduct: PlannedProductTable
  readonly practiceLog: PracticeLogTable
  readonly reroute: RerouteTable
  readonly lexiconTerm: LexiconTermTable
  readonly practiceFinding: PracticeFindingTable
}

type MetaTable = { key: string; value: string }

export type FlowTable = {
  id: string
  name: string
  draftJson: string
  revision: number
  updatedAt: number
  updatedBy: string
  publishedVersion: number | null
  createdAt: number
  deletedAt: number | null
  /** While paused, new executions are kept and not started. */
  pausedAt: number | null
}

/** When a trigger that comes by the clock is due next, for each location in its own time. */
export type ScheduleTable = { flowId: string; nodeId: string; locationId: string; dueAt: number }

/** What a trigger has started and may never start again. */
export type StartedOnceTable = {
  flowId: string
  nodeId: string
  /** In the trigger's own words, e.g. certificate, last day and days before. */
  onceKey: string
  executionId: string
  startedAt: number
}

export type FlowVersionTable = {
  flowId: string
  version: number
  hash: string
  documentJson: string
  publishedAt: number
  publishedBy: string
  note: string
}

/** One thing somebody did with a flow as a whole. */
export type FlowLogTable = {
  /** Given by the database. */
  seq: number | undefined
  flowId: string
  at: number
  actor: string
  kind: 'published' | 'rolled-back' | 'paused' | 'resumed'
  text: string
}

export type EventStatus = 'new' | 'looking-up' | 'applied' | 'unmatched' | 'ignored'

export type EventTable = {
  /** Commit order: the only order that counts. Given by the database. */
  seq: number | undefined
  id: string
  connectionId: string
  dedupeKey: string
  type: string
  payloadJson: string
  receivedAt: number
  status: EventStatus
  reason: string
  attempts: number
  notBefore: number
  /** How often it met a fault of ours. */
  faults: number
}

export type ExecutionTable = {
  id: string
  flowId: string
  version: number
  status: string
  outcome: string | null
  subject: string
  locationId: string | null
  stateJson: string
  turn: number
  startedAt: number
  endedAt: number | null
  patientId: string | null
  /** 1 while a step of it wants to hear of all that happens to the patient. */
  isWatching: number
  /** Set when the flow limits how many may be under way for the same thing. */
  concurrencyKey: string | null
  /** How it starts once it may; null when it has started. */
  queuedStartJson: string | null
  /** The step of another execution that started it and hears of its end. */
  parentId: string | null
  parentStepId: string | null
  parentName: string | null
}

/** Ended executions; `outcome` is '' where there is none. Kept by triggers. */
export type EndedCountTable = { status: string; outcome: string; count: number }

/** Effects that are done or failed. Kept by triggers. */
export type SettledCountTable = { status: string; count: number }

/** `purgedAt`: when the retention time was over and patients' words were erased from it. */
type PurgeMark = { purgedAt: Generated<number | null> }

export type TimerTable = { id: string; executionId: string; dueAt: number }

export type WaitTable = {
  id: string
  executionId: string
  phone: string
  openedAt: number
  lingerUntil: number | null
}

export type LexiconTermTable = {
  name: string
  termJson: string
  changedAt: number
  changedBy: string
}

export type ClaimTable = {
  resource: string
  executionId: string
  takenAt: number
  until: number
}

/** Takes a resource for a while: a visit (`visit…`) with what it needs before and after it. */
export type OccupationTable = {
  kind: ResourceKind
  resourceId: string
  startAt: number
  endAt: number
  visitStartAt: number
  visitEndAt: number
  source: 'hold' | 'booking' | 'appointment'
  /** The hold, the effect that books, or our id of the appointment. */
  sourceId: string
  executionId: string | null
  /** When it was written or changed last, by the writer's clock. */
  writtenAt: number
  /** A hold counts until then. */
  expiresAt: number | null
  /** What may overlap: nothing, clean-up only, or anything by the permission of a person. */
  leeway: 'none' | 'clean-up' | 'overbooked'
  overbookedBy: string | null
  overbookReason: string | null
  /** What permits it; null where nothing is overbooked. */
  permissionId: string | null
}

/** A person allows one visit beside another one. It is never changed but by being used or revoked. */
export type OverbookPermissionTable = {
  id: string
  /** Whose decision it is, and who entered it. */
  permittedBy: string
  actor: string
  reason: string
  /** `[{kind, id}]`: what may be taken twice. */
  resourcesJson: string
  /** The visit has to lie within. */
  startAt: number
  endAt: number
  permittedAt: number
  usableUntil: number
  /** The hold it was used for. */
  usedBy: string | null
  usedAt: number | null
  revokedAt: number | null
  revokedBy: string | null
}

export type DriftKind =
  | 'missing-here'
  | 'missing-there'
  | 'different-time'
  | 'different-provider'
  | 'different-room'
  | 'different-location'
  | 'different-service'
  | 'different-patient'
  | 'different-status'
  | 'overlap'

/** A visit as one of the two calendars has it; ids are ours, null where there is no such record. */
export type DriftVisit = Pick<Appointment, 'startAt' | 'endAt' | 'status'> & {
  readonly providerId: string | null
  readonly roomId: string | null
  readonly locationId: string | null
  readonly serviceId: string | null
  readonly patientId: string | null
  /** Why it cannot be taken over as it is; null when it can. */
  readonly unreadable: string | null
}

/** What a visit overlaps: another one, or a time that we keep. */
export type DriftOverlap = Pick<
  OccupationTable,
  'source' | 'sourceId' | 'visitStartAt' | 'visitEndAt' | 'expiresAt'
>

/** The practice system's calendar and ours were not the same. */
export type DriftTable = {
  id: string
  connectionId: string
  kind: DriftKind
  /** The vendor's id of the visit; where two overlap, of the one that begins later. */
  externalId: string
  /** `DriftVisit` as we had it, or `DriftOverlap`; `null` where we had none. */
  hereJson: string
  /** `DriftVisit` as the practice system has it; `null` where it has none. */
  thereJson: string
  /** `[{kind, id}]`: what is taken twice. */
  resourcesJson: string
  /** 1 where nothing puts it right by itself. */
  needsPerson: number
  /** When the visit is over on both calendars, UTC ms like all here. */
  overAt: number
  foundAt: number
  /** When the calendars were compared last and it was still there. */
  seenAt: number
  status: 'open' | 'reconciled' | 'past'
  closedAt: number | null
}

/** A hold that somebody placed by API; its time is in `occupation` under the same id. */
export type DeskHoldTable = {
  id: string
  /** The idempotency key it was asked for with, and a hash over what was asked for. */
  requestKey: string | null
  requestHash: string
  serviceId: string
  locationId: string
  providerId: string
  roomId: string | null
  equipmentIdsJson: string
  patientId: string | null
  startAt: number
  endAt: number
  expiresAt: number
  placedAt: number
  placedBy: string
  releasedAt: number | null
  releasedBy: string | null
  /** The permission that it needed, where something was taken. */
  permissionId: string | null
}

/** ready -> running -> done | failed | retry | unknown; see docs/operations. */
export type EffectStatus = 'ready' | 'running' | 'retry' | 'unknown' | 'done' | 'failed'

export type EffectTable = {
  id: string
  executionId: string
  stepId: string
  nodeId: string
  name: string
  connectionId: string
  activity: string
  inputJson: string
  status: EffectStatus
  attempt: number
  notBefore: number
  /** Which life of the process made the attempt: a running effect of an earlier one is unknown. */
  epoch: number
  attemptedAt: number | null
  outputJson: string | null
  failureJson: string | null
  createdAt: number
  /** Null until it was tried: being held back uses up no patience. */
  firstAttemptAt: number | null
}

/** Until when nothing goes out to a connection; `openings` is 0 where the vendor asked for a pause. */
export type ConnectionHoldTable = {
  connectionId: string
  /** Which calls are held back; `all`: the vendor asked us to be quiet. */
  scope: 'doing' | 'reading' | 'all'
  /** UTC ms. */
  until: number
  /** How many times in a row it was held back; 0 for `all`. */
  openings: number
}

export type AlertTable = {
  id: string
  code: string
  /** What it is about: a connection, a flow, or `all`. */
  subject: string
  title: string
  body: string
  count: number
  firstAt: number
  lastAt: number
  /** 1 where the cause can be seen to end; otherwise a person closes it by taking note. */
  closesItself: number
  acknowledgedAt: number | null
  acknowledgedBy: string | null
  closedAt: number | null
  closedBecause: string | null
}

export type JournalTable = {
  executionId: string
  seq: number
  at: number
  kind: string
  nodeId: string | null
  port: string | null
  edgeIdsJson: string
  text: string
  actor: string
  dataJson: string | null
  /** Erased with `text` and `dataJson` when the retention time is over; see retention/. */
  salt: string | null
  /** SHA-256 over salt, text and data: what the chain holds in their place. */
  commitment: string
  previousHash: string
  hash: string
}

/** Now and then the ends of all chains that grew are written down, so that a cut is noticed. */
export type AuditCheckpointTable = { seq: number; at: number; previousHash: string; hash: string }
export type AuditHeadTable = {
  executionId: string
  checkpoint: number
  /** The last line at that time, and its hash. */
  seq: number
  hash: string
}

export type TaskTable = {
  id: string
  executionId: string | null
  nodeId: string | null
  kind: 'review' | 'failure' | 'message'
  title: string
  body: string
  draftMessage: string | null
  choicesJson: string
  status: 'open' | 'done' | 'expired'
  openedAt: number
  dueAt: number | null
  decidedBy: string | null
  decidedAt: number | null
  choice: string | null
}

export type MessageTable = {
  id: string
  direction: 'in' | 'out'
  connectionId: string
  phone: string
  body: string
  status: string
  at: number
  executionId: string | null
  effectId: string | null
  providerMessageId: string | null
}

export type SuppressionTable = { phone: string; at: number; reason: string }

export type ConnectionTable = {
  id: string
  connector: string
  kind: string
  name: string
  settingsJson: string
  /** AES-256-GCM; see encrypt-secrets.ts. */
  secretsSealed: string
  locationId: string | null
}

/** What a visit that we asked for is to be done with. */
export type PlannedProductTable = {
  readonly providerId: string
  readonly startAt: number
  readonly patientId: string
  readonly serviceId: string
  readonly endAt: number
  readonly product: string
}

/** `asOf` is an instant by the vendor's clock or by ours; `revision` counts what we learned. */
export type AppointmentMark = { asOf: number; asOfClock: 'vendor' | 'ours'; revision: number }
type AppointmentTable = Omit<Appointment, 'product'> & {
  product: Generated<string | null>
  asOf: Generated<number>
  asOfClock: Generated<'vendor' | 'ours'>
  revision: Generated<number>
}
type LocationTable = Omit<Location, 'hours' | 'closures'> & {
  hoursJson: string
  closuresJson: string
}
type ServiceTable = Omit<Service, 'requirement' | 'equipmentTypes' | 'overrides'> & {
  requirementJson: string
  equipmentTypesJson: string
  overridesJson: string
}
type ProviderTable = Omit<Provider, 'roles' | 'shifts'> & { rolesJson: string; shiftsJson: string }
type CredentialTable = Omit<Credential, 'products'> & { productsJson: string }
/** One change of a record of the practice. */
export type PracticeLogTable = {
  /** Given by the database. */
  seq: number | undefined
  at: number
  actor: string
  action: 'created' | 'changed' | 'removed'
  kind: string
  recordId: string
  text: string
  /** What each changed field was and is. */
  changesJson: string
}

/** What a feed told about somebody or something we do not know; open until it is. */
export type PracticeFindingTable = {
  key: string
  code: string
  text: string
  source: string
  at: number
  closedAt: number | null
}
type PatientTable = Omit<Patient, 'smsConsent'> & { smsConsent: number }
export type WaitlistEntryTable = Omit<WaitlistEntry, 'locationIds' | 'windows' | 'provider'> & {
  locationIdsJson: string
  windowsJson: string
  providerJson: string | null
}

type OfferTable = { -readonly [Column in keyof Offer]: Offer[Column] }

/** A booking that cannot stay as it is. */
export type RerouteTable = {
  id: string
  appointmentId: string
  openedAt: number
  /** Not judged, as something was never entered; a flow is under way; the front desk was asked; or why it is closed. */
  status: 'gap' | 'flow' | 'task' | 'moved' | 'cleared' | 'past'
  /** Codes and words. */
  reasonsJson: string
  /** What was booked when it was found. */
  bookedJson: string
  /** Ids of the executions that took it. */
  executionsJson: string
  taskId: string | null
  closedAt: number | null
}
