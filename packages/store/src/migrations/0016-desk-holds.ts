/**
 * Holds that people or other programs place by API: what was asked for, so that asking twice with
 * one key places one hold, and who placed and who released it. The times themselves are occupations.
 */
export const sql = `
create table deskHold (
  id text primary key, requestKey text unique, requestHash text not null,
  serviceId text not null, locationId text not null, providerId text not null, roomId text,
  equipmentIdsJson text not null, patientId text,
  startAt integer not null, endAt integer not null, expiresAt integer not null,
  placedAt integer not null, placedBy text not null, releasedAt integer, releasedBy text
) without rowid;
create index deskHoldByEnd on deskHold (expiresAt);
`
