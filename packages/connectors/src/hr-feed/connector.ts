import type { Connector } from '@chairflow/connector-kit'
import { parseAccount } from '../http/parse-account.ts'
import { HrSecrets, HrSettings } from './settings.ts'
import { hrWebhook } from './webhook.ts'

export const connector: Connector = {
  id: 'hr-feed',
  title: 'HR expiry feed',
  kind: 'hr',
  capabilities: ['credentials.report'],
  settings: HrSettings,
  secrets: HrSecrets,
  open: ({ settings, secrets }) => {
    parseAccount(HrSettings, settings)
    return { activities: {}, webhooks: { '': hrWebhook(parseAccount(HrSecrets, secrets)) } }
  },
}
