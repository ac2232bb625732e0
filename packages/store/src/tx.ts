import type { Database, Statement } from 'better-sqlite3'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { changesLists, changesPractice } from './practice/practice-revision.ts'
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
  /** Undoes what the job wrote when it throws, and nothing else of the transaction; then throws on. */
  readonly attempt: <Result>(job: () => Result) => Result
  /**
   * Grows with every write to a table of the practice, whether or not it is undone; null while a
   * transaction is open, since what is read then may be undone.
   */
  readonly practiceRevision: () => number | null
  /**
   * Grows with every write to the lists of the practice, whether or not it is undone; null while a
   * transaction is open that wrote to them. What was read at a revision is the same at that revision.
   */
  readonly listsRevision: () => number | null
}

export function createTx(database: Database): Tx {
  let revision = 0
  let listsRevision = 0
  /** Written to in a transaction that nobody has read outside of since. */
  let areListsOpen = false
  const prepare = cachedPrepare(database)
  const statementOf = (sql: string) => {
    const { statement, isPracticeWrite, isListsWrite } = prepare(sql)
    if (areListsOpen && !database.inTransaction) areListsOpen = false
    if (isPracticeWrite) revision += 1
    if (isListsWrite) {
      listsRevision += 1
      areListsOpen = true
    }
    return statement
  }
  const compile = (query: Compilable) => query.compile()
  const attempt = createAttempt(database)
  return {
    all: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = compile(query)
      return statementOf(sql).all(...parameters) as Row[]
    },
    first: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = compile(query)
      return statementOf(sql).get(...parameters) as Row | undefined
    },
    run: (query) => {
      const { sql, parameters } = compile(query)
      return statementOf(sql).run(...parameters).changes
    },
    attempt,
    practiceRevision: () => (database.inTransaction ? null : revision),
    listsRevision: () => (areListsOpen && database.inTransaction ? null : listsRevision),
  }
}

const STATEMENTS_LIMIT = 500

type Prepared = {
  readonly statement: Statement<unknown[]>
  readonly isPracticeWrite: boolean
  readonly isListsWrite: boolean
}

function cachedPrepare(database: Database): (sql: string) => Prepared {
  const statements = new Map<string, Prepared>()
  return (sql) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    if (statements.size >= STATEMENTS_LIMIT) statements.clear()
    const statement = database.prepare<unknown[]>(sql)
    const isPracticeWrite = !statement.readonly && changesPractice(sql)
    const isListsWrite = !statement.readonly && changesLists(sql)
    const prepared = { statement, isPracticeWrite, isListsWrite }
    statements.set(sql, prepared)
    return prepared
  }
}

function createAttempt(database: Database): Tx['attempt'] {
  const save = database.prepare('SAVEPOINT attempt')
  const release = database.prepare('RELEASE attempt')
  const rollbackTo = database.prepare('ROLLBACK TO attempt')
  return (job) => {
    save.run()
    try {
      const result = job()
      release.run()
      return result
    } catch (error) {
      if (database.inTransaction) {
        rollbackTo.run()
        release.run()
      }
      throw error
    }
  }
}
