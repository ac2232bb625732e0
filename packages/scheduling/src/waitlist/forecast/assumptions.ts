import { type Static, Type as T } from 'typebox'
import { type AcceptPrior, DEFAULT_PRIOR } from '../accept-chance.ts'
import { DEFAULT_DELAY, type ReplyDelay } from './reply-delay.ts'

/** What a practice believes of people it knows nothing about yet; each person's own answers correct it. */
export const WaitlistAssumptions = T.Object(
  {
    acceptRate: T.Number({
      title: 'Of people asked, so many say yes',
      minimum: 0.01,
      maximum: 0.95,
      default: DEFAULT_PRIOR.rate,
    }),
    replyMedianMinutes: T.Number({
      title: 'Half of those who answer do so within',
      minimum: 0.5,
      maximum: 240,
      default: DEFAULT_DELAY.medianMinutes,
    }),
  },
  { additionalProperties: false },
)
export type WaitlistAssumptions = Static<typeof WaitlistAssumptions>

export const DEFAULT_ASSUMPTIONS: WaitlistAssumptions = {
  acceptRate: DEFAULT_PRIOR.rate,
  replyMedianMinutes: DEFAULT_DELAY.medianMinutes,
}

export function priorOf({ acceptRate }: WaitlistAssumptions): AcceptPrior {
  return { ...DEFAULT_PRIOR, rate: acceptRate }
}

export function delayOf({ replyMedianMinutes }: WaitlistAssumptions): ReplyDelay {
  return { ...DEFAULT_DELAY, medianMinutes: replyMedianMinutes }
}
