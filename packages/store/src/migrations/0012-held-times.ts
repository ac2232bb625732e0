/** What we hold ourselves is asked for with every search for free times. */
export const sql = `
create index occupationHeld on occupation (endAt, startAt) where source in ('hold', 'booking');
`
