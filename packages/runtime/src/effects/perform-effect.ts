import type { Activities, ActivityHandler, ActivityName, Failure } from '@chairflow/connector-kit'
import { beginAttempt, type EffectTable, isSuppressed, type Store } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { isStale, tooLate } from './budgets.ts'
import { answered, type CallOutcome, nothing, outcomeOf } from './call-outcome.ts'
import { callWithDeadline } from './call-with-deadline.ts'
import { keepResult } from './keep-result.ts'
import { lookUpEffect } from './look-up-effect.ts'
import { settleError } from './settle-error.ts'

export type AnyHandler = ActivityHandler<ActivityName>
export type AnyInput = Activities[ActivityName]['input']

/** What to tell others, and what the call said about the connection. */
export type Performed = { readonly changes: Changes; readonly outcome: CallOutcome }

/** Does one effect, or finds out whether it was done. Resolves when the outcome is committed. */
export async function performEffect(
  store: Store,
  host: Host,
  effect: EffectTable,
): Promise<Performed> {
  const handler = handlerOf(host, effect)
  if (handler === undefined) return giveUp(store, host, effect, notConnected(effect))
  return effect.status === 'unknown'
    ? lookUpEffect(store, host, effect, handler)
    : attempt(store, host, effect, handler)
}

export function handlerOf(
  host: Host,
  { connectionId, activity }: Pick<EffectTable, 'connectionId' | 'activity'>,
): AnyHandler | undefined {
  const activities = host.connections.find(connectionId)?.open.activities
  return activities?.[activity as ActivityName] as AnyHandler | undefined
}

async function attempt(
  store: Store,
  host: Host,
  effect: EffectTable,
  handler: AnyHandler,
): Promise<Performed> {
  const { clock } = host.ports
  const input = JSON.parse(effect.inputJson) as AnyInput
  const now = clock.now()
  if (isStale(effect, now)) return giveUp(store, host, effect, tooLate)
  const begun = await store.write((tx) => {
    if ('to' in input && isSuppressed(tx, input.to)) return 'suppressed'
    return beginAttempt(tx, effect.id, { now, epoch: store.epoch }) ? 'begun' : 'gone'
  })
  if (begun === 'gone') return { changes: [], outcome: nothing }
  if (begun === 'suppressed') return giveUp(store, host, effect, optedOut)
  const tried = {
    ...effect,
    attempt: effect.attempt + 1,
    attemptedAt: now,
    firstAttemptAt: effect.firstAttemptAt ?? now,
  }
  const perform = (signal: AbortSignal) => handler.perform(input, { effectId: effect.id, signal })
  const ended = await callWithDeadline(clock, perform).then(
    (output) => ({ status: 'done', output }) as const,
    (error: unknown) => ({ status: 'error', error }) as const,
  )
  if (ended.status === 'done') {
    return { changes: await keepResult(store, host, effect, ended), outcome: answered('doing') }
  }
  const { error } = ended
  const changes = await settleError(store, host, { effect: tried, handler, error })
  return { changes, outcome: outcomeOf(error, 'doing') }
}

async function giveUp(
  store: Store,
  host: Host,
  effect: EffectTable,
  failure: Failure,
): Promise<Performed> {
  const changes = await keepResult(store, host, effect, { status: 'failed', failure })
  return { changes, outcome: nothing }
}

const optedOut: Failure = {
  code: 'recipient-opted-out',
  blame: 'author',
  message: 'This person asked us to stop texting, so nothing was sent.',
}

function notConnected({ activity }: EffectTable): Failure {
  const what = activity === 'message.send' ? 'texting account' : 'practice system'
  const message = `No ${what} is connected that can do this. Connect one under Practice.`
  return { code: 'connection-missing', blame: 'connection', message }
}
