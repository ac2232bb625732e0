import { type ActivityHandler, type ActivityName, ConnectorError } from '@chairflow/connector-kit'
import { type EffectTable, type Store, settleEffect } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { backoffMs } from './backoff.ts'
import { isSpent } from './budgets.ts'
import { keepResult } from './keep-result.ts'
import { leaveToPerson } from './leave-to-person.ts'

type Ended = {
  /** As it stands after the attempt. */
  readonly effect: EffectTable
  readonly handler: Pick<ActivityHandler<ActivityName>, 'repeat'>
  readonly error: unknown
}

/** An attempt did not succeed: whether it may be tried again depends on what its error proves. */
export async function settleError(store: Store, host: Host, ended: Ended): Promise<Changes> {
  const { effect, error } = ended
  const { log, clock } = host.ports
  log.warn({ effect: effect.id, code: codeOf(error) }, 'an attempt did not succeed')
  if (!(error instanceof ConnectorError) || error.certainty === 'unknown') {
    return settleUnknown(store, host, ended)
  }
  const { certainty, failure } = error
  const at = clock.now()
  if (certainty === 'rejected' || isSpent(effect, at)) {
    return keepResult(store, host, effect, { status: 'failed', failure })
  }
  const pauseMs = Math.max(error.retryAfterMs ?? 0, pauseOf(host, effect))
  await store.write((tx) =>
    settleEffect(tx, effect.id, { status: 'retry', notBefore: at + pauseMs, failure }),
  )
  return []
}

/** It may have happened. Who can tell: the key, the vendor, or only a person. */
async function settleUnknown(
  store: Store,
  host: Host,
  { effect, handler, error }: Ended,
): Promise<Changes> {
  const at = host.ports.clock.now()
  const failure = error instanceof ConnectorError ? error.failure : null
  const repeat = handler.repeat ?? 'ask'
  if (repeat === 'never') return leaveToPerson(store, host, effect)
  if (repeat === 'with-key' && isSpent(effect, at)) return leaveToPerson(store, host, effect)
  const later =
    repeat === 'ask'
      ? ({ status: 'unknown', notBefore: 0, failure } as const)
      : ({ status: 'retry', notBefore: at + pauseOf(host, effect), failure } as const)
  await store.write((tx) => settleEffect(tx, effect.id, later))
  return []
}

function pauseOf(host: Host, { attempt }: EffectTable): number {
  return backoffMs(attempt, host.ports.random())
}

export function codeOf(error: unknown): string {
  return error instanceof ConnectorError ? error.failure.code : 'fault'
}
