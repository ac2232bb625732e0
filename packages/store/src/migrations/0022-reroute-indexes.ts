/** Asked at the end of each execution, and with each booking that cannot be judged. */
export const sql = `
create index rerouteInFlow on reroute (executionsJson) where closedAt is null and status = 'flow';
create index rerouteGap on reroute (reasonsJson) where closedAt is null and status = 'gap';
`
