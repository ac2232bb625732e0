import type { OfferPlan } from '../forecast-offers.ts'

export type Estimate = { readonly mean: number; readonly error: number }

/**
 * Plays an offer many times, person by person, with delays drawn from normal numbers (Box and
 * Muller): shares nothing with the formulas it checks.
 */
export function playOffers(
  plan: OfferPlan,
  { runs, seed }: { readonly runs: number; readonly seed: number },
) {
  const random = generator(seed)
  const plays = Array.from({ length: runs }, () => playOnce(plan, random))
  const filled = plays.filter(({ minute }) => minute !== null)
  return {
    filled: estimate(plays.map(({ minute }) => (minute === null ? 0 : 1))),
    minutes: estimate(filled.map(({ minute }) => minute ?? 0)),
    texts: estimate(plays.map(({ texts }) => texts)),
    disappointed: estimate(plays.map(({ disappointed }) => disappointed)),
  }
}

/** Wave by wave until somebody's yes counts; who was asked by then may still say yes in vain. */
function playOnce(plan: OfferPlan, random: () => number) {
  const { chances, waveSize, windowMinutes, horizonMinutes } = plan
  let filledAt = Number.POSITIVE_INFINITY
  const asked: { readonly at: number; readonly yesAt: number }[] = []
  for (let from = 0; from < chances.length; from += waveSize) {
    const now = (from / waveSize) * windowMinutes
    if (now >= horizonMinutes || filledAt <= now) break
    const wave = chances.slice(from, from + waveSize).map((chance) => ({
      at: now,
      yesAt: random() < chance ? now + drawDelay(plan, random) : Number.POSITIVE_INFINITY,
    }))
    asked.push(...wave)
    filledAt = Math.min(filledAt, ...wave.filter(counts(plan)).map(({ yesAt }) => yesAt))
  }
  const yeses = asked.filter(({ yesAt }) => yesAt <= horizonMinutes).length
  const isFilled = Number.isFinite(filledAt)
  const minute = isFilled ? filledAt : null
  return { minute, texts: asked.length, disappointed: yeses - (isFilled ? 1 : 0) }
}

function counts({ keepOpen, windowMinutes, horizonMinutes }: OfferPlan) {
  return ({ at, yesAt }: { readonly at: number; readonly yesAt: number }) =>
    yesAt <= horizonMinutes && (keepOpen || yesAt - at <= windowMinutes)
}

function drawDelay({ delay }: OfferPlan, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return delay.medianMinutes * Math.exp(delay.sigma * normal)
}

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** A small generator with 32 bits of state (mulberry32's mixing constants). */
function generator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
