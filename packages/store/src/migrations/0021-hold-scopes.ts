/** Vendors fail in parts: what is done there and what is read there are held back apart. */
export const sql = `
create table connectionHoldScoped (
  connectionId text not null,
  scope text not null check (scope in ('doing', 'reading', 'all')),
  until integer not null,
  openings integer not null,
  primary key (connectionId, scope)
) without rowid;
insert into connectionHoldScoped
  select connectionId, case openings when 0 then 'all' else 'doing' end, until, openings
  from connectionHold;
drop table connectionHold;
alter table connectionHoldScoped rename to connectionHold;

drop index effectByConnection;
create index effectToDo on effect (connectionId, notBefore, id)
  where status in ('ready', 'retry');
create index effectToLookUp on effect (connectionId, notBefore, id) where status = 'unknown';
`
