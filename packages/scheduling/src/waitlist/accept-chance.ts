import type { PastOffer } from './offer.ts'

/** What is believed of somebody nothing is known about: as if `strength` people had been asked. */
export type AcceptPrior = { readonly rate: number; readonly strength: number }

/** Beta(2, 8): one in five says yes. */
export const DEFAULT_PRIOR: AcceptPrior = { rate: 0.2, strength: 10 }

/** No answer says less than a no: they may not have seen the text. */
const SILENCE = 0.5

/**
 * How likely somebody says yes when asked: the mean of a Beta posterior. A yes that came too late is
 * a yes; an offer that was withdrawn before their time was up proves nothing.
 */
export function acceptChance(
  offers: readonly Pick<PastOffer, 'status'>[],
  { rate, strength }: AcceptPrior = DEFAULT_PRIOR,
): number {
  let yes = rate * strength
  let no = (1 - rate) * strength
  for (const { status } of offers) {
    if (status === 'accepted' || status === 'lost') yes += 1
    else if (status === 'declined') no += 1
    else if (status === 'expired') no += SILENCE
  }
  return yes / (yes + no)
}
