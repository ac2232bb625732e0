/** A booking that cannot stay as it is: one open row for each, until it is moved or may stay after all. */
export const sql = `
create table reroute (
  id text primary key, appointmentId text not null, openedAt integer not null,
  status text not null, reasonsJson text not null, bookedJson text not null,
  executionsJson text not null, taskId text, closedAt integer
) without rowid;
create unique index rerouteOpen on reroute (appointmentId) where closedAt is null;
create index rerouteByTime on reroute (openedAt);
`
