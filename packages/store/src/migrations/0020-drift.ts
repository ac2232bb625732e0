/**
 * Where the practice system's calendar and ours were not the same: since when, and what became of it.
 * Each is open once, however often it is seen.
 */
export const sql = `
create table drift (
  id text primary key, connectionId text not null,
  kind text not null check (kind in (
    'missing-here', 'missing-there', 'different-time', 'different-provider', 'different-room',
    'different-location', 'different-service', 'different-patient', 'different-status', 'overlap'
  )),
  externalId text not null,
  hereJson text not null, thereJson text not null, resourcesJson text not null,
  needsPerson integer not null, overAt integer not null, foundAt integer not null, seenAt integer not null,
  status text not null check (status in ('open', 'reconciled', 'past')), closedAt integer,
  check ((status = 'open') = (closedAt is null))
) without rowid;
create unique index driftOpen on drift (connectionId, kind, externalId) where status = 'open';
create index driftByTime on drift (foundAt, id);
create index driftBySeen on drift (connectionId, seenAt);
create index driftClosed on drift (closedAt) where closedAt is not null;
`
