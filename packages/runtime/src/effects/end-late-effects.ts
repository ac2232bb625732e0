import type { Failure } from '@chairflow/connector-kit'
import {
  type EffectTable,
  listAgingEffects,
  listEffectLines,
  listOpenEffects,
  type Store,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import {
  ASK_FOR_MS,
  isSpent,
  isStale,
  STALE_AFTER_MS,
  shortestBudgetMs,
  tooLate,
} from './budgets.ts'
import { failEffect } from './complete-effect.ts'
import { leaveToPerson } from './leave-to-person.ts'
import { handlerOf } from './perform-effect.ts'

const BATCH = 200

/**
 * Effects whose connection is held back are not tried and so would never run out of time by
 * themselves. Those tried in vain for too long fail, as do those that waited for a day without a
 * try; those nobody could ask about go to a person.
 */
export async function endLateEffects(store: Store, host: Host): Promise<Changes> {
  const now = host.ports.clock.now()
  const [late, unsure] = store.read((tx) => [
    listAgingEffects(tx, { status: 'retry', triedBy: now - shortestBudgetMs, limit: BATCH }),
    listAgingEffects(tx, { status: 'unknown', triedBy: now - shortestAskMs(host), limit: BATCH }),
  ])
  const failed = late.filter((effect) => isSpent(effect, now))
  const lost = unsure.filter((effect) => isUnanswered(host, effect, now))
  const stale = store.read((tx) => listStale(tx, now))
  const changes = await Promise.all([
    ...stale.map((effect) => fail(store, host, { effect, failure: tooLate, at: now })),
    ...failed.map((effect) => giveUp(store, host, effect, now)),
    ...lost.map((effect) => leaveToPerson(store, host, effect)),
  ])
  return changes.flat()
}

function giveUp(store: Store, host: Host, effect: EffectTable, at: number): Promise<Changes> {
  if (handlerOf(host, effect)?.repeat === 'with-key') return leaveToPerson(store, host, effect)
  const { failureJson } = effect
  const last = failureJson === null ? null : (JSON.parse(failureJson) as Failure | null)
  const failure = last ?? notTaken
  return fail(store, host, { effect, failure, at })
}

type Failed = Parameters<typeof failEffect>[2]

function fail(store: Store, host: Host, failed: Failed): Promise<Changes> {
  return store.write((tx) => failEffect(tx, host, failed))
}

function listStale(tx: Tx, now: number): readonly EffectTable[] {
  const due = { now: now - STALE_AFTER_MS, limit: BATCH }
  return listEffectLines(tx)
    .flatMap((line) => listOpenEffects(tx, { ...line, createdSince: 0, ...due }))
    .filter((effect) => effect.status === 'ready' && isStale(effect, now))
}

const notTaken: Failure = {
  code: 'service-no-answer',
  blame: 'service',
  message: 'The other side did not take this in time.',
}

function isUnanswered(host: Host, effect: EffectTable, now: number): boolean {
  const askForMs = handlerOf(host, effect)?.askForMs ?? ASK_FOR_MS
  return now >= (effect.attemptedAt ?? effect.createdAt) + askForMs
}

function shortestAskMs({ connections }: Host): number {
  const asked = connections
    .all()
    .flatMap(({ open }) => Object.values(open.activities))
    .map((handler) => handler.askForMs ?? ASK_FOR_MS)
  return Math.min(ASK_FOR_MS, ...asked)
}
