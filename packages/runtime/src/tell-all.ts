import type { Changes } from './host.ts'
import type { Live } from './live.ts'

/** Tells what all of them changed, also beside one that met a fault; then throws the first fault. */
export async function tellAll(live: Live, jobs: readonly Promise<Changes>[]): Promise<void> {
  const ended = await Promise.allSettled(jobs)
  live.tell(ended.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])))
  const fault = ended.find((one) => one.status === 'rejected')
  if (fault !== undefined) throw fault.reason
}
