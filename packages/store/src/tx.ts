import type { Database, Statement } from 'better-sqlite3'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Builds typed SQL and never runs it. Running is synchronous and goes through `Tx`, because an
 * `await` inside a write transaction would let other work slip into it.
 */
export const sqlite = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Runs queries on the one connection, inside whatever transaction is open. */
export type Tx = {
  readonly all: <Row>(query: Compilable<Row>) => Row[]
  readonly first: <Row>(query: Compilable<Row>) => Row | undefined
  /** The number of rows changed. */
  readonly run: (query: Compilable) => number
}

export function createTx(database: Database): Tx {
  const prepare = cachedPrepare(database)
  const compile = (query: Compilable) => query.compile()
  return {
    all: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = compile(query)
      return prepare(sql).all(...parameters) as Row[]
    },
    first: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = compile(query)
      return prepare(sql).get(...parameters) as Row | undefined
    },
    run: (query) => {
      const { sql, parameters } = compile(query)
      return prepare(sql).run(...parameters).changes
    },
  }
}

const STATEMENTS_LIMIT = 500

function cachedPrepare(database: Database): (sql: string) => Statement<unknown[]> {
  const statements = new Map<string, Statement<unknown[]>>()
  return (sql) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    if (statements.size >= STATEMENTS_LIMIT) statements.clear()
    const prepared = database.prepare<unknown[]>(sql)
    statements.set(sql, prepared)
    return prepared
  }
}
