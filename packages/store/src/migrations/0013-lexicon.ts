/** The practice's own words for treatments, in place of or beside those that come along. */
export const sql = `
create table lexiconTerm (
  name text primary key collate nocase,
  termJson text not null, changedAt integer not null, changedBy text not null
) without rowid;
`
