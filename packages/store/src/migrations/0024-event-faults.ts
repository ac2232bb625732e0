/** How often an event met a fault of ours; asking the practice system in vain counts elsewhere. */
export const sql = `alter table event add column faults integer not null default 0;`
