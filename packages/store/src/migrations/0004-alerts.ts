/** One open alert per cause, with a counter; and an index that the watchdog reads. */
export const sql = `
create table alert (
  id text primary key, code text not null, subject text not null, title text not null,
  body text not null, count integer not null, firstAt integer not null, lastAt integer not null,
  closesItself integer not null, acknowledgedAt integer, acknowledgedBy text,
  closedAt integer, closedBecause text
) without rowid;
create unique index alertOpen on alert (code, subject) where closedAt is null;
create index alertByTime on alert (firstAt desc, id desc);

create index executionRunning on execution (startedAt) where status = 'running';
`
