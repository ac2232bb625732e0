/** Executions erased before this kept what they were about, and counted by, whatever it was. */
export const sql = `
update execution set concurrencyKey = null where purgedAt is not null and concurrencyKey is not null;
update execution set subject = ''
where purgedAt is not null
  and subject not like 'by-hand:%'
  and (locationId is null or substr(subject, 1, length(locationId) + 1) != locationId || ':')
  and subject not in (select externalId from appointment)
  and subject not in (select id from credential);
`
