import type { Activities, Failure } from '@chairflow/connector-kit'
import { type EffectTable, findEffect, openTask, type Store, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { failEffect } from './complete-effect.ts'
import { outcomeTaskId } from './outcome-task.ts'
import { OUTCOME_UNKNOWN } from './outcome-unknown.ts'

/** Nobody can tell us whether it happened: the step fails, nothing is repeated, a person checks. */
export async function leaveToPerson(
  store: Store,
  host: Host,
  effect: EffectTable,
): Promise<Changes> {
  const at = host.ports.clock.now()
  return store.write((tx) => {
    const vendor = host.connections.find(effect.connectionId)?.connector.title ?? 'the other side'
    const failure = outcomeUnknown(effect)
    if (isSettled(findEffect(tx, effect.id))) return []
    const changes = failEffect(tx, host, { effect, failure, at })
    return [...changes, ...askPerson(tx, { effect, vendor, at })]
  })
}

function isSettled(effect: EffectTable | undefined): boolean {
  return effect === undefined || effect.status === 'done' || effect.status === 'failed'
}

function outcomeUnknown({ activity }: EffectTable): Failure {
  const message = `${titleOf(activity)}. Please check before anything is repeated.`
  return { code: OUTCOME_UNKNOWN, blame: 'service', message }
}

type Unsure = { readonly effect: EffectTable; readonly vendor: string; readonly at: number }

function askPerson(tx: Tx, { effect, vendor, at }: Unsure): Changes {
  const id = outcomeTaskId(effect)
  openTask(tx, {
    id,
    executionId: effect.executionId,
    nodeId: effect.nodeId,
    kind: 'failure',
    title: titleOf(effect.activity),
    body: bodyOf(effect, vendor),
    draftMessage: null,
    choicesJson: JSON.stringify([
      { id: 'happened', label: 'It happened' },
      { id: 'did-not-happen', label: 'It did not, and I took care of it' },
    ]),
    openedAt: at,
    dueAt: null,
  })
  return [{ topic: 'task', id }]
}

function titleOf(activity: string): string {
  if (activity === 'message.send') return 'We do not know whether a text was sent'
  if (activity === 'appointment.book') return 'We do not know whether a visit was booked'
  if (activity === 'appointment.change') return 'We do not know whether a visit was moved'
  return 'We do not know whether something was done'
}

function bodyOf({ activity, inputJson }: EffectTable, vendor: string): string {
  const check = `${vendor} did not tell us how it ended. Please check there. We do not repeat it.`
  if (activity !== 'message.send') return check
  const { to, body } = JSON.parse(inputJson) as Activities['message.send']['input']
  return `${check}\n\nTo ${to}: “${body}”`
}
