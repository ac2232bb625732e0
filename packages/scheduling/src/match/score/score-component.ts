import type { WeightName } from './match-weights.ts'

/** One consideration of a score. */
export type ScoreComponent = {
  readonly code: WeightName
  /** What a manager calls it. */
  readonly label: string
  readonly weight: number
  /** 0 speaks against, 1 for. */
  readonly value: number
  /** Why, e.g. "Directly after another visit". */
  readonly text: string
}

export type ScoreValue = Pick<ScoreComponent, 'value' | 'text'>

/** Kept between 0 and 1. */
export function scoreValue(value: number, text: string): ScoreValue {
  return { value: Math.min(1, Math.max(0, value)), text }
}
