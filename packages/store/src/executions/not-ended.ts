import { type SqlBool, sql } from 'kysely'

/** Written out, because an index over part of a table serves no query with parameters in its place. */
export const notEnded = sql<SqlBool>`status in ('running', 'waiting')`
export const watching = sql<SqlBool>`"isWatching" = 1`
