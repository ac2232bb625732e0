import type { Connector } from '@chairflow/connector-kit'
import { type Static, Type as T } from 'typebox'
import { parseAccount } from '../http/parse-account.ts'
import { hrWebhook } from './webhook.ts'

const HrSettings = T.Object({}, { additionalProperties: false })
/** Shared with the HR system, which signs with it. */
export const HrSecrets = T.Object(
  { signatureKey: T.String({ minLength: 16 }) },
  { additionalProperties: false },
)
export type HrSecrets = Static<typeof HrSecrets>

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
