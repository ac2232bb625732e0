import { wrongWith } from '@chairflow/flow'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { loadVendor, validator } from 'hono-openapi'
import type { Static, TSchema } from 'typebox'
import { HttpProblem } from './problem.ts'

const ajv = new Ajv2020({ allErrors: true, strict: false })
/** Fills in what a schema has a default for. */
const filling = new Ajv2020({ allErrors: true, strict: false, useDefaults: true })

loadVendor('ajv', {
  toJSONSchema: (schema: unknown) =>
    (schema as { '~standard': { jsonSchema: { input: () => object } } })[
      '~standard'
    ].jsonSchema.input(),
})

/** A JSON Schema in the clothes hono-openapi knows: validated by ajv, printed into OpenAPI. */
export function std<Schema extends TSchema>(
  schema: Schema,
  { fill = false } = {},
): StandardSchemaV1<Static<Schema>> {
  const checked = once(() => (fill ? filling : ajv).compile(schema))
  return {
    '~standard': {
      version: 1,
      vendor: 'ajv',
      validate: (value: unknown) => {
        const check = checked()
        return check(value)
          ? { value: value as Static<Schema> }
          : { issues: (check.errors ?? []).map(issue) }
      },
      jsonSchema: { input: () => schema, output: () => schema },
    },
  } as unknown as StandardSchemaV1<Static<Schema>>
}

/** Compiled when it is first asked for: a third of a start went into checks that nobody used yet. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

function issue(error: ErrorObject) {
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>
  const path = error.instancePath.split('/').slice(1)
  const extra = missingProperty ?? additionalProperty
  return {
    message: wrongWith(error),
    path: extra === undefined ? path : [...path, extra.slice(0, 64)],
  }
}

/** Checks a JSON body; a bad one is answered with a problem that names fields and no values. */
export function jsonBody<Schema extends TSchema>(schema: Schema, { fill = false } = {}) {
  return validator('json', std(schema, { fill }), (result) => {
    if (result.success) return
    const fields = result.error.map(({ path, message }) => `${nameOf(path)} ${message}`)
    const problems = result.error.map(({ path, message }) => ({
      code: 'invalid',
      severity: 'error' as const,
      message,
      field: (path ?? []).map(String).join('.'),
    }))
    throw new HttpProblem(400, `Please correct: ${fields.join('; ')}.`, problems)
  })
}

function nameOf(path: StandardSchemaV1.Issue['path']): string {
  return (path ?? []).map(String).join('.') || 'the body'
}

/** A record that did not come as JSON, with its defaults; a bad one is a problem that says where. */
export function filledBody<Schema extends TSchema>(
  schema: Schema,
  value: object,
  where: string,
): Record<string, unknown> {
  const check = filling.compile(schema)
  const body: Record<string, unknown> = structuredClone({ ...value })
  if (check(body)) return body
  const problems = (check.errors ?? []).map(issue).map(({ message, path }) => ({
    ...{ code: 'invalid', severity: 'error' as const, message },
    field: path.join('.'),
  }))
  throw new HttpProblem(422, `Please correct ${where}. Nothing was changed.`, problems)
}
