import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const CHUNK_BYTES = 1024 * 1024

export type Ballast = {
  /** Reserves the space; false when there is not enough left to do so and go on working. */
  readonly take: () => boolean
  readonly release: () => void
}

/**
 * A file that takes up space until the disk is full, and is then deleted, so that work already
 * accepted can be finished while new work is refused. Random bytes, because file systems may
 * compress or leave out others. With 0 bytes there is no file and only the free space is asked.
 */
export function createBallast(path: string, bytes: number): Ballast {
  return {
    take: () => {
      if (bytes === 0 || sizeOf(path) === bytes) return true
      if (freeBytes(path) < bytes * 2) return false
      return fill(path, bytes)
    },
    release: () => rmSync(path, { force: true }),
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path))
  return bavail * bsize
}

function fill(path: string, bytes: number): boolean {
  const file = openSync(path, 'w', 0o600)
  try {
    const chunk = randomBytes(Math.min(bytes, CHUNK_BYTES))
    for (let left = bytes; left > 0; )
      left -= writeSync(file, chunk, 0, Math.min(left, chunk.length))
    return true
  } catch {
    rmSync(path, { force: true })
    return false
  } finally {
    closeSync(file)
  }
}
