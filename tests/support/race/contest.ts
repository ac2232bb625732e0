import {
  beginAttempt,
  deleteTimer,
  insertEffect,
  insertEvent,
  insertExecution,
  saveTurn,
  setTimer,
  type Tx,
  takeClaim,
} from '@chairflow/store'

/** Which of the things of each kind somebody got. */
export type Won = Readonly<Record<string, readonly number[]>>

type Attempt = (tx: Tx, index: number, who: string) => boolean

/** What only one may get, however many try. */
export const attempts: Readonly<Record<string, Attempt>> = {
  'a slot is claimed': (tx, index, who) =>
    takeClaim(tx, { resource: `slot:${index}`, executionId: who, takenAt: 1, until: 2 }),
  'a reply is taken in': (tx, index, who) =>
    insertEvent(tx, {
      id: `evt_${index}_${who}`,
      connectionId: 'sms',
      dedupeKey: `SM${index}`,
      type: 'message-received',
      payloadJson: '{}',
      receivedAt: 1,
    }),
  'a timer fires': (tx, index) => deleteTimer(tx, `exe_${index}.1.timer`),
  'a text is tried': (tx, index) => beginAttempt(tx, `exe_${index}.1.text`, { now: 1, epoch: 1 }),
  'a turn is taken': (tx, index) => tookTurn(tx, index),
}

/** Everybody saw turn 0 and wants to write turn 1. */
function tookTurn(tx: Tx, index: number): boolean {
  const reached = { turn: 1, status: 'waiting', outcome: null, stateJson: '{}' }
  try {
    saveTurn(tx, { id: `exe_${index}`, ...reached, endedAt: null, isWatching: 0 })
    return true
  } catch {
    return false
  }
}

/** Lays out what they race for. */
export function prepare(tx: Tx, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const executionId = `exe_${index}`
    insertExecution(tx, { ...execution, id: executionId })
    setTimer(tx, { id: `${executionId}.1.timer`, executionId, dueAt: 1 })
    insertEffect(tx, { ...effect, id: `${executionId}.1.text`, executionId })
  }
}

const execution = {
  flowId: 'flw',
  version: 1,
  status: 'waiting',
  outcome: null,
  subject: '1',
  locationId: null,
  stateJson: '{}',
  turn: 0,
  startedAt: 0,
  endedAt: null,
  patientId: null,
  concurrencyKey: null,
  queuedStartJson: null,
  parentId: null,
  parentStepId: null,
  parentName: null,
  isWatching: 0,
}

const effect = {
  stepId: '1',
  nodeId: 'n',
  name: 'text',
  connectionId: 'sms',
  activity: 'message.send',
  inputJson: '{}',
  createdAt: 0,
}
