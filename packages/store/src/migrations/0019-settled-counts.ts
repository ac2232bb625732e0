/**
 * How many executions ended and effects were settled, by state: counted in the commit that ends
 * them, since counting them later would read all there ever were.
 */
export const sql = `
create table endedCount (
  status text not null, outcome text not null, count integer not null,
  primary key (status, outcome)
) without rowid;
insert into endedCount
  select status, coalesce(outcome, ''), count(*) from execution
  where endedAt is not null group by 1, 2;
create trigger executionEndedIsCounted after update of status, outcome, endedAt on execution begin
  ${leaves('execution')}
  ${comes('execution')}
end;
create trigger executionAddedIsCounted after insert on execution begin ${comes('execution')} end;
create trigger executionRemovedIsCounted after delete on execution begin ${leaves('execution')} end;

create table settledCount (status text primary key, count integer not null) without rowid;
insert into settledCount
  select status, count(*) from effect where status in ('done', 'failed') group by 1;
create trigger effectSettledIsCounted after update of status on effect begin
  ${leaves('effect')}
  ${comes('effect')}
end;
create trigger effectAddedIsCounted after insert on effect begin ${comes('effect')} end;
create trigger effectRemovedIsCounted after delete on effect begin ${leaves('effect')} end;
`

type Counted = 'execution' | 'effect'

function comes(table: Counted): string {
  return table === 'execution'
    ? `insert into endedCount select new.status, coalesce(new.outcome, ''), 1
        where new.endedAt is not null
        on conflict (status, outcome) do update set count = count + 1;`
    : `insert into settledCount select new.status, 1 where new.status in ('done', 'failed')
        on conflict (status) do update set count = count + 1;`
}

function leaves(table: Counted): string {
  return table === 'execution'
    ? `update endedCount set count = count - 1
        where old.endedAt is not null and status = old.status and outcome = coalesce(old.outcome, '');`
    : `update settledCount set count = count - 1
        where old.status in ('done', 'failed') and status = old.status;`
}
