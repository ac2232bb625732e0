import type { InboundEvent } from '@chairflow/connector-kit'
import type { StepId } from '@chairflow/engine'
import { understandReply } from '@chairflow/scheduling'
import {
  insertMessage,
  liftSuppression,
  listWaitsOfPhone,
  openTask,
  suppressPhone,
  type Tx,
  type WaitTable,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'
import type { Applied, Received } from './applied.ts'
import { unmatchedTaskId, whichTaskId } from './unmatched-task.ts'
import { wantsNoTexts } from './wants-no-texts.ts'

type Message = Extract<InboundEvent, { type: 'message-received' }>

/** A patient wrote: STOP counts first, then the one open question, then late answers, then people. */
export function applyMessage(tx: Tx, host: Host, received: Received, message: Message): Applied {
  keep(tx, received, message)
  const hasOptedOut = wantsNoTexts(message)
  if (hasOptedOut) optOut(tx, received, message)
  if (message.optOutType === 'start' || isStart(message.body)) liftSuppression(tx, message.from)
  return deliver(tx, host, received, { message, hasOptedOut })
}

function keep(tx: Tx, { connectionId, at, eventId }: Received, message: Message): void {
  insertMessage(tx, {
    id: eventId,
    direction: 'in',
    connectionId,
    phone: message.from,
    body: message.body,
    status: 'received',
    at,
    executionId: null,
    effectId: null,
    providerMessageId: message.providerMessageId,
  })
}

/** A false positive is cheap, a missed STOP is a violation (facts/messaging 3.4). */
function optOut(tx: Tx, { at, eventId }: Received, message: Message): void {
  suppressPhone(tx, { phone: message.from, at, reason: 'The patient asked us to stop' })
  const { body, hasMedia } = message
  if (understandReply(body, { prompt: 'reminder', hasMedia }).intent !== 'cancel') return
  openTask(tx, {
    id: `${eventId}.cancel`,
    executionId: null,
    nodeId: null,
    kind: 'message',
    title: 'A patient may want to cancel an appointment',
    body: `${message.from} wrote “${message.body}”. Call them; texts to this number have stopped.`,
    draftMessage: null,
    choicesJson: JSON.stringify([{ id: 'done', label: 'I called them' }]),
    openedAt: at,
    dueAt: null,
  })
}

function isStart(body: string): boolean {
  return ['start', 'unstop'].includes(body.trim().toLowerCase())
}

function deliver(
  tx: Tx,
  host: Host,
  received: Received,
  { message, hasOptedOut }: { readonly message: Message; readonly hasOptedOut: boolean },
): Applied {
  const { at } = received
  const waits = listWaitsOfPhone(tx, { phone: message.from, now: at })
  const open = waits.filter(({ lingerUntil }) => lingerUntil === null)
  const heard = hasOptedOut ? open : (open.length === 0 ? waits : open).slice(0, 1)
  if (open.length > 1 && !hasOptedOut) return askWhichOne(tx, received, message)
  const changes = heard.flatMap((wait) => tell(tx, host, wait, { at, message }))
  const kept: Changes = [{ topic: 'message', id: received.eventId }]
  if (hasOptedOut) return done('applied', 'Asked us to stop: no more texts', changes, kept)
  if (heard.length > 0) {
    return done('applied', 'Delivered to the step that waits for it', changes, kept)
  }
  const shown = show(tx, received, message)
  return done('unmatched', 'Nobody was waiting for a reply from this number', shown, kept)
}

/** A text that no flow waits for is for a person; a wait that opens later takes it back. */
function show(tx: Tx, { at, eventId }: Received, message: Message): Changes {
  const id = unmatchedTaskId(eventId)
  openTask(tx, {
    id,
    executionId: null,
    nodeId: null,
    kind: 'message',
    title: 'A patient wrote, and no flow was waiting for it',
    body: `${message.from} wrote “${message.body}”.`,
    draftMessage: null,
    choicesJson: JSON.stringify([{ id: 'done', label: 'I took care of it' }]),
    openedAt: at,
    dueAt: null,
  })
  return [{ topic: 'task', id }]
}

function done(
  status: 'applied' | 'unmatched',
  reason: string,
  changes: Changes,
  kept: Changes,
): Applied {
  return { status, reason, changes: [...changes, ...kept] }
}

function tell(
  tx: Tx,
  host: Host,
  wait: WaitTable,
  { at, message }: { readonly at: number; readonly message: Message },
): Changes {
  const { executionId } = wait
  const [step = '', ...name] = wait.id.slice(executionId.length + 1).split('.')
  const signal = {
    type: 'reply',
    messageId: message.providerMessageId,
    text: message.body,
    hasMedia: message.hasMedia,
  } as const
  const stepId = `${executionId}.${step}` as StepId
  const event = { type: 'signalReceived', at, name: name.join('.'), signal } as const
  return runTurn(tx, host, { executionId, at, event: { type: 'step', stepId, event } })
}

/** Two questions are open: guessing which one was answered could book the wrong thing. */
function askWhichOne(tx: Tx, { at, eventId }: Received, message: Message): Applied {
  openTask(tx, {
    id: whichTaskId(eventId),
    executionId: null,
    nodeId: null,
    kind: 'message',
    title: 'Which question did this patient answer?',
    body: `${message.from} wrote “${message.body}”, but two questions are open. Please call.`,
    draftMessage: null,
    choicesJson: JSON.stringify([{ id: 'done', label: 'I took care of it' }]),
    openedAt: at,
    dueAt: null,
  })
  const reason = 'Two questions are open for this number: the front desk decides'
  return { status: 'unmatched', reason, changes: [{ topic: 'task', id: whichTaskId(eventId) }] }
}
