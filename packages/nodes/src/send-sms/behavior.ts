import {
  type Behavior,
  fail,
  leave,
  missingValue,
  type Person,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { definition } from './definition.ts'

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered': {
      const person = context.read(config.to) as Person | undefined
      if (person === undefined) return missingValue('To', config.to)
      const body = context.render(config.message, { patient: person })
      return stay({}, `Texting ${person.firstName}.`, { actions: [send(person.phone, body)] })
    }
    case 'activityCompleted': {
      const { providerMessageId } = event.output as { providerMessageId: string }
      return leave('sent', { messageId: providerMessageId }, 'The text was sent.')
    }
    case 'activityFailed':
      return event.failure.code === 'recipient-opted-out'
        ? leave('optedOut', {}, 'Nothing was sent: this person asked us to stop texting.')
        : fail(event.failure)
    default:
      return unexpectedEvent(event)
  }
}

function send(to: string, body: string) {
  const input = { to, body }
  return {
    type: 'callActivity',
    name: 'text',
    slot: 'sms',
    activity: 'message.send',
    input,
  } as const
}
