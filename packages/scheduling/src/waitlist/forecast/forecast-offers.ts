import { answeredWithin, type ReplyDelay } from './reply-delay.ts'

/** How an offer goes out. Broadcast is one wave of everybody; one at a time, waves of one. */
export type OfferPlan = {
  /** How likely each says yes, in the order in which they are asked. */
  readonly chances: readonly number[]
  readonly waveSize: number
  /** From one wave to the next. */
  readonly windowMinutes: number
  /** Whether an earlier yes counts while later waves are asked. */
  readonly keepOpen: boolean
  /** Until the slot cannot be filled any more: its start, less the notice needed. */
  readonly horizonMinutes: number
  readonly delay: ReplyDelay
}

export type OfferForecast = {
  readonly fillProbability: number
  /** Given that it is filled; null when it cannot be. */
  readonly meanMinutesToFill: number | null
  readonly expectedTexts: number
  /** People who say yes in vain before the slot begins. */
  readonly expectedDisappointed: number
}

/**
 * What an offer will come to. With t_i the minute person i is asked, p_i their chance and F the
 * share of answers that came within a time, the slot is still free after t minutes with
 * S(t) = Π (1 − p_i F(t − t_i)); where earlier offers do not stay open, F(min(t − t_i, window)).
 * Filled: 1 − S(H). Texts: Σ S(t_i). Minutes to fill: ∫ (S(t) − S(H)) dt / (1 − S(H)), by Simpson's
 * rule between waves. An answer "no" that brings the next wave early is left out: it helps.
 */
export function forecastOffers(plan: OfferPlan): OfferForecast {
  const asked = askedInTime(plan)
  const survival = (minutes: number) => survivalAt(plan, asked, minutes)
  const left = survival(plan.horizonMinutes)
  const filled = 1 - left
  const reached = asked.map(({ minute }) => survival(minute))
  const yeses = asked.reduce(
    (sum, { minute, chance }, index) =>
      sum + (reached[index] ?? 0) * chance * answered(plan, plan.horizonMinutes - minute),
    0,
  )
  return {
    fillProbability: filled,
    meanMinutesToFill: filled < 1e-9 ? null : minutesLost(plan, survival, left) / filled,
    expectedTexts: reached.reduce((sum, share) => sum + share, 0),
    expectedDisappointed: Math.max(0, yeses - filled),
  }
}

type Asked = { readonly minute: number; readonly chance: number }

function askedInTime({ chances, waveSize, windowMinutes, horizonMinutes }: OfferPlan) {
  const all = chances.map(
    (chance, index): Asked => ({ chance, minute: Math.floor(index / waveSize) * windowMinutes }),
  )
  return all.filter(({ minute }) => minute < horizonMinutes)
}

/** Just before anybody is asked at that minute: who is asked then has answered nothing yet. */
function survivalAt(plan: OfferPlan, asked: readonly Asked[], minutes: number): number {
  let free = 1
  for (const { minute, chance } of asked) {
    if (minute >= minutes) break
    const waited = minutes - minute
    const counted = plan.keepOpen ? waited : Math.min(waited, plan.windowMinutes)
    free *= 1 - chance * answered(plan, counted)
  }
  return free
}

function answered({ delay }: OfferPlan, minutes: number): number {
  return answeredWithin(delay, minutes)
}

/** Steps of Simpson's rule between two waves; the integrand is smooth there. */
const STEPS = 64

function minutesLost(
  { windowMinutes, horizonMinutes, waveSize, chances }: OfferPlan,
  survival: (minutes: number) => number,
  left: number,
): number {
  const waves = Math.ceil(chances.length / waveSize)
  const bends = Array.from({ length: waves }, (_, wave) => wave * windowMinutes)
  const ends = [...bends, waves * windowMinutes].filter((minute) => minute < horizonMinutes)
  const spans = [...ends, horizonMinutes]
  const free = (minutes: number) => survival(minutes) - left
  return spans.slice(1).reduce((sum, to, index) => sum + simpson(free, spans[index] ?? 0, to), 0)
}

function simpson(f: (x: number) => number, from: number, to: number): number {
  const width = (to - from) / STEPS
  let sum = f(from) + f(to)
  for (let step = 1; step < STEPS; step += 1) {
    sum += f(from + step * width) * (step % 2 === 1 ? 4 : 2)
  }
  return (sum * width) / 3
}
