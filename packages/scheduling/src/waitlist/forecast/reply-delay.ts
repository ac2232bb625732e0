/** How long people take to answer who answer at all: lognormal. */
export type ReplyDelay = {
  readonly medianMinutes: number
  /** Spread of the logarithm: 1.3 means that a third take less than 2.3 or more than 7 minutes. */
  readonly sigma: number
}

export const DEFAULT_DELAY: ReplyDelay = { medianMinutes: 4, sigma: 1.3 }

/** The share of answers that have come after so many minutes. */
export function answeredWithin({ medianMinutes, sigma }: ReplyDelay, minutes: number): number {
  if (minutes <= 0) return 0
  return normalCdf(Math.log(minutes / medianMinutes) / sigma)
}

/** Abramowitz and Stegun 26.2.17: off by less than 1e-7. */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const tail =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))) *
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI))
  return x < 0 ? tail : 1 - tail
}
