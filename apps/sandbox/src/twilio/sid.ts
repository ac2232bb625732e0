import type { Sandbox } from '../state.ts'

/** Counts up, so that a test that fails can be read. */
export function newSid(sandbox: Sandbox): string {
  const sid = `SM${sandbox.nextMessage.toString(16).padStart(32, '0')}`
  sandbox.nextMessage += 1
  return sid
}
