import type { Connector } from '@chairflow/connector-kit'
import { connectionIncomplete, parseAccount } from '../http/parse-account.ts'
import { bookAppointment } from './book-appointment.ts'
import { changeAppointment } from './change-appointment.ts'
import { createMindbodyClient } from './mindbody-client.ts'
import { createAppointmentReader } from './read-appointments.ts'
import { MindbodySecrets, MindbodySettings } from './settings.ts'
import { isTimeZone } from './site-time.ts'
import { mindbodyWebhook } from './webhook.ts'

export const connector: Connector = {
  id: 'mindbody',
  title: 'Mindbody',
  kind: 'pms',
  capabilities: ['appointments.read', 'booking.write', 'booking.reassign', 'booking.reschedule'],
  /** No rate is published; calls over 1,000 a day cost money (facts/pms 1.3). */
  pace: { perSecond: 5, burst: 10, atOnce: 2 },
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
    const { pace } = account.settings
    return {
      ...(pace !== undefined && { pace }),
      activities: {
        'appointment.book': bookAppointment(account, client),
        'appointment.change': changeAppointment(account, client),
      },
      webhooks: { '': mindbodyWebhook(account) },
      appointments: createAppointmentReader(account, client),
    }
  },
}
