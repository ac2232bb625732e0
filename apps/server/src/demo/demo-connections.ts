import type { ConnectionTable } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'

type Practice = {
  readonly practice: { readonly siteId: number; readonly smsNumber: string }
  readonly locations: readonly { readonly timeZone: string }[]
}

/**
 * The sandbox's accounts. Its passwords are no secrets: they open nothing but the sandbox on this
 * machine, and stand in its README.
 */
export function demoConnections(
  { config, sealer }: Chairflow,
  { practice, locations }: Practice,
): readonly ConnectionTable[] {
  const timeZone = locations[0]?.timeZone ?? 'America/Chicago'
  /** The sandbox is in a hurry for nobody. */
  const pace = { perSecond: 100, burst: 100, atOnce: 8 }
  const mindbody = {
    baseUrl: `${config.sandboxUrl}/mindbody/public/v6`,
    siteId: practice.siteId,
    timeZone,
    username: 'sandbox-user',
    settleMs: 2_000,
    pace,
  }
  const twilio = {
    baseUrl: `${config.sandboxUrl}/twilio`,
    accountSid: `AC${'0'.repeat(32)}`,
    fromNumber: practice.smsNumber,
    settleMs: 2_000,
    pace,
  }
  return [
    {
      id: 'mindbody',
      connector: 'mindbody',
      kind: 'pms',
      name: 'Mindbody (sandbox)',
      settingsJson: JSON.stringify(mindbody),
      secretsSealed: sealer.seal({
        apiKey: 'sandbox-api-key',
        password: 'sandbox-password',
        signatureKey: 'sandbox-signature-key',
      }),
      locationId: null,
    },
    {
      id: 'twilio',
      connector: 'twilio',
      kind: 'sms',
      name: 'Twilio (sandbox)',
      settingsJson: JSON.stringify(twilio),
      secretsSealed: sealer.seal({ authToken: 'sandbox-twilio-token' }),
      locationId: null,
    },
  ]
}
