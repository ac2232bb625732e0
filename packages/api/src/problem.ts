import { type Static, Type as T } from 'typebox'
import { Taken } from './holds.ts'

/** RFC 9457 problem document: every error of the API. `detail` never repeats what was sent. */
export const ProblemDocument = T.Object({
  type: T.String(),
  title: T.String(),
  status: T.Integer(),
  detail: T.Optional(T.String()),
  problems: T.Optional(
    T.Array(
      T.Object({
        code: T.String(),
        severity: T.Union([T.Literal('error'), T.Literal('warning')]),
        message: T.String(),
        nodeId: T.Optional(T.String()),
        edgeId: T.Optional(T.String()),
        port: T.Optional(T.String()),
        field: T.Optional(T.String()),
        /** Of a table that was pasted or sent: counted from 1, the header not counted. */
        row: T.Optional(T.Integer()),
        column: T.Optional(T.String()),
      }),
    ),
  ),
  /** The same once more as RFC 9457 knows it, for what is wrong in the body that was sent. */
  errors: T.Optional(
    T.Array(
      T.Object({
        detail: T.String(),
        pointer: T.String(),
        code: T.String(),
        row: T.Optional(T.Integer()),
        column: T.Optional(T.String()),
      }),
    ),
  ),
  /** What stands in the way, where a time was refused. */
  taken: T.Optional(T.Array(Taken)),
})
export type ProblemDocument = Static<typeof ProblemDocument>
