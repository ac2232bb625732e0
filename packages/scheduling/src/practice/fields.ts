import { Type as T, type TSchema, type TSchemaOptions } from 'typebox'

export const ClockTime = T.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
export const Day = T.Integer({ minimum: 1, maximum: 7, description: 'ISO weekday, Monday is 1' })
export const CalendarDate = T.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
/** Milliseconds UTC. */
export const Instant = T.Integer()
export const Minutes = T.Integer({ minimum: 0, maximum: 24 * 60 })
export const Nullable = <Schema extends TSchema>(schema: Schema, options: TSchemaOptions = {}) =>
  T.Union([schema, T.Null()], options)
export const id = <Id extends string>() => T.Unsafe<Id>(T.String({ minLength: 1 }))
