import { Type as T } from 'typebox'

export const Instant = T.Union([T.String({ maxLength: 40 }), T.Integer()], {
  description: 'ISO 8601 with offset, or milliseconds UTC',
})
export const Id = T.String({ minLength: 1, maxLength: 200 })
export const Named = T.Object({ id: T.String(), name: T.String() })
