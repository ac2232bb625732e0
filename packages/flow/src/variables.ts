import type { JsonSchema } from './node-type-facts.ts'

export type Variable = {
  /** Dotted, e.g. `patient.firstName`. */
  readonly path: string
  readonly title: string
  /** What kind of value: the schema's `x-is`, or its JSON type. */
  readonly kind: string
}

type Readable = {
  readonly type?: string
  readonly title?: string
  readonly properties?: Readonly<Record<string, Readable>>
  readonly anyOf?: readonly Readable[]
  readonly 'x-is'?: string
}

/** The value at a dotted path of own properties; undefined when any part is missing. */
export function readVariable(scope: unknown, path: string): unknown {
  let value = scope
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value
}

/** Every variable a JSON Schema promises: the thing itself and what is in it; lists are not entered. */
export function variablesOf(schema: JsonSchema, prefix = ''): readonly Variable[] {
  const { properties = {} } = schema as Readable
  return Object.entries(properties).flatMap(([name, inner]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const object = objectIn(inner)
    const own = { path, title: inner.title ?? object.title ?? name, kind: kindOf(object) }
    return [own, ...variablesOf(object, path)]
  })
}

/** A value that may also be null is offered as what it is when it is there. */
function objectIn(schema: Readable): Readable {
  return schema.anyOf?.find(({ type }) => type === 'object') ?? schema
}

function kindOf(schema: Readable): string {
  return schema['x-is'] ?? schema.type ?? 'value'
}
