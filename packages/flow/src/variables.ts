import type { JsonSchema } from './node-type-facts.ts'
import { reservedNames } from './reserved-names.ts'

export type Variable = {
  /** Dotted, e.g. `patient.firstName`. */
  readonly path: string
  readonly title: string
  /** What kind of value: the schema's `x-is`, or its JSON type. */
  readonly kind: string
  /** An object or a list: nothing that a text could say. */
  readonly hasParts?: true
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
    if (typeof value !== 'object' || value === null) return undefined
    if (reservedNames.has(name) || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value
}

/** Every variable a JSON Schema promises: the thing itself and what is in it; lists are not entered. */
export function variablesOf(schema: JsonSchema, prefix = ''): readonly Variable[] {
  const { properties = {} } = schema as Readable
  return Object.entries(properties).flatMap(([name, inner]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const value = presentIn(inner)
    const own = {
      path,
      title: inner.title ?? value.title ?? name,
      kind: inner['x-is'] ?? value['x-is'] ?? value.type ?? 'value',
      ...((value.type === 'object' || value.type === 'array') && { hasParts: true as const }),
    }
    return [own, ...variablesOf(value, path)]
  })
}

/** A value that may also be null is offered as what it is when it is there. */
function presentIn(schema: Readable): Readable {
  return schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
}
