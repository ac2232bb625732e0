import type { InboundEvent } from '@chairflow/connector-kit'
import type { Happening } from '@chairflow/node-kit'

/**
 * What became of an effect of ours could not be taken in when it was known: it is tried again like
 * anything that comes in. The outcome itself stands, and nothing is done or asked at the vendor again.
 */
export type EffectSettled = {
  readonly type: 'effect-settled'
  readonly dedupeKey: string
  readonly effectId: string
  /** What is left: our own copy, or the execution that waits for the result. */
  readonly left: 'take-in' | 'hear'
}

/** A flow that was to start when something happened, and broke us. */
export type FlowStart = {
  readonly type: 'flow-start'
  readonly dedupeKey: string
  readonly flowId: string
  readonly happening: Extract<Happening, { type: 'appointment' }>
}

/** A planned start that its flow's limit refused: kept to be seen, nothing is to be done with it. */
export type PlannedStart = {
  readonly type: 'planned-start'
  readonly dedupeKey: string
  readonly flowId: string
}

/** What we left over ourselves: a fault is met again a few times, then it is given to a person. */
export type OwnEvent = EffectSettled | FlowStart | PlannedStart

/** Whatever is kept to be applied. */
export type StoredEvent = InboundEvent | OwnEvent
