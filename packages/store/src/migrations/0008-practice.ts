/**
 * What matching by rules needs: closures, devices, time off, several roles, rules of credentials
 * with a choice, buffers on both sides, and what one location does differently.
 */
export const sql = `
alter table location add column closuresJson text not null default '[]';

create table equipment (
  id text primary key, externalId text not null, name text not null, type text not null,
  capacity integer not null, locationId text not null
) without rowid;
create table timeOff (
  id text primary key, resourceKind text not null, resourceId text not null,
  startAt integer not null, endAt integer not null, reason text not null
) without rowid;
create index timeOffByStart on timeOff (startAt);

alter table provider add column rolesJson text not null default '[]';
update provider set rolesJson = json_array(role);
alter table provider drop column role;
alter table provider add column runningLateMinutes integer not null default 0;
alter table provider add column runningLateUntil integer;

alter table credential add column expiresAt integer;
alter table credential add column productsJson text not null default '[]';
alter table credential add column verifiedOn text;
alter table credential add column source text not null default '';

alter table service add column category text not null default '';
alter table service add column product text;
alter table service add column roomNeed text not null default 'required';
alter table service add column equipmentTypesJson text not null default '[]';
alter table service add column bufferBeforeMinutes integer not null default 0;
alter table service rename column bufferMinutes to bufferAfterMinutes;
alter table service add column priceCents integer;
alter table service add column overridesJson text not null default '[]';
update service set requirementJson = json_set(requirementJson, '$.credentials', json_object('all', (
  select json_group_array(json_object('kind', value))
  from json_each(requirementJson, '$.credentials')
)));
`
