import { type Static, Type as T } from 'typebox'

export const HrSettings = T.Object({}, { additionalProperties: false })
/** Shared with the HR system, which signs with it. */
export const HrSecrets = T.Object(
  { signatureKey: T.String({ minLength: 16 }) },
  { additionalProperties: false },
)
export type HrSecrets = Static<typeof HrSecrets>
