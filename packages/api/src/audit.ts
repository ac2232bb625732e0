import { type Static, Type as T } from 'typebox'

/** `executionId` is null where a checkpoint itself was tampered with; `seq` is then its number. */
export const AuditDamage = T.Object({
  executionId: T.Union([T.String(), T.Null()]),
  seq: T.Integer(),
  kind: T.Enum(['changed', 'deleted', 'inserted', 'reordered', 'truncated']),
})

/** What became of reading every journal again. `purged` lines had their words erased on time. */
export const AuditReport = T.Object({
  isWhole: T.Boolean(),
  executions: T.Integer({
    description: 'Journals that were read: of executions, and of permissions to overbook',
  }),
  lines: T.Integer(),
  purged: T.Integer(),
  checkpoints: T.Integer(),
  lastCheckpoint: T.Union([
    T.Object({ seq: T.Integer(), at: T.String(), hash: T.String() }),
    T.Null(),
  ]),
  damages: T.Array(AuditDamage),
})
export type AuditReport = Static<typeof AuditReport>
