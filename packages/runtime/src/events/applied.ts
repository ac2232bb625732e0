import type { Changes } from '../host.ts'

/** Through which account an event came, when it is dealt with, and under which id it is kept. */
export type Received = {
  readonly connectionId: string
  readonly at: number
  readonly eventId: string
}

/** What came of an event. `look-up` means the connector has to be asked before it can be applied. */
export type Applied =
  | {
      readonly status: 'applied' | 'unmatched' | 'ignored'
      readonly reason: string
      readonly changes: Changes
    }
  | { readonly status: 'look-up'; readonly externalId: string }
