import { sql as start } from './0001-start.ts'
import { sql as semantics } from './0002-semantics.ts'

/** In order; `pragma user_version` counts how many a file has seen. */
export const migrations: readonly string[] = [start, semantics]
