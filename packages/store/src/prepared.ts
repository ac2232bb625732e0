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
    const { parameters } = worded
    const values = parameters.map((one) =>
      one instanceof StandIn ? params[one.name as keyof Params] : one,
    )
    const query = { ...worded, parameters: values }
    return { compile: () => query }
  }
}

class StandIn {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

function standIns<Params extends object>(): Params {
  return new Proxy({}, { get: (_target, name) => new StandIn(String(name)) }) as Params
}
