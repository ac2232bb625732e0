import { DEFAULT_ASSUMPTIONS, type WaitlistAssumptions } from '@chairflow/scheduling'
import { texts } from './forecast-texts.ts'

/** As entered: percent and minutes, each a number or nothing yet. */
export type AssumptionsDraft = {
  readonly acceptPercent: number | ''
  readonly replyMinutes: number | ''
}

export const USUAL: AssumptionsDraft = draftOf(DEFAULT_ASSUMPTIONS)

export function draftOf(assumptions: WaitlistAssumptions): AssumptionsDraft {
  const { acceptRate, replyMedianMinutes } = assumptions
  return { acceptPercent: Math.round(acceptRate * 1000) / 10, replyMinutes: replyMedianMinutes }
}

type Read =
  | { readonly type: 'good'; readonly assumptions: WaitlistAssumptions }
  | {
      readonly type: 'wrong'
      readonly problems: Partial<Record<keyof AssumptionsDraft, string>>
    }

/** What is assumed, or a sentence for each field that says nothing usable. */
export function readDraft({ acceptPercent, replyMinutes }: AssumptionsDraft): Read {
  const isRate = acceptPercent !== '' && acceptPercent >= 1 && acceptPercent <= 95
  const isDelay = replyMinutes !== '' && replyMinutes >= 0.5 && replyMinutes <= 240
  if (isRate && isDelay) {
    const acceptRate = acceptPercent / 100
    return { type: 'good', assumptions: { acceptRate, replyMedianMinutes: replyMinutes } }
  }
  const problems = {
    ...(!isRate && { acceptPercent: texts.acceptRange }),
    ...(!isDelay && { replyMinutes: texts.replyRange }),
  }
  return { type: 'wrong', problems }
}
