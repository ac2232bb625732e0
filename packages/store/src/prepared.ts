import type { Compilable, CompiledQuery } from 'kysely'

/**
 * A query that is built and worded once. `build` sees a stand-in for each parameter; each run puts
 * the values in its place. Only values may depend on a parameter, never the shape of the query.
 */
export function prepared<Params extends object, Row>(
  build: (params: Params) => Compilable<Row>,
): (params: Params) => Compilable<Row> {
  let worded: CompiledQuery<Row> | undefined
  return (params) => {
    worded ??= build(standIns<Params>()).compile()
    return filled(worded, (name) => params[name as keyof Params])
  }
}

/** The same for a statement that takes whole rows, worded once for each set of columns and count. */
export function preparedRows<Row extends object>(
  build: (rows: Row[]) => Compilable,
): (rows: readonly Row[]) => Compilable {
  const worded = new Map<string, CompiledQuery>()
  return (rows) => {
    const [first] = rows
    if (first === undefined) throw new Error('There is no row to write')
    const key = `${rows.length} ${Object.keys(first).join(' ')}`
    const known = worded.get(key) ?? build(rows.map(standInRow)).compile()
    worded.set(key, known)
    return filled(known, (name) => {
      const at = name.indexOf('.')
      return rows[Number(name.slice(0, at))]?.[name.slice(at + 1) as keyof Row]
    })
  }
}

class StandIn {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

function filled<Row>(worded: CompiledQuery<Row>, read: (name: string) => unknown): Compilable<Row> {
  const parameters = worded.parameters.map((one) => (one instanceof StandIn ? read(one.name) : one))
  const query = { ...worded, parameters }
  return { compile: () => query }
}

function standIns<Params extends object>(): Params {
  return new Proxy({}, { get: (_target, name) => new StandIn(String(name)) }) as Params
}

function standInRow<Row extends object>(row: Row, index: number): Row {
  const columns = Object.keys(row).map((name) => [name, new StandIn(`${index}.${name}`)])
  return Object.fromEntries(columns)
}
