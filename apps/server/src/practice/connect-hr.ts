import type { ConnectHr } from '@chairflow/api'
import { saveConnection } from '@chairflow/store'
import type { Static } from 'typebox'
import type { Chairflow } from '../chairflow.ts'

export const HR_CONNECTION = 'hr'

/** Lets an HR system report certificates, or gives it another key. */
export async function connectHr(
  { runtime, sealer }: Chairflow,
  { signatureKey, name = 'HR expiry feed' }: Static<typeof ConnectHr>,
): Promise<void> {
  await runtime.store.write((tx) =>
    saveConnection(tx, {
      id: HR_CONNECTION,
      connector: 'hr-feed',
      kind: 'hr',
      name,
      settingsJson: '{}',
      secretsSealed: sealer.seal({ signatureKey }),
      locationId: null,
    }),
  )
  runtime.reconnect()
}
