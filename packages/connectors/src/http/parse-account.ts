import { ConnectorError } from '@chairflow/connector-kit'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Static, TSchema } from 'typebox'

const ajv = new Ajv2020({ strict: false, useDefaults: true })

/** Settings or secrets as the connector's schema says; names what is wrong without repeating it. */
export function parseAccount<Schema extends TSchema>(
  schema: Schema,
  value: unknown,
): Static<Schema> {
  const check = ajv.compile<Static<Schema>>(schema)
  const copy: unknown = structuredClone(value)
  if (check(copy)) return copy
  const fields = (check.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  )
  throw connectionIncomplete(fields.join('; '))
}

/** For what a schema cannot say, such as two settings that depend on each other. */
export function connectionIncomplete(problem: string): ConnectorError {
  const message = `The connection's settings are not complete: ${problem}.`
  const failure = { code: 'connection-incomplete', blame: 'connection', message } as const
  return new ConnectorError(failure, { certainty: 'rejected' })
}
