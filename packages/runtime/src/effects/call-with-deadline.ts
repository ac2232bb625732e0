import { ConnectorError } from '@chairflow/connector-kit'
import type { Clock } from '../ports.ts'

/** Longer than any vendor's own time-out, so that ours never cuts a call that still may succeed. */
const DEADLINE_MS = 30_000

/** Gives a call up when it takes too long, also one that ignores its signal. */
export async function callWithDeadline<Output>(
  clock: Clock,
  call: (signal: AbortSignal) => Promise<Output>,
): Promise<Output> {
  const abort = new AbortController()
  let cancel = () => {}
  const tooLate = new Promise<never>((_, reject) => {
    cancel = clock.wakeAt(clock.now() + DEADLINE_MS, () => {
      reject(noAnswer())
      abort.abort()
    })
  })
  try {
    return await Promise.race([call(abort.signal), tooLate])
  } finally {
    cancel()
  }
}

function noAnswer(): ConnectorError {
  const message = 'There was no answer in time. We find out what happened before trying again.'
  const failure = { code: 'service-no-answer', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'unknown' })
}
