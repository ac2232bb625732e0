/** What a person enters: written seldom, read at every booking. */
const LISTS: ReadonlySet<string> = new Set([
  'location',
  'service',
  'provider',
  'credential',
  'room',
  'equipment',
  'timeOff',
])
/** What a match reads beside our own holds, which run out without being written. */
const TABLES: ReadonlySet<string> = new Set([...LISTS, 'appointment'])

/** Whether a statement that writes may change a table of the practice; when in doubt it may. */
export function changesPractice(sql: string): boolean {
  return mayWriteTo(TABLES, sql)
}

/** The same for the lists alone. */
export function changesLists(sql: string): boolean {
  return mayWriteTo(LISTS, sql)
}

function mayWriteTo(tables: ReadonlySet<string>, sql: string): boolean {
  const [, table] = /^(?:insert into|update|delete from) "(\w+)"/.exec(sql) ?? []
  return table === undefined || tables.has(table)
}
