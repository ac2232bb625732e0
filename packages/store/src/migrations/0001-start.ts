/** Never edited once released: a change is a new migration. */
export const sql = `
create table meta (key text primary key, value text not null) without rowid;

create table flow (
  id text primary key, name text not null, draftJson text not null, revision integer not null,
  updatedAt integer not null, updatedBy text not null, publishedVersion integer,
  createdAt integer not null, deletedAt integer
) without rowid;

create table flowVersion (
  flowId text not null references flow (id), version integer not null, hash text not null,
  documentJson text not null, publishedAt integer not null, publishedBy text not null,
  note text not null, primary key (flowId, version)
) without rowid;
create trigger flowVersionNeverChanges before update on flowVersion
  begin select raise(abort, 'a published version never changes'); end;

create table event (
  seq integer primary key autoincrement, id text not null unique, connectionId text not null,
  dedupeKey text not null, type text not null, payloadJson text not null,
  receivedAt integer not null, status text not null, reason text not null,
  attempts integer not null, notBefore integer not null, unique (connectionId, dedupeKey)
);
create index eventOpen on event (notBefore) where status in ('new', 'looking-up');

create table execution (
  id text primary key, flowId text not null, version integer not null, status text not null,
  outcome text, subject text not null, locationId text, stateJson text not null,
  turn integer not null, startedAt integer not null, endedAt integer
) without rowid;
create index executionByStart on execution (startedAt desc, id desc);
create index executionByFlow on execution (flowId, status);

create table timer (
  id text primary key, executionId text not null, dueAt integer not null
) without rowid;
create index timerDue on timer (dueAt);

create table wait (
  id text primary key, executionId text not null, phone text not null,
  openedAt integer not null, lingerUntil integer
) without rowid;
create index waitByPhone on wait (phone);

create table claim (
  resource text primary key, executionId text not null, takenAt integer not null,
  until integer not null
) without rowid;
create index claimByExecution on claim (executionId);

create table effect (
  id text primary key, executionId text not null, stepId text not null, nodeId text not null,
  name text not null, connectionId text not null, activity text not null,
  inputJson text not null, status text not null, attempt integer not null,
  notBefore integer not null, epoch integer not null, attemptedAt integer, outputJson text,
  failureJson text, createdAt integer not null
) without rowid;
create index effectOpen on effect (notBefore)
  where status in ('ready', 'running', 'retry', 'unknown');
create index effectByExecution on effect (executionId);

create table journal (
  executionId text not null, seq integer not null, at integer not null, kind text not null,
  nodeId text, port text, edgeIdsJson text not null, text text not null, actor text not null,
  dataJson text, previousHash text not null, hash text not null,
  primary key (executionId, seq)
) without rowid;
create trigger journalNeverChanges before update on journal
  begin select raise(abort, 'the journal is append-only'); end;
create trigger journalNeverShrinks before delete on journal
  begin select raise(abort, 'the journal is append-only'); end;

create table task (
  id text primary key, executionId text, nodeId text, kind text not null, title text not null,
  body text not null, draftMessage text, choicesJson text not null, status text not null,
  openedAt integer not null, dueAt integer, decidedBy text, decidedAt integer, choice text
) without rowid;
create index taskByStatus on task (status, openedAt);

create table message (
  id text primary key, direction text not null, connectionId text not null, phone text not null,
  body text not null, status text not null, at integer not null, executionId text,
  effectId text, providerMessageId text
) without rowid;
create unique index messageByProvider on message (connectionId, providerMessageId)
  where providerMessageId is not null;
create index messageByTime on message (at desc, id desc);

create table suppression (
  phone text primary key, at integer not null, reason text not null
) without rowid;

create table connection (
  id text primary key, connector text not null, kind text not null, name text not null,
  settingsJson text not null, secretsSealed text not null, locationId text
) without rowid;

create table location (
  id text primary key, externalId text not null, name text not null, address text not null,
  zip text not null, timeZone text not null, hoursJson text not null
) without rowid;
create table room (
  id text primary key, externalId text not null, name text not null, type text not null,
  capacity integer not null, locationId text not null
) without rowid;
create table service (
  id text primary key, externalId text not null, name text not null,
  requirementJson text not null, roomType text not null, durationMinutes integer not null,
  bufferMinutes integer not null
) without rowid;
create table provider (
  id text primary key, externalId text not null, firstName text not null,
  lastName text not null, displayName text not null, role text not null,
  locationId text not null, shiftsJson text not null
) without rowid;
create table credential (
  id text primary key, providerId text not null, kind text not null, status text not null,
  number text not null, validFrom text not null, validUntil text not null
) without rowid;
create table patient (
  id text primary key, externalId text not null unique, firstName text not null,
  lastName text not null, phone text not null, email text not null, zip text not null,
  smsConsent integer not null
) without rowid;
create table appointment (
  id text primary key, externalId text not null, connectionId text not null,
  locationId text not null, serviceId text not null, providerId text not null, roomId text,
  patientId text, startAt integer not null, endAt integer not null, status text not null,
  unique (connectionId, externalId)
) without rowid;
create index appointmentByStart on appointment (locationId, startAt);
create table waitlistEntry (
  id text primary key, patientId text not null, serviceId text not null,
  locationId text not null, joinedAt integer not null, preferenceJson text not null,
  status text not null, note text not null
) without rowid;
`
