import type { Activities, ActivityHandler, ActivityName, Failure } from '@chairflow/connector-kit'
import { type EffectTable, listProviderIds, type Store, settleEffect } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { askAgainMs } from './backoff.ts'
import { ASK_FOR_MS, isSpent } from './budgets.ts'
import { answered, type CallOutcome, nothing, outcomeOf } from './call-outcome.ts'
import { callWithDeadline } from './call-with-deadline.ts'
import { keepResult } from './keep-result.ts'
import { leaveToPerson } from './leave-to-person.ts'
import { codeOf } from './settle-error.ts'

type AnyHandler = ActivityHandler<ActivityName>
type AnyInput = Activities[ActivityName]['input']
type Reconciled = Awaited<ReturnType<AnyHandler['reconcile']>>
type LookedUp = { readonly changes: Changes; readonly outcome: CallOutcome }

/** An attempt whose end we never saw: the vendor is asked before anything is done again. */
export async function lookUpEffect(
  store: Store,
  host: Host,
  effect: EffectTable,
  handler: AnyHandler,
): Promise<LookedUp> {
  const repeat = handler.repeat ?? 'ask'
  if (repeat === 'never') {
    return { changes: await leaveToPerson(store, host, effect), outcome: nothing }
  }
  if (repeat === 'with-key') {
    const isOver = isSpent(effect, host.ports.clock.now())
    const end = isOver ? leaveToPerson : tryAgain
    return { changes: await end(store, host, effect), outcome: nothing }
  }
  const askedAt = host.ports.clock.now()
  const answer = await ask(store, host, effect, handler).then(
    (found) => ({ type: 'answer', found }) as const,
    (error: unknown) => ({ type: 'error', error }) as const,
  )
  if (answer.type === 'answer') {
    const changes = await believe(store, host, { effect, handler, askedAt }, answer.found)
    return { changes, outcome: answered('reading') }
  }
  const { error } = answer
  host.ports.log.warn({ effect: effect.id, code: codeOf(error) }, 'cannot look up an effect yet')
  const changes = await askLater(store, host, effect, handler)
  return { changes, outcome: outcomeOf(error, 'reading') }
}

async function ask(store: Store, host: Host, effect: EffectTable, handler: AnyHandler) {
  const input = JSON.parse(effect.inputJson) as AnyInput
  const attemptedAt = attemptOf(effect)
  const takenIds = 'to' in input ? takenBy(store, effect, input.to) : []
  return callWithDeadline(host.ports.clock, (signal) =>
    handler.reconcile(input, { effectId: effect.id, signal, attemptedAt, takenIds }),
  )
}

type Asked = {
  readonly effect: EffectTable
  readonly handler: AnyHandler
  readonly askedAt: number
}

async function believe(
  store: Store,
  host: Host,
  { effect, handler, askedAt }: Asked,
  found: Reconciled,
): Promise<Changes> {
  if (found.type === 'happened') {
    return keepResult(store, host, effect, { status: 'done', output: found.output })
  }
  if (found.type === 'overtaken') {
    return keepResult(store, host, effect, { status: 'failed', failure: found.failure })
  }
  const settledAt = attemptOf(effect) + handler.settleMs
  if (askedAt >= settledAt) return tryAgain(store, host, effect)
  await store.write((tx) =>
    settleEffect(tx, effect.id, { status: 'unknown', notBefore: settledAt, failure: null }),
  )
  return []
}

/** It surely did not happen, or the vendor sees to it that it happens once. */
async function tryAgain(store: Store, host: Host, effect: EffectTable): Promise<Changes> {
  const at = host.ports.clock.now()
  if (isSpent(effect, at)) {
    return keepResult(store, host, effect, { status: 'failed', failure: neverTaken })
  }
  await store.write((tx) =>
    settleEffect(tx, effect.id, { status: 'retry', notBefore: at, failure: null }),
  )
  return []
}

/** Not for ever: after a day without an answer a person has to look. */
async function askLater(
  store: Store,
  host: Host,
  effect: EffectTable,
  { askForMs = ASK_FOR_MS }: AnyHandler,
): Promise<Changes> {
  const now = host.ports.clock.now()
  const attemptedAt = attemptOf(effect)
  if (now >= attemptedAt + askForMs) return leaveToPerson(store, host, effect)
  const pauseMs = askAgainMs(now - attemptedAt, host.ports.random())
  const notBefore = Math.min(now + pauseMs, attemptedAt + askForMs)
  await store.write((tx) =>
    settleEffect(tx, effect.id, { status: 'unknown', notBefore, failure: null }),
  )
  return []
}

const neverTaken: Failure = {
  code: 'service-no-answer',
  blame: 'service',
  message: 'The other side did not take this, also not after several tries.',
}

function attemptOf({ attemptedAt, createdAt }: EffectTable): number {
  return attemptedAt ?? createdAt
}

function takenBy(store: Store, { connectionId }: EffectTable, phone: string) {
  return store.read((tx) => listProviderIds(tx, { connectionId, phone }))
}
