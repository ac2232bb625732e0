/**
 * Who changed what in the practice's records; what a feed told that belongs to nobody we know; and
 * certificates without a day on file: null is "not known", which cuts nothing.
 */
export const sql = `
create table practiceLog (
  seq integer primary key, at integer not null, actor text not null, action text not null,
  kind text not null, recordId text not null, text text not null, changesJson text not null
);
create index practiceLogByRecord on practiceLog (kind, recordId, seq);
create trigger practiceLogNeverChanges before update on practiceLog
  begin select raise(abort, 'the log of the practice is append-only'); end;
create trigger practiceLogNeverShrinks before delete on practiceLog
  begin select raise(abort, 'the log of the practice is append-only'); end;

create table practiceFinding (
  key text primary key, code text not null, text text not null, source text not null,
  at integer not null, closedAt integer
) without rowid;

alter table credential add column knownFrom text;
alter table credential add column knownUntil text;
update credential set knownFrom = validFrom, knownUntil = validUntil;
alter table credential drop column validFrom;
alter table credential drop column validUntil;
alter table credential rename column knownFrom to validFrom;
alter table credential rename column knownUntil to validUntil;
`
