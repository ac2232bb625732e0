import { CompiledQuery } from 'kysely'
import type { Tx } from '../tx.ts'

/**
 * Runs what writes occupations; false when the tables refuse it for want of room, and then nothing
 * of it is left. Throws what else went wrong.
 */
export function fits(tx: Tx, write: () => void): boolean {
  tx.run(begin)
  try {
    write()
    tx.run(keep)
    return true
  } catch (error) {
    if (!isOccupied(error)) throw error
    tx.run(undo)
    tx.run(keep)
    return false
  }
}

const begin = worded('savepoint occupying')
const keep = worded('release occupying')
const undo = worded('rollback to occupying')

function worded(sql: string) {
  const query = CompiledQuery.raw(sql)
  return { compile: () => query }
}

function isOccupied(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.message === 'occupied' &&
    (error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_TRIGGER'
  )
}
