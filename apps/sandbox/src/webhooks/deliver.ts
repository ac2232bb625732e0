import { setTimeout as pause } from 'node:timers/promises'
import type { Fault, Sandbox } from '../state.ts'

const TIMEOUT_MS = 10_000

export type Delivery = {
  readonly target: Fault['target']
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly retryMs: number
  readonly tries: number
}

/** Posts a webhook until it is answered 2xx or the tries run out; a fault may deliver it twice. */
export async function deliver(sandbox: Sandbox, delivery: Delivery): Promise<void> {
  const isDoubled = activeFault(sandbox, delivery.target, ['duplicate-webhook']) !== undefined
  const copies = isDoubled ? [delivery, delivery] : [delivery]
  await Promise.all(copies.map(deliverOne))
}

async function deliverOne({ url, headers, body, retryMs, tries }: Delivery): Promise<void> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    if (await post(url, headers, body)) return
    await pause(retryMs, undefined, { ref: false })
  }
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const { ok, status } = await fetch(url, { method: 'POST', headers, body, signal })
    return ok || (status >= 400 && status < 500)
  } catch {
    return false
  }
}

/** A fault of one of these kinds that is on and strikes this time. */
export function activeFault(
  sandbox: Sandbox,
  target: Fault['target'],
  kinds: readonly Fault['kind'][],
): Fault | undefined {
  return sandbox.faults.find(
    (fault) =>
      fault.target === target &&
      kinds.includes(fault.kind) &&
      Date.now() < fault.until &&
      Math.random() < fault.rate,
  )
}
