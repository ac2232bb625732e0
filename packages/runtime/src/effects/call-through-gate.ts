import { ConnectorError } from '@chairflow/connector-kit'
import type { Host } from '../host.ts'
import { answered, outcomeOf } from './call-outcome.ts'
import { callWithDeadline } from './call-with-deadline.ts'

/**
 * A call of the runtime's own to a vendor, such as reading a calendar. Throws ConnectorError, also
 * while the connection is held back.
 */
export async function callThroughGate<Output>(
  { gates, ports }: Host,
  connectionId: string,
  call: (signal: AbortSignal) => Promise<Output>,
): Promise<Output> {
  if (!gates.enter(connectionId, 'reading')) throw heldBack()
  try {
    const output = await callWithDeadline(ports.clock, call)
    await gates.leave(connectionId, { kind: 'reading', outcome: answered('reading') })
    return output
  } catch (error) {
    await gates.leave(connectionId, { kind: 'reading', outcome: outcomeOf(error, 'reading') })
    throw error
  }
}

function heldBack(): ConnectorError {
  const message = 'This connection is held back at the moment. We try again in a while.'
  const failure = { code: 'connection-held-back', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'not-sent' })
}
