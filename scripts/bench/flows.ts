/** `confirm`: booked, text, end. `wait`: booked, ask by text and wait up to 30 days for the answer. */
export function logicOf(name: string): object {
  const start = { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } }
  const end = { id: 'n_end', type: 'end', v: 1, config: { outcome: 'done' } }
  const first = { id: 'e_1', from: 'n_start', port: 'next', to: 'n_do' }
  return name === 'wait'
    ? { nodes: [start, ask, end], edges: [first, ...ANSWERS.map(toEnd)], settings: {} }
    : { nodes: [start, text, end], edges: [first, toEnd('sent')], settings: {} }
}

const message = 'Hi {{ patient.firstName }}, see you {{ appointment.startAt | date }}.'

const text = { id: 'n_do', type: 'send-sms', v: 1, config: { to: 'patient', message } }

const ask = {
  id: 'n_do',
  type: 'wait-for-reply',
  v: 1,
  config: { from: 'patient', timeoutMinutes: 43_200, question: message },
}

const ANSWERS = ['yes', 'no', 'unclear', 'noReply']

function toEnd(port: string) {
  return { id: `e_${port}`, from: 'n_do', port, to: 'n_end' }
}
