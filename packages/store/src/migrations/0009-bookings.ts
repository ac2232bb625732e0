import type { Database } from 'better-sqlite3'

/**
 * What takes a provider, a room, a device or a patient, and until when. The rule that nothing of
 * ours is put where there is no room lives in the triggers, so that no caller can forget it. What
 * the practice system says is a fact and is always kept. `writtenAt` is the writer's now: a hold
 * that ran out by then does not count.
 */
export function addBookings(database: Database): void {
  database.exec(tables)
  database.exec(triggerOn('insert'))
  database.exec(triggerOn('update'))
  database.exec(backfill)
}

const tables = `
create table occupation (
  id integer primary key,
  kind text not null check (kind in ('provider', 'room', 'equipment', 'patient')),
  resourceId text not null,
  startAt integer not null, endAt integer not null check (startAt < endAt),
  visitStartAt integer not null check (startAt <= visitStartAt and visitStartAt < visitEndAt),
  visitEndAt integer not null check (visitEndAt <= endAt),
  source text not null check (source in ('hold', 'booking', 'appointment')),
  sourceId text not null,
  executionId text,
  writtenAt integer not null,
  expiresAt integer check (expiresAt is null or source = 'hold'),
  leeway text not null check (leeway in ('none', 'clean-up', 'overbooked')),
  overbookedBy text, overbookReason text,
  check ((leeway = 'overbooked') = (overbookedBy is not null)),
  check ((overbookedBy is null) = (overbookReason is null)),
  unique (source, sourceId, kind, resourceId)
);
create index occupationByResource on occupation (
  kind, resourceId, endAt, startAt, visitStartAt, visitEndAt, expiresAt
);
create index occupationByExecution on occupation (executionId) where executionId is not null;
create index occupationToExpire on occupation (expiresAt) where expiresAt is not null;
`

/** Where nothing but clean-up may be cut, visits are compared; otherwise all that they take. */
function triggerOn(event: 'insert' | 'update'): string {
  return `
create trigger occupationFitsOn${event} before ${event} on occupation
when new.source <> 'appointment' and new.leeway <> 'overbooked' and ${tooManyAt}
begin select raise(abort, 'occupied'); end;`
}

const capacity = `
  case new.kind
    when 'room' then coalesce((select capacity from room where room.id = new.resourceId), 1)
    when 'equipment' then
      coalesce((select capacity from equipment where equipment.id = new.resourceId), 1)
    else 1
  end`

const others = `
  from occupation other
  where other.kind = new.kind and other.resourceId = new.resourceId and other.id is not new.id
    and (other.expiresAt is null or other.expiresAt > new.writtenAt)
    and other.endAt > new.startAt and other.startAt < new.endAt`

const from = (row: string) => `iif(new.leeway = 'clean-up', ${row}.visitStartAt, ${row}.startAt)`
const until = (row: string) => `iif(new.leeway = 'clean-up', ${row}.visitEndAt, ${row}.endAt)`

/** The most that share an instant do so where one of them begins, or where the new one does. */
const tooManyAt = `
  exists (
    select 1
    from (
      select ${from('new')} as instant
      union all
      select ${from('other')} ${others}
        and ${from('other')} > ${from('new')} and ${from('other')} < ${until('new')}
    )
    where (
      select count(*) ${others} and ${from('other')} <= instant and ${until('other')} > instant
    ) >= ${capacity}
  )`

const backfill = `
insert into occupation (
  kind, resourceId, startAt, endAt, visitStartAt, visitEndAt, source, sourceId, writtenAt, leeway
)
select taken.kind, taken.resourceId,
  appointment.startAt - iif(taken.kind = 'patient', 0, coalesce(bufferBeforeMinutes, 0) * 60000),
  appointment.endAt + iif(taken.kind = 'patient', 0, coalesce(bufferAfterMinutes, 0) * 60000),
  appointment.startAt, appointment.endAt, 'appointment', appointment.id, 0, 'none'
from (
  select id, 'provider' as kind, providerId as resourceId from appointment
  union all select id, 'room', roomId from appointment where roomId is not null
  union all select id, 'patient', patientId from appointment where patientId is not null
) taken
join appointment on appointment.id = taken.id
left join service on service.id = appointment.serviceId
where appointment.status in ('booked', 'confirmed', 'completed')
  and appointment.startAt < appointment.endAt;
`
