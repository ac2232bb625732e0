import type { InboundEvent } from '@chairflow/connector-kit'
import { understandReply } from '@chairflow/scheduling'

type Message = Extract<InboundEvent, { type: 'message-received' }>

/** By the carrier's word or the patient's own; "cancel" may mean either, and counts as both. */
export function wantsNoTexts({ body, hasMedia, optOutType }: Message): boolean {
  const { intent } = understandReply(body, { prompt: 'reminder', hasMedia })
  return optOutType === 'stop' || intent === 'optOut' || intent === 'cancel'
}
