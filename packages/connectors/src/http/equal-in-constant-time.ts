import { createHash, timingSafeEqual } from 'node:crypto'

/** Hashing both sides first hides their lengths as well. */
export function equalInConstantTime(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other))
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
