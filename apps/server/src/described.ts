import { describeRoute, resolver } from 'hono-openapi'
import type { TSchema } from 'typebox'
import { std } from './validated.ts'

/** Prints what a route answers with into OpenAPI; 200 unless told. */
export function answers(schema: TSchema, description: string, status = 200) {
  const content = { 'application/json': { schema: resolver(std(schema)) } }
  return describeRoute({ responses: { [status]: { description, content } } })
}
