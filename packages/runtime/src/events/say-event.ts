import { dayWords } from '@chairflow/flow'
import { type EffectTable, type EventTable, findEffect, findFlow, type Tx } from '@chairflow/store'
import type { EffectSettled, FlowStart, StoredEvent } from './own-event.ts'

/** What a person has to know of something that came in, to deal with it by hand. */
export function sayEvent(
  tx: Tx,
  event: StoredEvent | null,
  { connectionId }: Pick<EventTable, 'connectionId'>,
): string {
  if (event === null) return `It came from “${connectionId}” and cannot be read any more.`
  switch (event.type) {
    case 'message-received':
      return `${event.from} wrote “${event.body}”. No flow has heard of it: please answer.`
    case 'message-status':
      return `Your carrier told what became of a text (${event.status}). Nothing has to be done for the patient unless the text matters.`
    case 'appointment-changed':
      return `The appointment ${event.externalId} in “${connectionId}” was ${event.change}. Flows that wait for such news have not heard of it: please look at it in your calendar.`
    case 'credentials-reported':
      return `News of certificates from “${connectionId}” were not taken in. Please look them up and enter them under Practice.`
    case 'effect-settled':
      return sayResult(findEffect(tx, event.effectId), event, connectionId)
    case 'flow-start':
      return sayStart(tx, event)
    case 'planned-start':
      return 'A planned start did not come about. Nothing has to be done.'
    default:
      return event satisfies never
  }
}

function sayResult(
  effect: EffectTable | undefined,
  { left }: EffectSettled,
  connectionId: string,
): string {
  const what = `${sayDone(effect)} (“${connectionId}”)`
  return left === 'hear'
    ? `${what}, and the flow that waits for it could not be told. Nobody may have told the patient: please see to it.`
    : `${what}, and Chairflow could not write it into its own calendar and lists. Please compare the calendars under Practice.`
}

function sayDone(effect: EffectTable | undefined): string {
  const isDone = effect?.status === 'done'
  if (effect?.activity === 'message.send') return isDone ? 'A text was sent' : 'A text was not sent'
  if (effect?.activity === 'appointment.change') {
    return isDone ? 'A visit was moved' : 'A visit was not moved'
  }
  return isDone ? 'A visit was booked' : 'A visit was not booked'
}

function sayStart(tx: Tx, { flowId, happening: { at, scope } }: FlowStart): string {
  const name = findFlow(tx, flowId)?.name ?? 'A flow'
  const { firstName, lastName } = scope.patient
  const day = dayWords(scope.appointment.startAt, at, scope.location.timeZone)
  return `“${name}” did not start for ${firstName} ${lastName} and the visit ${day}. Please do by hand what it does.`
}
