/**
 * Visits of the calendar take devices too; what they take is worked out anew when the server starts
 * (`occupationsAreOld`), since until now it had no devices in it and the set-up of no location's own.
 */
export const sql = `
create index occupationOfDevice on occupation (endAt)
  where kind = 'equipment' and source = 'appointment';
insert into meta (key, value) values ('occupationsAreOld', 'yes');
`
