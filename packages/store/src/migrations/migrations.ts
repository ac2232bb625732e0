import { sql as start } from './0001-start.ts'

/** In order; `pragma user_version` counts how many a file has seen. */
export const migrations: readonly string[] = [start]
