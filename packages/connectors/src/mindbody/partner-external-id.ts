import { createHash } from 'node:crypto'

/** No length is published; what is longer is cut and keeps its difference in a hash. */
const LONGEST = 50
const HASH_LENGTH = 22

/** Our mark on a booking: the effect id, or a shorter text that no other effect id yields. */
export function partnerExternalId(effectId: string): string {
  if (effectId.length <= LONGEST) return effectId
  const hash = createHash('sha256').update(effectId, 'utf8').digest('base64url')
  const start = effectId.slice(0, LONGEST - HASH_LENGTH - 1)
  return `${start}-${hash.slice(0, HASH_LENGTH)}`
}
