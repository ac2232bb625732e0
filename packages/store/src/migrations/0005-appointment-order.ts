/** How new our knowledge of an appointment is, and by whose clock; and how often it changed. */
export const sql = `
alter table appointment add column asOf integer not null default 0;
alter table appointment add column asOfClock text not null default 'ours';
alter table appointment add column revision integer not null default 0;
`
