import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'

const ann = {
  patientId: 'a',
  externalId: 'a',
  firstName: 'Ann',
  lastName: 'X',
  phone: '+15125550110',
}
const config = { to: 'patient', message: 'Hi' }

test('the text goes to the person named, filled for that person', () => {
  const { actions } = decide({ type: 'entered', at: 0 })
  expect(actions).toMatchObject([
    {
      type: 'callActivity',
      activity: 'message.send',
      input: { to: '+15125550110', body: 'Hi Ann' },
    },
  ])
})

test('it is left as sent only when the carrier took it', () => {
  const output = { providerMessageId: 'SM1', status: 'queued' }
  const { outcome } = decide({ type: 'activityCompleted', at: 0, name: 'text', output })
  expect(outcome).toMatchObject({ port: 'sent', output: { messageId: 'SM1' } })
})

test('somebody who said STOP leaves by a way of their own, and nothing failed', () => {
  expect(failedWith('recipient-opted-out')).toMatchObject({ type: 'leave', port: 'optedOut' })
})

test('any other failure is a failure', () => {
  expect(failedWith('number-invalid')).toMatchObject({
    type: 'fail',
    failure: { code: 'number-invalid' },
  })
})

test('a person that nothing has set is the failure of the author', () => {
  const { outcome } = behavior(
    config,
    { type: 'entered', at: 0 },
    { ...context, read: () => undefined },
  )
  expect(outcome).toMatchObject({ type: 'fail', failure: { blame: 'author' } })
})

const context = {
  memory: {},
  executionId: 'e',
  timeZone: 'UTC',
  happened: [],
  read: (): unknown => ann,
  check: () => ({ passed: true, because: '' }),
  render: (template: string, locals?: object) =>
    `${template} ${(locals as { patient: typeof ann }).patient.firstName}`,
}

function decide(event: Parameters<typeof behavior>[1]) {
  return behavior(config, event, context)
}

function failedWith(code: string) {
  const failure = { code, blame: 'service', message: 'No.' } as const
  return decide({ type: 'activityFailed', at: 0, name: 'text', failure }).outcome
}
