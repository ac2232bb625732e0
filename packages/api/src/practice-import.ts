import { listNames } from '@chairflow/scheduling'
import { type Static, Type as T } from 'typebox'
import { recordInputs } from './practice-input.ts'

export const PRACTICE_SCHEMA = 'chairflow.practice/1'

const lists = Object.fromEntries(
  listNames.map((list) => [list, T.Optional(T.Array(recordInputs[list], { maxItems: 5000 }))]),
)

/** A practice as it was exported; lists that are left out stay as they are. */
export const PracticeExport = T.Object({ schema: T.Literal(PRACTICE_SCHEMA), ...lists })

export const ImportPractice = T.Object(
  { practice: PracticeExport, dryRun: T.Optional(T.Boolean({ default: false })) },
  { additionalProperties: false },
)

const Named = T.Object({ list: T.String(), id: T.String(), name: T.String() })

export const ImportedPractice = T.Object({
  dryRun: T.Boolean(),
  created: T.Array(Named),
  changed: T.Array(Named),
  unchanged: T.Integer(),
})
export type ImportedPractice = Static<typeof ImportedPractice>
