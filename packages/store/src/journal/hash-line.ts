import { hash, randomBytes } from 'node:crypto'
import type { JournalTable } from '../schema.ts'

export const NOTHING_BEFORE = '0'.repeat(64)

type Payload = Pick<JournalTable, 'text' | 'dataJson'>

/**
 * Fields in a fixed order, so that the same line has the same hash on any machine. What may hold
 * patients' words is in it only through `commitment`, so those words can be erased later.
 */
export function hashLine(line: Omit<JournalTable, 'hash' | 'salt' | 'text' | 'dataJson'>): string {
  return sha256([
    line.previousHash,
    line.executionId,
    line.seq,
    line.at,
    line.kind,
    line.nodeId,
    line.port,
    line.edgeIdsJson,
    line.actor,
    line.commitment,
  ])
}

/** Salted, so that short words cannot be guessed from it once they are erased. */
export function commitTo(salt: string, { text, dataJson }: Payload): string {
  return sha256([salt, text, dataJson])
}

export function newSalt(): string {
  if (used >= POOL_BYTES) pool = randomBytes(POOL_BYTES)
  used = (used % POOL_BYTES) + SALT_BYTES
  return pool.toString('hex', used - SALT_BYTES, used)
}

const SALT_BYTES = 16
/** Drawn ahead, because each call for random bytes costs more than the hash it salts. */
const POOL_BYTES = 256 * SALT_BYTES
let pool: Buffer = Buffer.alloc(0)
let used = POOL_BYTES

export function sha256(fields: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(fields))
}
