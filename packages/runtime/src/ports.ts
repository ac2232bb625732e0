import type { Connector } from '@chairflow/connector-kit'
import type { Advanced, Execution, ExecutionEvent, FindNodeType, Program } from '@chairflow/engine'
import type { Happening, Start } from '@chairflow/node-kit'

/** What the runtime takes from the outside, so that a test can drive it by hand. */
export type Ports = {
  readonly clock: Clock
  /** Unique, sortable, e.g. `exe_0192…`. */
  readonly newId: (prefix: string) => string
  /** From 0 up to 1; spreads retries. */
  readonly random: () => number
  readonly log: Log
  readonly findNodeType: FindNodeType
  readonly triggers: Readonly<Record<string, AnyTrigger>>
  /** When triggers that come by the clock are due. */
  readonly nextDues: Readonly<Record<string, AnyNextDue>>
  readonly connectors: Readonly<Record<string, Connector>>
  /** Opens what `seal` closed; throws when the key is another one. */
  readonly unseal: (sealed: string) => unknown
  readonly publicUrl: string
  /** Accepted events that may wait to be applied before senders are asked to come again. */
  readonly largestBacklog: number
  /** How long patients' words are kept after an execution ended; null keeps them for ever. */
  readonly retentionDays: number | null
  /** Sees each step of the pure engine; for recording histories. */
  readonly observe?: (seen: Seen) => void
}

export type Seen = {
  readonly program: Program
  readonly execution: Execution
  readonly event: ExecutionEvent
  readonly advanced: Advanced
}

export type AnyTrigger = (config: never, happening: Happening) => Start | null

/** See NextDue in node-kit; settings were checked at publish. */
export type AnyNextDue = (config: never, after: number, timeZone: string) => number | null

export type Clock = {
  /** Milliseconds UTC, as the wall clock says: it may be set back or forward. */
  readonly now: () => number
  /** Milliseconds since some beginning; only ever grows, and stands still while the machine does. */
  readonly elapsedMs: () => number
  /** Calls back once at or after the instant; returns how to take that back. */
  readonly wakeAt: (at: number, wake: () => void) => () => void
}

/** Ids and codes only: never a patient's name, number or words. */
export type Log = {
  readonly info: (facts: Readonly<Record<string, unknown>>, message: string) => void
  readonly warn: (facts: Readonly<Record<string, unknown>>, message: string) => void
  readonly error: (facts: Readonly<Record<string, unknown>>, message: string) => void
}
