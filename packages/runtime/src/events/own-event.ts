import type { InboundEvent } from '@chairflow/connector-kit'

/**
 * What became of an effect of ours could not be taken in when it was known: it is tried again like
 * anything that comes in. The outcome itself stands, and nothing is done or asked at the vendor again.
 */
export type EffectSettled = {
  readonly type: 'effect-settled'
  readonly dedupeKey: string
  readonly effectId: string
}

/** Whatever is kept to be applied: told by others, or left over by ourselves. */
export type StoredEvent = InboundEvent | EffectSettled
