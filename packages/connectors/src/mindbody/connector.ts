import type { Connector } from '@chairflow/connector-kit'
import { connectionIncomplete, parseAccount } from '../http/parse-account.ts'
import { bookAppointment } from './book-appointment.ts'
import { createMindbodyClient } from './mindbody-client.ts'
import { createAppointmentReader } from './read-appointments.ts'
import { MindbodySecrets, MindbodySettings } from './settings.ts'
import { isTimeZone } from './site-time.ts'
import { mindbodyWebhook } from './webhook.ts'

export const connector: Connector = {
  id: 'mindbody',
  title: 'Mindbody',
  kind: 'pms',
  capabilities: ['appointments.read', 'booking.write'],
  settings: MindbodySettings,
  secrets: MindbodySecrets,
  open: ({ settings, secrets, now }) => {
    const account = {
      settings: parseAccount(MindbodySettings, settings),
      secrets: parseAccount(MindbodySecrets, secrets),
      now,
    }
    if (!isTimeZone(account.settings.timeZone)) throw connectionIncomplete('/timeZone is unknown')
    const client = createMindbodyClient(account)
    return {
      activities: { 'appointment.book': bookAppointment(account, client) },
      webhooks: { '': mindbodyWebhook(account) },
      appointments: createAppointmentReader(account, client),
    }
  },
}
