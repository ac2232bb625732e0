import { columnNames, type Gap, gapCodes, type MatrixColumn } from '@chairflow/scheduling'
import { type Static, Type as T } from 'typebox'

const own = { additionalProperties: false }

/** The matrix as it was pasted, and what it does not say. */
export const ImportMatrix = T.Object(
  {
    text: T.String({
      maxLength: 1_000_000,
      description:
        'Five columns: Service, Required Certification, Eligible Providers, Room Type, Duration + Buffer. Tab-separated, a table of pipes, or CSV; with or without a header, in any order with one. With a sixth column Location each row is about the location it names.',
    }),
    dryRun: T.Optional(
      T.Boolean({ default: false, description: 'Only say what would come of it' }),
    ),
    publish: T.Optional(
      T.Boolean({ default: false, description: 'Publish the flow that dispatches by it as well' }),
    ),
    locationId: T.Optional(T.String({ minLength: 1, maxLength: 100 })),
    locationName: T.Optional(
      T.String({
        minLength: 1,
        maxLength: 100,
        default: 'Main location',
        description: 'For a practice without one',
      }),
    ),
    timeZone: T.Optional(
      T.String({
        maxLength: 60,
        description: 'For a practice without a location. Default: that of the server',
      }),
    ),
    sharedCapacity: T.Optional(
      T.Integer({
        minimum: 2,
        maximum: 100,
        default: 4,
        description: 'Visits that a new lounge holds',
      }),
    ),
    roomNeed: T.Optional(
      T.Union([T.Literal('preferred'), T.Literal('required')], {
        default: 'preferred',
        description: 'What a room without "only" is',
      }),
    ),
    escalateAfterHours: T.Optional(
      T.Integer({
        minimum: 1,
        maximum: 720,
        default: 48,
        description: 'How long the front desk has when nobody fits',
      }),
    ),
  },
  own,
)
export type ImportMatrix = Static<typeof ImportMatrix>

const Column = T.Unsafe<MatrixColumn>({ type: 'string', enum: [...columnNames] })
const Cells = T.Object({
  service: T.String(),
  certification: T.String(),
  providers: T.String(),
  room: T.String(),
  duration: T.String(),
  location: T.Optional(T.String({ description: 'Where a row of the table names one' })),
})

export const MatrixPage = T.Object({ items: T.Array(Cells), nextCursor: T.Null() })

const Where = T.Object({ list: T.String(), id: T.String(), name: T.String() })

export const GapView = T.Object({
  code: T.Unsafe<Gap['code']>({ type: 'string', enum: [...gapCodes] }),
  severity: T.Union([T.Literal('error'), T.Literal('warning'), T.Literal('note')]),
  text: T.String(),
  todo: T.String(),
  where: T.Union([Where, T.Null()]),
})
export type GapView = Static<typeof GapView>
export const GapPage = T.Object({ items: T.Array(GapView), nextCursor: T.Null() })

export const MatrixProblem = T.Object({
  code: T.String(),
  row: T.Integer({ description: 'From 1, the header not counted; 0: the table as a whole' }),
  column: T.Union([Column, T.Null()]),
  message: T.String(),
})

export const ImportedMatrix = T.Object({
  dryRun: T.Boolean(),
  rows: T.Array(Cells),
  problems: T.Array(MatrixProblem),
  created: T.Array(Where),
  changed: T.Array(Where),
  /** Services of the matrix that are as it says already. */
  unchanged: T.Array(Where),
  assumptions: T.Array(T.String()),
  gaps: T.Array(GapView),
  flow: T.Union([
    T.Object({ id: T.String(), name: T.String(), version: T.Integer(), isNew: T.Boolean() }),
    T.Null(),
  ]),
})
export type ImportedMatrix = Static<typeof ImportedMatrix>

/** An HR system's list as CSV, sent in JSON. */
export const ImportCredentials = T.Object(
  {
    text: T.String({
      maxLength: 1_000_000,
      description:
        'CSV with a header: employee, credential, status, expires on, issued on, verified on, number',
    }),
    dryRun: T.Optional(T.Boolean({ default: false })),
  },
  own,
)
export type ImportCredentials = Static<typeof ImportCredentials>

export const ImportedCredentials = T.Object({
  dryRun: T.Boolean(),
  created: T.Array(Where),
  changed: T.Array(Where),
  /** About whom nothing could be written, in sentences; kept until the employee is known. */
  findings: T.Array(T.String()),
})
export type ImportedCredentials = Static<typeof ImportedCredentials>
