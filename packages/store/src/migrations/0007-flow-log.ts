/** What people did with a flow as a whole; what they did with one execution is in its journal. */
export const sql = `
create table flowLog (
  seq integer primary key, flowId text not null, at integer not null, actor text not null,
  kind text not null, text text not null
);
create index flowLogByFlow on flowLog (flowId, seq);
create trigger flowLogNeverChanges before update on flowLog
  begin select raise(abort, 'the log of a flow is append-only'); end;
create trigger flowLogNeverShrinks before delete on flowLog
  begin select raise(abort, 'the log of a flow is append-only'); end;
`
