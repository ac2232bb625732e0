import { type Taken, write } from './ledger.ts'

/** Between the vendor's ledger and our hearing of it there are points to be killed at as well. */
export async function accept(ledger: string, entry: Taken): Promise<void> {
  globalThis.crashPoint?.()
  write(ledger, entry)
  globalThis.crashPoint?.()
  await new Promise((resolve) => setImmediate(resolve))
  globalThis.crashPoint?.()
}

export const absent = { type: 'absent' } as const
