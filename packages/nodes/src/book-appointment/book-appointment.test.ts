import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'

const person = { patientId: 'a', externalId: '100', firstName: 'Ann', lastName: 'X', phone: '+1' }
const named = { id: 'x', name: 'X' }
const slot = {
  service: named,
  provider: named,
  room: named,
  location: named,
  startAt: 10,
  endAt: 20,
}
const config = { person: 'winner', slot: 'slot' }
const booking = {
  serviceExternalId: '1',
  providerExternalId: '2',
  locationExternalId: '3',
  roomExternalId: '4',
  patientExternalId: '100',
}

test('first the time is taken and the practice system’s own ids are found, then the slot is booked as it was claimed', () => {
  expect(decide({ type: 'entered', at: 0 }, undefined).actions).toMatchObject([
    { type: 'command', command: 'take-for-booking', input: { patientId: 'a' } },
  ])
  const answered = {
    type: 'commandDone',
    at: 0,
    name: 'take',
    output: { booking, reason: '' },
  } as const
  expect(decide(answered).actions).toMatchObject([
    { activity: 'appointment.book', input: { ...booking, startAt: 10, endAt: 20 } },
  ])
})

test('someone who is not in the practice system is not booked, and a person is told why', () => {
  const output = { booking: null, reason: 'The patient is not linked.' }
  const { outcome } = decide({ type: 'commandDone', at: 0, name: 'take', output })
  expect(outcome).toMatchObject({ type: 'fail', failure: { blame: 'connection' } })
})

test('a time that was taken meanwhile is a conflict, not a failure', () => {
  const output = { booking: null, isTaken: true, reason: 'Room 1 was taken meanwhile' }
  const { outcome } = decide({ type: 'commandDone', at: 0, name: 'take', output })
  expect(outcome).toMatchObject({ port: 'conflict', output: { reason: output.reason } })
  expect(failedWith('slot-taken')).toMatchObject({ port: 'conflict' })
  expect(failedWith('booking-refused')).toMatchObject({ type: 'fail' })
})

test('a booking is left with its id in the practice system', () => {
  const output = { appointment: { externalId: '5037' } }
  const { outcome } = decide({ type: 'activityCompleted', at: 0, name: 'book', output })
  expect(outcome).toMatchObject({ port: 'booked', output: { appointmentId: '5037', slot } })
})

type Memory = { readonly person: typeof person; readonly slot: typeof slot }

function decide(
  event: Parameters<typeof behavior>[1],
  memory: Memory | undefined = { person, slot },
) {
  return behavior(config, event, {
    memory: event.type === 'entered' ? undefined : memory,
    executionId: 'e',
    timeZone: 'UTC',
    happened: [],
    read: (path) => (path === 'slot' ? slot : person),
    check: () => ({ passed: true, because: '' }),
    render: (template) => template,
  })
}

function failedWith(code: string) {
  const failure = { code, blame: 'service', message: 'No.' } as const
  return decide({ type: 'activityFailed', at: 0, name: 'book', failure }).outcome
}
