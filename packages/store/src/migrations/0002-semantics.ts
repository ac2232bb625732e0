/** Executions that wait for their turn, belong to a patient, or were started by another flow. */
export const sql = `
alter table execution add column patientId text;
alter table execution add column isWatching integer not null default 0;
alter table execution add column concurrencyKey text;
alter table execution add column queuedStartJson text;
alter table execution add column parentId text;
alter table execution add column parentStepId text;
alter table execution add column parentName text;
create index executionBySubject on execution (subject) where status in ('running', 'waiting');
create index executionByPatient on execution (patientId)
  where isWatching = 1 and status in ('running', 'waiting');
create index executionByKey on execution (flowId, concurrencyKey)
  where concurrencyKey is not null and status in ('running', 'waiting');
create index executionQueued on execution (flowId, startedAt) where queuedStartJson is not null;
create index executionByParent on execution (parentId) where parentId is not null;

create index messageByEffect on message (effectId) where effectId is not null;

alter table flow add column pausedAt integer;

create table schedule (
  flowId text not null, nodeId text not null, locationId text not null, dueAt integer not null,
  primary key (flowId, nodeId, locationId)
) without rowid;
create index scheduleDue on schedule (dueAt);
`
