/**
 * Two in one place only by the permission of a person: for which resources, which time, until when
 * it may be used and why. One permission is for one visit. The triggers ask for it, so that no
 * caller can do without; a permission itself changes in two ways only, by being used and revoked.
 */
export const sql = `
create table overbookPermission (
  id text primary key, permittedBy text not null, actor text not null,
  reason text not null check (trim(reason) <> ''),
  resourcesJson text not null check (json_array_length(resourcesJson) > 0),
  startAt integer not null, endAt integer not null check (startAt < endAt),
  permittedAt integer not null, usableUntil integer not null,
  usedBy text, usedAt integer, revokedAt integer, revokedBy text,
  check ((usedBy is null) = (usedAt is null)), check ((revokedBy is null) = (revokedAt is null))
) without rowid;
create index overbookPermissionByTime on overbookPermission (permittedAt);
create trigger overbookPermissionNeverShrinks before delete on overbookPermission
  begin select raise(abort, 'permissions are kept'); end;
create trigger overbookPermissionNeverChanges before update on overbookPermission
  when new.id is not old.id or new.permittedBy is not old.permittedBy or new.actor is not old.actor
    or new.reason is not old.reason or new.resourcesJson is not old.resourcesJson
    or new.startAt is not old.startAt or new.endAt is not old.endAt
    or new.permittedAt is not old.permittedAt or new.usableUntil is not old.usableUntil
    or (old.usedBy is not null and (new.usedBy is not old.usedBy or new.usedAt is not old.usedAt))
    or (old.revokedAt is not null
      and (new.revokedAt is not old.revokedAt or new.revokedBy is not old.revokedBy))
  begin select raise(abort, 'permissions are kept'); end;

alter table occupation add column permissionId text;
alter table deskHold add column permissionId text;
${['insert', 'update'].map(triggerOn).join('\n')}
`

/** A booking follows from its hold, which was permitted: it does not matter how much later. */
function triggerOn(event: string): string {
  return `
create trigger occupationIsPermittedOn${event} before ${event} on occupation
when new.source <> 'appointment' and new.leeway = 'overbooked' and not exists (
  select 1 from overbookPermission permission, json_each(permission.resourcesJson) resource
  where permission.id = new.permissionId
    and permission.permittedBy = new.overbookedBy and permission.reason = new.overbookReason
    and resource.value ->> 'kind' = new.kind and resource.value ->> 'id' = new.resourceId
    and permission.startAt <= new.visitStartAt and new.visitEndAt <= permission.endAt
    and permission.usedBy is not null
    and (new.source = 'booking' or (
      permission.usedBy = new.sourceId and permission.revokedAt is null
      and permission.usableUntil > new.writtenAt
    ))
)
begin select raise(abort, 'not permitted'); end;`
}
