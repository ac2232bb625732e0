/** Effects are taken per connection; what holds a connection back outlives the process. */
export const sql = `
alter table effect add column firstAttemptAt integer;
create index effectByConnection on effect (connectionId, notBefore, id)
  where status in ('ready', 'retry', 'unknown');
create index effectAging on effect (status, firstAttemptAt) where status in ('retry', 'unknown');
create index effectRunning on effect (attemptedAt) where status = 'running';

create index eventNew on event (seq) where status = 'new';
create index eventLookingUp on event (connectionId, notBefore) where status = 'looking-up';

create table connectionHold (
  connectionId text primary key, until integer not null, openings integer not null
) without rowid;
`
