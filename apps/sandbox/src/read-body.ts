import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Context } from 'hono'
import type { Static, TSchema } from 'typebox'
import { Problem } from './problem.ts'

const ajv = new Ajv2020({ strict: false, useDefaults: true })

/** A JSON body of the shape given, or a problem that names the field. */
export async function readBody<Schema extends TSchema>(
  c: Context,
  schema: Schema,
): Promise<Static<Schema>> {
  const text = await c.req.text()
  const body = parse(text === '' ? '{}' : text)
  const check = ajv.compile<Static<Schema>>(schema)
  if (check(body)) return body
  const [first] = check.errors ?? []
  throw new Problem(
    400,
    `${first?.instancePath || 'The body'} ${first?.message ?? 'is not valid'}.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(400, 'The body is not valid JSON.')
  }
}
