/** What a time was offered for, where that is more than its service says: it ends when nobody may do that. */
export const sql = `
alter table offer add column product text;
`
