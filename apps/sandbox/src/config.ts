import { fileURLToPath } from 'node:url'

export type SandboxConfig = {
  readonly port: number
  /** Where webhooks go. */
  readonly chairflowUrl: string
  readonly practicePath: string
  readonly mindbody: {
    readonly apiKey: string
    readonly signatureKey: string
    readonly username: string
    readonly password: string
  }
  readonly twilio: { readonly accountSid: string; readonly authToken: string }
  readonly webhookRetryMs: number
}

const demoPractice = new URL('../../../examples/demo-practice/practice.json', import.meta.url)
/** As Mindbody: every 15 minutes. */
const RETRY_MS = 15 * 60_000

/** The defaults are public on purpose: they open nothing but this sandbox. */
export function readConfig(environment: NodeJS.ProcessEnv): SandboxConfig {
  const read = (name: string, otherwise: string) => environment[`SANDBOX_${name}`] ?? otherwise
  return {
    port: Number(read('PORT', '4311')),
    chairflowUrl: read('CHAIRFLOW_URL', 'http://127.0.0.1:4310').replace(/\/+$/, ''),
    practicePath: read('PRACTICE', fileURLToPath(demoPractice)),
    mindbody: {
      apiKey: read('MINDBODY_API_KEY', 'sandbox-api-key'),
      signatureKey: read('MINDBODY_SIGNATURE_KEY', 'sandbox-signature-key'),
      username: read('MINDBODY_USERNAME', 'sandbox-user'),
      password: read('MINDBODY_PASSWORD', 'sandbox-password'),
    },
    twilio: {
      accountSid: read('TWILIO_ACCOUNT_SID', `AC${'0'.repeat(32)}`),
      authToken: read('TWILIO_AUTH_TOKEN', 'sandbox-twilio-token'),
    },
    webhookRetryMs: Number(read('WEBHOOK_RETRY_MS', String(RETRY_MS))),
  }
}
