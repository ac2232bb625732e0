import { StoreFull } from './store-full.ts'
import { StoreStopped } from './store-stopped.ts'
import { isDiskFault } from './watch-faults.ts'

/** The database cannot take what is to be written: no fault of the work that met it. */
export function isStoreFault(error: unknown): boolean {
  return isDiskFault(error) || error instanceof StoreFull || error instanceof StoreStopped
}
