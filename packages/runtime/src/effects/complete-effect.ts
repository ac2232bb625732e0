import type { Failure } from '@chairflow/connector-kit'
import type { StepId } from '@chairflow/engine'
import { type EffectTable, findEffect, settleEffect, type Tx } from '@chairflow/store'
import type { Applied } from '../events/applied.ts'
import { leaveSettled } from '../events/leave-for-later.ts'
import type { EffectSettled } from '../events/own-event.ts'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'
import { type Result, resultOf } from './result.ts'
import { takeIn, takeInOrLater } from './take-in.ts'

type Done = { readonly effect: EffectTable; readonly output: unknown; readonly at: number }
type Failed = { readonly effect: EffectTable; readonly failure: Failure; readonly at: number }
type Settled = { readonly effect: EffectTable; readonly result: Result; readonly at: number }

/** The result of an effect and the turn it causes are one commit; a second result changes nothing. */
export function completeEffect(tx: Tx, host: Host, { effect, output, at }: Done): Changes {
  return settle(tx, host, { effect, result: { status: 'done', output }, at })
}

export function failEffect(tx: Tx, host: Host, { effect, failure, at }: Failed): Changes {
  return settle(tx, host, { effect, result: { status: 'failed', failure }, at })
}

function settle(tx: Tx, host: Host, settled: Settled): Changes {
  if (!note(tx, settled)) return []
  const told = takeInOrLater(tx, host, settled)
  return [...hear(tx, host, settled), ...messageChange(settled.effect), ...told]
}

/** Only that it is settled, and how, and what can be taken in: who waits for it hears of it later. */
export function settleUnheard(tx: Tx, host: Host, settled: Settled): Changes {
  if (!note(tx, settled)) return []
  const told = takeInOrLater(tx, host, settled)
  return [...told, ...leaveSettled(tx, host, { ...settled, left: 'hear' })]
}

/** What was left over is done. */
export function applySettled(
  tx: Tx,
  host: Host,
  { effectId, left }: EffectSettled,
  at: number,
): Applied {
  const effect = findEffect(tx, effectId)
  const result = effect === undefined ? null : resultOf(effect)
  if (effect === undefined || result === null) {
    return { status: 'ignored', reason: 'What it is about is not known any more', changes: [] }
  }
  const settled = { effect, result, at }
  const told = left === 'hear' ? hear(tx, host, settled) : takeIn(tx, host, settled)
  const changes = [...told, ...messageChange(effect)]
  return { status: 'applied', reason: 'Taken in later, after a fault of Chairflow', changes }
}

function note(tx: Tx, { effect, result }: Settled): boolean {
  return settleEffect(tx, effect.id, result)
}

function hear(tx: Tx, host: Host, { effect, result, at }: Settled): Changes {
  const { executionId, stepId, name } = effect
  const event =
    result.status === 'done'
      ? ({ type: 'activityCompleted', at, name, output: result.output } as const)
      : ({ type: 'activityFailed', at, name, failure: result.failure } as const)
  return runTurn(tx, host, {
    executionId,
    at,
    event: { type: 'step', stepId: stepId as StepId, event },
  })
}

function messageChange({ activity, id }: EffectTable): Changes {
  return activity === 'message.send' ? [{ topic: 'message', id }] : []
}
