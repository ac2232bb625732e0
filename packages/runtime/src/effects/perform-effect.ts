import {
  type Activities,
  type ActivityHandler,
  type ActivityName,
  ConnectorError,
  type Failure,
} from '@chairflow/connector-kit'
import {
  beginAttempt,
  type EffectTable,
  isSuppressed,
  listProviderIds,
  type Store,
  settleEffect,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { backoffMs } from './backoff.ts'
import { completeEffect, failEffect } from './complete-effect.ts'

/** Tries before a text or booking that surely did not happen is given up. */
const ATTEMPTS_LIMIT = 6
/** Longer than any vendor's own time-out, so that ours never cuts a call that still may succeed. */
const ATTEMPT_TIMEOUT_MS = 30_000

type AnyHandler = ActivityHandler<ActivityName>
type AnyInput = Activities[ActivityName]['input']

/** Does one effect, or finds out whether it was done. Resolves when the outcome is committed. */
export async function performEffect(
  store: Store,
  host: Host,
  effect: EffectTable,
): Promise<Changes> {
  const handler = handlerOf(host, effect)
  if (handler === undefined) return giveUp(store, host, effect, notConnected(effect))
  return effect.status === 'unknown'
    ? lookUp(store, host, effect, handler)
    : attempt(store, host, effect, handler)
}

function handlerOf(host: Host, { connectionId, activity }: EffectTable): AnyHandler | undefined {
  const activities = host.connections.find(connectionId)?.open.activities
  return activities?.[activity as ActivityName] as AnyHandler | undefined
}

async function attempt(
  store: Store,
  host: Host,
  effect: EffectTable,
  handler: AnyHandler,
): Promise<Changes> {
  const input = JSON.parse(effect.inputJson) as AnyInput
  const begun = await store.write((tx) => {
    if ('to' in input && isSuppressed(tx, input.to)) return 'suppressed'
    const { now } = host.ports.clock
    return beginAttempt(tx, effect.id, { now: now(), epoch: store.epoch }) ? 'begun' : 'gone'
  })
  if (begun === 'gone') return []
  if (begun === 'suppressed') return giveUp(store, host, effect, optedOut)
  try {
    const signal = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)
    const output = await handler.perform(input, { effectId: effect.id, signal })
    return await complete(store, host, effect, output)
  } catch (error) {
    return settleError(store, host, { ...effect, attempt: effect.attempt + 1 }, error)
  }
}

/** An attempt whose end we never saw: the vendor is asked before anything is done again. */
async function lookUp(
  store: Store,
  host: Host,
  effect: EffectTable,
  handler: AnyHandler,
): Promise<Changes> {
  const input = JSON.parse(effect.inputJson) as AnyInput
  const attemptedAt = effect.attemptedAt ?? effect.createdAt
  const takenIds = 'to' in input ? takenBy(store, effect, input.to) : []
  const asked = host.ports.clock.now()
  try {
    const signal = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)
    const context = { effectId: effect.id, signal, attemptedAt, takenIds }
    const found = await handler.reconcile(input, context)
    if (found.type === 'happened') return await complete(store, host, effect, found.output)
    const settledAt = attemptedAt + handler.settleMs
    const status = asked >= settledAt ? 'retry' : 'unknown'
    const notBefore = asked >= settledAt ? 0 : settledAt
    return await postpone(store, effect, { status, notBefore, failure: null })
  } catch (error) {
    host.ports.log.warn({ effect: effect.id, code: codeOf(error) }, 'cannot look up an effect yet')
    const notBefore = asked + backoffMs(effect.attempt + 1, host.ports.random())
    return postpone(store, effect, { status: 'unknown', notBefore, failure: null })
  }
}

function takenBy(store: Store, { connectionId }: EffectTable, phone: string) {
  return store.read((tx) => listProviderIds(tx, { connectionId, phone }))
}

async function settleError(
  store: Store,
  host: Host,
  effect: EffectTable,
  error: unknown,
): Promise<Changes> {
  const { log, clock, random } = host.ports
  log.warn({ effect: effect.id, code: codeOf(error) }, 'an attempt did not succeed')
  if (!(error instanceof ConnectorError) || error.certainty === 'unknown') {
    const failure = error instanceof ConnectorError ? error.failure : null
    return postpone(store, effect, { status: 'unknown', notBefore: 0, failure })
  }
  const { certainty, failure, retryAfterMs } = error
  if (certainty === 'rejected' || effect.attempt >= ATTEMPTS_LIMIT) {
    return giveUp(store, host, effect, failure)
  }
  const pauseMs = Math.max(retryAfterMs ?? 0, backoffMs(effect.attempt, random()))
  return postpone(store, effect, { status: 'retry', notBefore: clock.now() + pauseMs, failure })
}

function complete(store: Store, host: Host, effect: EffectTable, output: unknown) {
  const at = host.ports.clock.now()
  return store.write((tx) => completeEffect(tx, host, { effect, output, at }))
}

function giveUp(store: Store, host: Host, effect: EffectTable, failure: Failure) {
  const at = host.ports.clock.now()
  return store.write((tx) => failEffect(tx, host, { effect, failure, at }))
}

type Later = {
  readonly status: 'retry' | 'unknown'
  readonly notBefore: number
  readonly failure: Failure | null
}

async function postpone(store: Store, effect: EffectTable, later: Later): Promise<Changes> {
  await store.write((tx) => settleEffect(tx, effect.id, later))
  return []
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

function codeOf(error: unknown): string {
  return error instanceof ConnectorError ? error.failure.code : 'fault'
}
