/**
 * What a visit was planned with, where that is more than its service says. Practice systems do not tell,
 * so what we plan waits in `plannedProduct` for the visit to be told of.
 */
export const sql = `
alter table appointment add column product text;
create table plannedProduct (
  providerId text not null, startAt integer not null, patientId text not null,
  serviceId text not null, endAt integer not null, product text not null,
  primary key (providerId, startAt, patientId)
) without rowid;
create index plannedProductByEnd on plannedProduct (endAt);
`
