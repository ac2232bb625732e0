/** What a match reads beside our own holds, which run out without being written. */
const TABLES: ReadonlySet<string> = new Set([
  'location',
  'service',
  'provider',
  'credential',
  'room',
  'equipment',
  'timeOff',
  'appointment',
])

/** Whether a statement that writes may change a table of the practice; when in doubt it may. */
export function changesPractice(sql: string): boolean {
  const [, table] = /^(?:insert into|update|delete from) "(\w+)"/.exec(sql) ?? []
  return table === undefined || TABLES.has(table)
}
