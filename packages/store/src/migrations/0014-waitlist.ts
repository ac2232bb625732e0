/**
 * What people on the waitlist want (several times and places, how far, which provider, how long), and
 * a row for every offer made, so that nobody is asked too often whichever flow asks.
 */
export const sql = `
alter table waitlistEntry add column locationIdsJson text not null default '[]';
alter table waitlistEntry add column windowsJson text not null default '[]';
alter table waitlistEntry add column zip text;
alter table waitlistEntry add column maxMiles real;
alter table waitlistEntry add column providerJson text;
alter table waitlistEntry add column noticeMinutes integer not null default 0;
alter table waitlistEntry add column expiresAt integer;
alter table waitlistEntry add column source text not null default 'file';
alter table waitlistEntry add column createdBy text not null default '';
update waitlistEntry set
  locationIdsJson = json_array(locationId),
  windowsJson = json_array(json(preferenceJson));
drop index waitlistWaiting;
alter table waitlistEntry drop column locationId;
alter table waitlistEntry drop column preferenceJson;
create index waitlistByService on waitlistEntry (serviceId, status, joinedAt);
create index waitlistByPatient on waitlistEntry (patientId, serviceId);

create table offer (
  id text primary key, executionId text not null, patientId text not null, serviceId text not null,
  locationId text not null, providerId text not null, roomId text,
  startAt integer not null, endAt integer not null, offeredAt integer not null,
  status text not null, answeredAt integer
) without rowid;
create index offerByPatient on offer (patientId, offeredAt);
create index offerOpen on offer (locationId, startAt) where status = 'offered';
`
