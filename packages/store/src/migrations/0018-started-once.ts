/** What a trigger may start only once: a notice of a certificate's end, by certificate, last day and days before. */
export const sql = `
create table startedOnce (
  flowId text not null, nodeId text not null, onceKey text not null,
  executionId text not null, startedAt integer not null,
  primary key (flowId, nodeId, onceKey)
) without rowid;
`
